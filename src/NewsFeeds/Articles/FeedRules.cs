namespace NewsFeeds.Articles;

/// <summary>How the feeds of the publication or of one category are cut. A null part is inherited: category from parent category, that from the publication, that from <see cref="Default"/>.</summary>
/// <param name="Items">At least this many entries, where there are as many.</param>
/// <param name="Window">Everything first published within this span before the newest entry.</param>
/// <param name="FullText">True: the whole body; false: the summary alone.</param>
/// <param name="MaxAge">How long a cache may keep a feed.</param>
public sealed record FeedRules(int? Items = null, TimeSpan? Window = null, bool? FullText = null, TimeSpan? MaxAge = null)
{
    /// <summary>30 entries, 48 hours, whole bodies, 300 seconds.</summary>
    public static readonly FeedRules Default = new(30, TimeSpan.FromHours(48), true, TimeSpan.FromSeconds(300));

    /// <summary>These rules, with what they leave open taken from <paramref name="outer"/>.</summary>
    public FeedRules Within(FeedRules outer) =>
        new(Items ?? outer.Items, Window ?? outer.Window, FullText ?? outer.FullText, MaxAge ?? outer.MaxAge);
}
