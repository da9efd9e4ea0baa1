using NewsFeeds.Articles;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Rendering;

/// <summary>Where the links and pictures of a body stand, by their addresses as its HTML has them.</summary>
internal sealed class LinkPlaces(ArticleText words, MarkdownOutline outline)
{
    private readonly ILookup<(string Address, bool IsPicture), (int Line, int Column)> _inMarkdown = outline.Links
        .ToLookup(link => (Decoded(link.Address), link.IsPicture), link => (link.Line, link.Column));

    /// <summary>Whether Markdown has it. What HTML alone has is told by rendering.</summary>
    public bool IsInMarkdown(string address, bool isPicture) => _inMarkdown.Contains((Decoded(address), isPicture));

    /// <summary>The body's first line and column with an address that HTML has; 0 where it is spelled in another way.</summary>
    public (int Line, int Column) InHtml(string address)
    {
        foreach (var text in new[] { address, Decoded(address), address.Replace("&", "&amp;", StringComparison.Ordinal) })
        {
            if (text.Length > 0 && words.Body.IndexOf(text, StringComparison.Ordinal) is var at and >= 0)
            {
                return MarkdownPlaces.In(words.Body, at);
            }
        }

        return (0, 0);
    }

    /// <summary>The fault of a lost link at each place where it stands.</summary>
    public IEnumerable<Fault> FaultsOf(LostLink lost)
    {
        IEnumerable<(int Line, int Column)> places = IsInMarkdown(lost.Address, lost.IsPicture)
            ? _inMarkdown[(Decoded(lost.Address), lost.IsPicture)]
            : [InHtml(lost.Address)];
        return places.Select(place => lost.Fault.InBody(words.BodyLine, place.Line, place.Column));
    }

    private static string Decoded(string address) => Uri.UnescapeDataString(address);
}
