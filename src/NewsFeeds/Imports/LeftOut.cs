namespace NewsFeeds.Imports;

/// <summary>Something of a post that was not carried over.</summary>
/// <param name="Kind">A stable word for programs, such as <c>shortcode</c> or <c>picture</c>.</param>
/// <param name="What">Names it: a plug-in's word, an address.</param>
/// <param name="Count">How often the post has it.</param>
internal sealed record LeftOut(string Kind, string What, int Count = 1);
