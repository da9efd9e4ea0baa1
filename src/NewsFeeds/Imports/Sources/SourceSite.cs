namespace NewsFeeds.Imports.Sources;

/// <summary>What sources say of the site as a whole. Of several files, the first that says something is believed.</summary>
internal sealed record SourceSite
{
    /// <summary>How many posts and pages there are. Tables that grow by doubling would take twice the room.</summary>
    public int PostCount { get; init; }

    /// <summary>The site's name, plain text; null where no source has one.</summary>
    public string? Title { get; init; }

    /// <summary>One sentence about it, plain text.</summary>
    public string? Description { get; init; }

    /// <summary>A BCP 47 tag; null where no source names one.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The zone of its clock: the one that explains most of the dates that are told both in local time and in UTC; null without any.
    /// </summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The addresses at which the site was: absolute, without a slash at the end.</summary>
    public IReadOnlyList<string> Homes
    {
        get;
        init => (field, Hosts) = (value, new SiteHosts(value));
    }

    = [];

    /// <summary>The hosts of <see cref="Homes"/>.</summary>
    public SiteHosts Hosts { get; private init; } = new([]);

    /// <summary>The categories by their key: WordPress's nicename as it is written, or the name in a feed.</summary>
    public IReadOnlyDictionary<string, SourceTerm> Categories { get; init; } = new Dictionary<string, SourceTerm>();

    /// <summary>The tags.</summary>
    public IReadOnlyList<SourceTerm> Tags { get; init; } = [];

    /// <summary>The people: <see cref="SourceTerm.Key"/> is the last segment of a person's address.</summary>
    public IReadOnlyList<SourceTerm> Authors { get; init; } = [];

    /// <summary>Pictures and sound by their number in WordPress.</summary>
    public Attachments Attachments { get; init; } = new();

    /// <summary>The words of reusable blocks by their number in WordPress.</summary>
    public IReadOnlyDictionary<long, string> Blocks { get; init; } = new Dictionary<long, string>();
}

/// <summary>A category, a tag or a person of the former site.</summary>
/// <param name="Key">WordPress's nicename as it is written, perhaps percent-encoded; in a feed, the name.</param>
/// <param name="Name">Plain text.</param>
/// <param name="Parent">The key of the category around it; null for none.</param>
/// <param name="Number">Its number in WordPress; 0 for none.</param>
/// <param name="Description">Plain text; null for none.</param>
internal sealed record SourceTerm(string Key, string Name, string? Parent = null, long Number = 0, string? Description = null);
