namespace NewsFeeds.Addresses;

/// <summary>What stands at an address of the service.</summary>
public enum AddressKind
{
    /// <summary>The publication's page, <c>/</c>.</summary>
    Home,

    /// <summary>The OPML list of every category's feed.</summary>
    Opml,

    /// <summary>A listing's feed in one form.</summary>
    Feed,

    /// <summary>A listing's page.</summary>
    Page,

    /// <summary>A category's podcast.</summary>
    Podcast,

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

    /// <summary>The sitemap, or the index of its parts.</summary>
    Sitemap,

    /// <summary>The part of the sitemap that names all but articles.</summary>
    SitemapPages,

    /// <summary>The part of the sitemap that names the articles of a month.</summary>
    SitemapMonth,

    /// <summary>The sitemap of the newest articles.</summary>
    NewsSitemap,

    /// <summary>Tells an orchestrator whether the process runs.</summary>
    Live,

    /// <summary>Tells an orchestrator whether the process can serve readers.</summary>
    Ready,
}
