using System.Text.Json;
using System.Xml.Linq;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests.Feeds;

/// <summary>A category that speaks another language than its Vietnamese publication: each entry stands in the feeds of both.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly OpenNewsroom _newsroom;

    public LanguageTests()
    {
        _content.Write("english/_index.md", "---\ntitle: English\nlanguage: en\n---\n");
        _content.Article("english/tagged.md", "vi", more: "language: vi");
        _content.Article("english/untagged.md", "none");
        _content.Article("english/same.md", "en", more: "language: en");
        _newsroom = new OpenNewsroom(_content);
    }

    [Theory]
    [InlineData("english", "en:- none:vi vi:vi")]
    [InlineData("", "en:en none:- vi:-")]
    public void AnEntryTellsItsLanguageWhereItIsNotTheFeeds(string path, string expected)
    {
        var feed = _newsroom.Feed(path);
        using var json = JsonDocument.Parse(FeedFormat.Json.Write(feed));
        Assert.Equal(expected, OfAtom(FeedFormat.Atom.Write(feed)));
        Assert.Equal(expected, Shown(json.RootElement.GetProperty("items").EnumerateArray()
            .Select(item =>
                (item.GetProperty("title").GetString()!,
                item.TryGetProperty("language", out var language) ? language.GetString() : null))));
    }

    [Fact]
    public void AnArchiveTellsWhatTheFeedTells() =>
        Assert.Equal("en:- none:vi vi:vi", OfAtom(_newsroom.Archive(_newsroom.Edition.Categories["english"], 2026, 11)));

    public void Dispose()
    {
        _newsroom.Dispose();
        _content.Dispose();
    }

    private static string OfAtom(byte[] document) => Shown(Documents.Root(document).Elements(Documents.Atom + "entry")
        .Select(entry => (entry.Element(Documents.Atom + "title")!.Value, entry.Attribute(XNamespace.Xml + "lang")?.Value)));

    private static string Shown(IEnumerable<(string Title, string? Language)> entries) =>
        string.Join(' ', entries.Select(entry => $"{entry.Title}:{entry.Language ?? "-"}").Order(StringComparer.Ordinal));
}
