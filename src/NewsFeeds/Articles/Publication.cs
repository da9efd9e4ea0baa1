namespace NewsFeeds.Articles;

/// <summary>The newspaper, station or site as a whole: the content folder's own <c>_index.md</c>.</summary>
public sealed record Publication
{
    /// <summary>Its name, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences about it, plain text.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The language as a BCP 47 tag, such as <c>vi</c>. Articles without a language of their own have it, and so have the words that the
    /// service adds.
    /// </summary>
    public string Language { get; init; } = "vi";

    /// <summary>The zone of dates that carry no offset, and of the day in ids and addresses.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The line of rights, plain text.</summary>
    public string? Copyright { get; init; }

    /// <summary>Who answers for what is published, under which licence number, and where: plain text in lines.</summary>
    public string? Imprint { get; init; }

    /// <summary>The absolute http(s) address of the licence under which everything is published.</summary>
    public string? License { get; init; }

    /// <summary>A wide or square picture of the publication's name.</summary>
    public Picture? Logo { get; init; }

    /// <summary>A small square picture.</summary>
    public Picture? Icon { get; init; }

    /// <summary>The tagging entity of derived ids (RFC 4151), such as <c>kontumtv.vn,2021</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>How feeds are cut where a category does not say otherwise. No part is null.</summary>
    public FeedRules Rules { get; init; } = FeedRules.Default;

    /// <summary>The feeds of partners, each name once.</summary>
    public IReadOnlyList<PartnerFeed> PartnerFeeds { get; init => field = ValueList<PartnerFeed>.Of(value); } =
        ValueList<PartnerFeed>.Empty;

    /// <summary>
    /// What stands for a later version that has errors. The last good rule of a partner may let out what the editor excludes now, so the
    /// partner feeds are the later ones.
    /// </summary>
    internal Publication InPlaceOf(Publication later) => this with { PartnerFeeds = later.PartnerFeeds };
}
