namespace NewsFeeds.Imports.Sources;

/// <summary>Something of a post that was not carried over.</summary>
/// <param name="Kind">A stable word for programs, such as <c>shortcode</c> or <c>picture</c>.</param>
/// <param name="What">Names it: a plug-in's word, an address.</param>
/// <param name="Count">How often the post has it.</param>
internal sealed record LeftOut(string Kind, string What, int Count = 1)
{
    /// <summary>What an editor should know.</summary>
    public string Sentence => Kind switch
    {
        "comments" => $"comments stay behind: {What}",
        "sticky" => "it was pinned to the front page; nothing is pinned here",
        "format" => $"WordPress's post format '{What}' means nothing here; its words and pictures came",
        "taxonomy" => $"the term '{What}' of a plug-in was left out",
        "shortcode" => $"the sign [{What}] was taken out{Times}; words inside it stay",
        "block" => $"the block {What} is filled in by WordPress or a plug-in, so it was left out{Times}",
        "reusable-block" => $"the reusable block {What} is not in the export; add its words by hand",
        "attachment" => $"the attachment {What} is not in the export; add the picture or sound by hand",
        "script" => $"a script was left out{Times}: {What}",
        _ => $"left out{Times}: {What}",
    };

    private string Times => Count > 1 ? FormattableString.Invariant($" {Count} times") : "";
}
