using System.Text;
using System.Text.RegularExpressions;
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
    public void EveryFeedOfTheNewsroomIsTheGoldenFile(string name)
    {
        using var content = TemporaryContent.CopyOf(Path.Combine(Folder, name));
        using var newsroom = new OpenNewsroom(content);
        foreach (var category in newsroom.Listings)
        {
            var feed = newsroom.Feed(category);
            foreach (var format in FeedFormat.All)
            {
                var (golden, actual) =
                    (Path.Combine(Folder, name, newsroom.Edition.Shape.Categories.GetValueOrDefault(category.Path)?.Folder ?? "",
                    format.FileName), format.Write(feed));
                if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
                {
                    File.WriteAllBytes(golden, actual);
                }

                Assert.True(File.Exists(golden), $"{golden} is missing; UPDATE_GOLDEN=1 writes it.");
                Assert.Equal(File.ReadAllText(golden), Encoding.UTF8.GetString(actual));
                Assert.Equal(File.ReadAllBytes(golden), actual);
                Assert.DoesNotContain("KHÔNG ĐƯỢC THẤY", Encoding.UTF8.GetString(actual), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void EveryFrontMatterKeyStandsInAFixture()
    {
        var keys = Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(key => key.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(new[] { KeyNames.OfArticle, KeyNames.OfCategory, KeyNames.OfPublication }
            .SelectMany(known => known.Values.Select(names => names[0])).Except(keys));
    }

    [GeneratedRegex("^([a-zA-Z]+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
