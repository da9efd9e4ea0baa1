namespace NewsFeeds.Addresses;

/// <summary>What selects the articles of a listing.</summary>
public enum ListingKind
{
    /// <summary>A category, or the whole publication.</summary>
    Category,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A person of the byline.</summary>
    Author,

    /// <summary>The rule of a partner feed.</summary>
    Partner,
}
