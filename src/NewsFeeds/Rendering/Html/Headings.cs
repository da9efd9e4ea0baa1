namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Moves the headings of a body that has an <c>h1</c> one level down, because the article's title is the only first heading of its page.
/// </summary>
internal static class Headings
{
    /// <summary>Works in place. The lowest headings stay as they are.</summary>
    public static void Lower(HtmlTree tree)
    {
        if (tree.All("h1").Count == 0)
        {
            return;
        }

        foreach (var heading in tree.All("h1,h2,h3,h4,h5"))
        {
            tree.Rename(heading, $"h{heading.LocalName[1] - '0' + 1}");
        }

        tree.ApplyChanges();
    }
}
