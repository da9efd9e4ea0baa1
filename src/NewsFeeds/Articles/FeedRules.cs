namespace NewsFeeds.Articles;

/// <summary>
/// How the feeds of the publication or of one category are cut. A null part is inherited from the parent category, then from the
/// publication, then from <see cref="Default"/>.
/// </summary>
/// <param name="Items">How many entries a feed has at least, where there are as many articles.</param>
/// <param name="Window">A feed has every article first published within this span before its newest entry.</param>
/// <param name="FullText">Whether entries have the whole body, or only the summary.</param>
/// <param name="MaxAge">How long a cache may keep a feed.</param>
public sealed record FeedRules(int? Items = null, TimeSpan? Window = null, bool? FullText = null, TimeSpan? MaxAge = null)
{
    /// <summary>30 entries, 48 hours, whole bodies, 300 seconds.</summary>
    public static readonly FeedRules Default = new(30, TimeSpan.FromHours(48), true, TimeSpan.FromSeconds(300));

    /// <summary>These rules, with their null parts taken from <paramref name="outer"/>.</summary>
    public FeedRules Within(FeedRules outer) =>
        new(Items ?? outer.Items, Window ?? outer.Window, FullText ?? outer.FullText, MaxAge ?? outer.MaxAge);
}
