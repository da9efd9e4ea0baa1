using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Documents;

/// <summary>A path as the log has it. The names of partner feeds may be secret, so no line of the log has one.</summary>
internal static class LoggedPath
{
    public static string Of(string path) =>
        path.StartsWith(Address.PartnerFolder, StringComparison.OrdinalIgnoreCase) ? $"{Address.PartnerFolder}…" : path;
}
