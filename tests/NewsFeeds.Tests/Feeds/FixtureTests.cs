using System.Text;
using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Feeds;

/// <summary>
/// Newsrooms as editors write them beside the feeds that subscribers get, byte for byte. <c>UPDATE_GOLDEN=1</c> rewrites the feeds; the
/// difference is then for review.
/// </summary>
public partial class FixtureTests
{
    private static readonly string Folder = SourceTree.Path("tests", "NewsFeeds.Tests", "Fixtures");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task EveryFeedOfTheNewsroomIsTheGoldenFile(string name)
    {
        using var content = TemporaryContent.CopyOf(Path.Combine(Folder, name));
        using var newsroom = new OpenNewsroom(content);
        foreach (var category in newsroom.Listings)
        {
            var folder = newsroom.Edition.Shape.Categories.GetValueOrDefault(category.Path)?.Folder ?? "";
            CompareForms(newsroom, category, name, folder);
            if (await newsroom.Feeds.PodcastAsync(newsroom.Edition, category, CancellationToken.None) is { } podcast)
            {
                Compare(podcast.Value, name, folder, "podcast.xml");
            }
        }

        // A folder whose name begins with _ is no category.
        foreach (var partner in newsroom.Edition.Partners.All)
        {
            CompareForms(newsroom, partner, name, "_partners", partner.Key.Name);
        }
    }

    [Theory]
    [InlineData(ListingKind.Tag, "_tags", "sjc-pnj")]
    [InlineData(ListingKind.Author, "_authors", "hoàng-lợi")]
    public void FeedsOfATagAndOfAPersonAreTheGoldenFiles(ListingKind kind, string folder, string segment)
    {
        using var content = TemporaryContent.CopyOf(Path.Combine(Folder, "every-key"));
        using var newsroom = new OpenNewsroom(content);
        CompareForms(newsroom, newsroom.Edition.Find(new ListingKey(kind, segment))!, "every-key", folder, segment);
    }

    [Fact]
    public void EveryFrontMatterKeyStandsInAFixture()
    {
        var keys = Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(key => key.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(new[] { KeyNames.OfArticle, KeyNames.OfCategory, KeyNames.OfPublication }
            .SelectMany(known => known.Values.Select(names => names[0])).Except(keys));
    }

    private static void CompareForms(OpenNewsroom newsroom, Listing listing, params string[] folder)
    {
        var feed = newsroom.Feed(listing);
        foreach (var format in FeedFormat.All)
        {
            Compare(format.Write(feed), [.. folder, format.FileName]);
        }
    }

    private static void Compare(byte[] actual, params string[] file)
    {
        Golden.Compare(Path.Combine([Folder, .. file]), actual);
        Assert.DoesNotContain("KHÔNG ĐƯỢC THẤY", Encoding.UTF8.GetString(actual), StringComparison.Ordinal);
    }

    [GeneratedRegex("^([a-zA-Z]+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
