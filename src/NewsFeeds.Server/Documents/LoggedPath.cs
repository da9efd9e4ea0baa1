using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// A path as the log has it. The names of partner feeds may be secret, so no line about a request or a document has one.
/// </summary>
internal readonly record struct LoggedPath(string Path)
{
    public override string ToString() =>
        Path.StartsWith(Address.PartnerFolder, StringComparison.OrdinalIgnoreCase) ? $"{Address.PartnerFolder}…" : Path;
}
