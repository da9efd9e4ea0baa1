namespace NewsFeeds.Addresses;

/// <summary>What stands at an address of the service.</summary>
public enum AddressKind
{
    /// <summary>The publication's page, <c>/</c>.</summary>
    Home,

    /// <summary>The OPML list of every category's feed.</summary>
    Opml,

    /// <summary>A category's feed in one form.</summary>
    Feed,

    /// <summary>A category's page.</summary>
    Page,

    /// <summary>A category's archive document (RFC 5005 §4) of one month or one day.</summary>
    Archive,

    /// <summary>A category's page of headlines of one month or one day.</summary>
    ArchivePage,

    /// <summary>An article's page.</summary>
    Article,

    /// <summary>A picture or sound of the content folder.</summary>
    Media,

    /// <summary>A style sheet or script of the service's own.</summary>
    Asset,

    /// <summary><c>/robots.txt</c>.</summary>
    Robots,

    /// <summary>Tells an orchestrator whether the process runs.</summary>
    Live,

    /// <summary>Tells an orchestrator whether the process can serve readers.</summary>
    Ready,
}
