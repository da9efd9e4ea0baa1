namespace NewsFeeds.Imports;

/// <summary>Something that an import tells about one post or one place of a file.</summary>
/// <param name="Place">Where it is: <c>file:line</c>, a whole file, or a path of the content folder.</param>
/// <param name="Post">The path of the post's file in the content folder, else its id or title; empty where it concerns no post.</param>
/// <param name="Kind">A stable word for programs, such as <c>shortcode</c>, <c>picture</c> or <c>edited</c>.</param>
/// <param name="What">What it is about, for people.</param>
public sealed record ImportNote(string Place, string Post, string Kind, string What)
{
    /// <summary>Whether a post was lost or torn.</summary>
    public bool IsError { get; init; }
}
