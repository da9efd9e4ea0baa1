namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>What a reader made of one poll; null where it does not tell.</summary>
internal sealed record Reading(int? Status, string? Title, IReadOnlyList<ReadEntry> Entries)
{
    public string? Etag { get; init; }

    public string? Modified { get; init; }

    /// <summary>The ids of entries that nobody has read.</summary>
    public IReadOnlyList<string>? Unread { get; init; }
}

/// <summary>An entry as a reader keeps it; null where it keeps no such thing.</summary>
internal sealed record ReadEntry
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Link { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public IReadOnlyList<string>? Authors { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    public string? Summary { get; init; }

    public string? Content { get; init; }

    /// <summary>The address of the story elsewhere that it republishes.</summary>
    public string? Origin { get; init; }

    public IReadOnlyList<ReadEnclosure>? Enclosures { get; init; }

    /// <summary>How long a podcast program says that it plays.</summary>
    public int? Seconds { get; init; }

    /// <summary>The file to which a podcast program downloaded it.</summary>
    public string? Download { get; init; }
}

internal sealed record ReadEnclosure(string Url, string? Type, long? Length);

/// <summary>An address in a sitemap, or a part in an index; null where there is no such thing.</summary>
internal sealed record ReadSitemapUrl(
    string Url, DateTimeOffset? Modified, string? Title, DateTimeOffset? Published, string? Publication, string? Language);
