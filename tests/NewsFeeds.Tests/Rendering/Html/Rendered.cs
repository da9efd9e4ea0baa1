using NewsFeeds.Articles;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>
/// Renders as the article https://bao.vn/tin/bai does, whose addresses are resolved as a browser resolves them; "nowhere" leads nowhere.
/// </summary>
internal static class Rendered
{
    public static readonly Uri Page = new("https://bao.vn/tin/bai");

    public static ArticleBody Body(string markdown, string prefix = "p", bool withPlaces = false) =>
        ArticleHtml.Render(new ArticleText(markdown, 1, null), new BodyContext(Resolve, prefix) { WithPlaces = withPlaces });

    public static string Html(string markdown) => Body(markdown).Html;

    public static ArticleBody BodyOfHtml(string html) =>
        ArticleHtml.Render(new ArticleText(html, 1, null, IsHtml: true), new BodyContext(Resolve, "p"));

    public static string HtmlOfHtml(string html) => BodyOfHtml(html).Html;

    public static string? Resolve(string address) =>
        !address.Contains("nowhere", StringComparison.Ordinal) && Uri.TryCreate(Page, address, out var uri) ? uri.AbsoluteUri : null;
}
