namespace NewsFeeds.Feeds.Atom;

/// <summary>Atom's namespace and those of its extensions.</summary>
internal static class AtomNames
{
    public const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>RFC 5005.</summary>
    public const string History = "http://purl.org/syndication/history/1.0";

    /// <summary>RFC 6721.</summary>
    public const string Tombstones = "http://purl.org/atompub/tombstones/1.0";
}
