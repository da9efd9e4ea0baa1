using System.Text.Json;
using System.Xml.Linq;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Tests.Promises;

/// <summary>A partner's <c>linkQuery</c> stands in the links of its entries, and in nothing else.</summary>
public class LinkQueryTests
{
    private const string Query = "utm_source=msn&a=1";

    // The link of each article, with what stands in the partner's feed, newest first.
    private static readonly (string Link, string OfPartner)[] Links =
    [
        ("https://example.vn/khong", $"https://example.vn/khong?{Query}"),
        ("https://example.vn/hoi?x=1", $"https://example.vn/hoi?x=1&{Query}"),
        ("https://example.vn/neo#y", $"https://example.vn/neo?{Query}#y"),
        ("https://example.vn/neo#y?z", $"https://example.vn/neo?{Query}#y?z"),
        ("https://example.vn/ca-hai?x=1#y", $"https://example.vn/ca-hai?x=1&{Query}#y"),
        ("https://example.vn/trong?", $"https://example.vn/trong?{Query}"),
        ("https://example.vn/do?x=1&#y", $"https://example.vn/do?x=1&{Query}#y"),
    ];

    [Fact]
    public async Task TheLinksOfAPartnersEntriesHaveTheQueryAndNothingElseHas()
    {
        await using var site = await Site.StartAsync(Newsroom(), $"--NewsFeeds:PublicUrl={Site.PublicUrl}");
        foreach (var (form, linksIn) in new[] { ("rss.xml", LinksInRss), ("atom.xml", LinksInAtom), ("feed.json", (Read)LinksInJson) })
        {
            var ofPartner = await site.TextAsync($"/partners/msn/{form}");
            Assert.Equal(Links.Select(each => each.OfPartner), linksIn(ofPartner));
            Assert.Equal(Links.Length, ofPartner.Split("utm_source").Length - 1);
            Assert.Contains("https://goc.example/bai", ofPartner, StringComparison.Ordinal);

            var everything = await site.TextAsync($"/feeds/{form}");
            Assert.Equal(Links.Select(each => each.Link), linksIn(everything));
        }

        foreach (var other in site.Catalog.All(site.Edition).Where(address => address.Listing != ListingKey.OfPartner("msn")))
        {
            Assert.DoesNotContain("utm_source", await site.TextAsync(other.Path), StringComparison.Ordinal);
        }
    }

    private delegate IEnumerable<string?> Read(string document);

    private static TemporaryContent Newsroom()
    {
        var content = new TemporaryContent();
        content.Publication($"feeds: {{msn: {{linkQuery: \"{Query}\"}}, khac: {{}}}}");
        foreach (var (at, (link, _)) in Links.Index())
        {
            content.Article(
                $"tin/{at}.md", $"Tin {at}", $"2026-03-0{9 - at}T01:00:00Z",
                $"link: {link}\nsource: {{title: Gốc, url: https://goc.example/bai}}",
                $"[Chính bài này]({link}) và [mục](/feeds/tin/).");
        }

        return content;
    }

    private static IEnumerable<string?> LinksInRss(string document) =>
        XElement.Parse(document).Descendants("item").Select(item => (string?)item.Element("link"));

    private static IEnumerable<string?> LinksInAtom(string document)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        return XElement.Parse(document).Elements(atom + "entry").Elements(atom + "link")
            .Where(link => (string?)link.Attribute("rel") == "alternate").Select(link => (string?)link.Attribute("href"));
    }

    private static IEnumerable<string?> LinksInJson(string document)
    {
        using var json = JsonDocument.Parse(document);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("url").GetString())];
    }
}
