namespace NewsFeeds.Rendering.Html;

/// <summary>What stands around a body: where its addresses lead, and what its ids and labels begin with.</summary>
/// <param name="Follow">
/// Turns the address of a link or embed into an absolute one, or into null where it leads nowhere that may be linked: then only the link's
/// text stays. The function gets the address as the HTML has it, so letters and spaces may be percent-encoded or not. It never gets a bare
/// fragment. Only http and https results count, for links also <c>mailto:</c> and <c>tel:</c>.
/// </param>
/// <param name="Prefix">Begins every id, with a hyphen, so that footnotes of two entries never collide in one feed.</param>
internal sealed record BodyContext(Func<string, string?> Follow, string Prefix)
{
    /// <summary>The same for pictures, sounds and films, which are removed where it gives null.</summary>
    public Func<string, string?> Show { get; init; } = Follow;

    /// <summary>The pixels of the picture at an absolute address, where known; asked where the HTML tells no size.</summary>
    public Func<string, (int Width, int Height)?> SizeOf { get; init; } = _ => null;

    /// <summary>The name of a footnote's arrow for a screen reader, in the article's language; the number follows.</summary>
    public string BackLabel { get; init; } = "Back to reference";

    /// <summary>The address of the article's page on this service. In feeds, links within the article lead there.</summary>
    public string ArticlePage { get; init; } = "";

    /// <summary>Whether markup that is removed from Markdown is told with its line and column, which takes longer.</summary>
    public bool WithPlaces { get; init; }
}
