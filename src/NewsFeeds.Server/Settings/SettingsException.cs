namespace NewsFeeds.Server.Settings;

/// <summary>Settings with which the service does not start; the message is one line for its operator.</summary>
internal sealed class SettingsException(string message) : Exception(message);
