namespace NewsFeeds.Rendering.Html;

/// <summary>
/// What a body may have at most, whether Markdown or HTML. Both parsers make a part of the tree of what each sign begins, even of the text
/// between two comments.
/// </summary>
internal static class BodyBounds
{
    public const int MaxLength = 256 * 1024;

    /// <exception cref="UnrenderableException">The text exceeds a bound.</exception>
    public static void Check(string text)
    {
        Limit("unrenderable/characters", text.Length, MaxLength);
        Limit("unrenderable/signs", text.AsSpan().Count('<'), 2 * Nesting.MaxElements, "<");
    }

    /// <exception cref="UnrenderableException">There are more than there may be.</exception>
    public static void Limit(string kind, int count, int most, string sign = "")
    {
        if (count > most)
        {
            throw new UnrenderableException(kind, null, count, most, sign);
        }
    }
}
