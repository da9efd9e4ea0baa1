using AngleSharp.Html.Dom;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Moves the headings of a body that has an <c>h1</c> one level down, because the article's title is the only first heading of its page.
/// </summary>
internal static class Headings
{
    private const int Lowest = 6;

    /// <summary>Works in place. The lowest headings stay as they are.</summary>
    public static void Lower(IHtmlElement body)
    {
        if (body.QuerySelector("h1") is null)
        {
            return;
        }

        for (var level = Lowest - 1; level >= 1; level--)
        {
            foreach (var heading in body.QuerySelectorAll($"h{level}").ToList())
            {
                heading.Rename($"h{level + 1}");
            }
        }
    }
}
