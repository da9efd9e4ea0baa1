namespace NewsFeeds.Server.Settings;

/// <summary>The service cannot start with these settings; the message is one line for its operator.</summary>
internal sealed class SettingsException(string message) : Exception(message);
