using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Sources;

/// <summary>Something of a post that was not carried over.</summary>
/// <param name="Kind">A stable word for programs, such as <c>shortcode</c> or <c>html</c>.</param>
/// <param name="What">Names it: a plug-in's word, an address; empty where the kind says it all.</param>
/// <param name="Count">How often the post has it.</param>
internal sealed record LeftOut(string Kind, string What = "", int Count = 1)
{
    /// <summary>What an editor should know.</summary>
    public Fault Of(SourcePost post) => (Kind, What, Count) switch
    {
        ("comments", _, _) => post.Warning("comments", What),
        ("sticky", _, _) => post.Warning("sticky"),
        ("format", _, _) => post.Warning("format", What),
        ("taxonomy", _, _) => post.Warning("taxonomy", What),
        ("shortcode", _, 1) => post.Warning("shortcode", What),
        ("shortcode", _, _) => post.Warning("shortcode/times", What, Count),
        ("block", _, 1) => post.Warning("block", What),
        ("block", _, _) => post.Warning("block/times", What, Count),
        ("reusable-block", _, _) => post.Warning("reusable-block", What),
        ("attachment", _, _) => post.Warning("attachment", What),
        ("script", "", 1) => post.Warning("script/inline"),
        ("script", "", _) => post.Warning("script/inline-times", Count),
        ("script", _, 1) => post.Warning("script", What),
        ("script", _, _) => post.Warning("script/times", What, Count),
        (_, _, 1) => post.Warning("html", What),
        _ => post.Warning("html/times", What, Count),
    };
}
