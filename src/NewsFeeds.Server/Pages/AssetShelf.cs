using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>Style sheets, the script and robots.txt.</summary>
internal static class AssetShelf
{
    private static readonly byte[] Robots = "User-agent: *\nDisallow:\n"u8.ToArray();
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>A <see cref="Shelf"/>.</summary>
    public static IEnumerable<Document> Documents(Edition edition)
    {
        _ = edition;
        yield return Fixed(Address.Asset("site.css"), "text/css; charset=utf-8", AssetFiles.Stylesheet);
        yield return Fixed(Address.Asset("copy.js"), "text/javascript; charset=utf-8", AssetFiles.Script);
        yield return Fixed(Address.Robots, "text/plain; charset=utf-8", Robots);
        yield return new Document(Address.Asset("feed.css").Path, now => now.Publication, (_, publication) => new Material
        {
            Source = publication,
            MediaType = "text/css; charset=utf-8",
            Write = edition => FeedStylesheet(new Texts(edition.Publication.Language, edition.Publication.TimeZone)),
            MaxAge = TimeSpan.FromHours(1), // Named without a version in every feed, so that an upgrade does not change all of them.
        });
    }

    private static Document Fixed(Address address, string mediaType, byte[] bytes) => new(address.Path, _ => bytes, (_, source) => new Material
    {
        Source = source,
        MediaType = mediaType,
        Write = _ => bytes,
        MaxAge = Day,
    });

    private static byte[] FeedStylesheet(Texts texts) => Encoding.UTF8.GetBytes(AssetFiles.FeedStylesheet
        .Replace("\"{FeedInBrowser}\"", CssString(texts.FeedInBrowser), StringComparison.Ordinal));

    private static string CssString(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
