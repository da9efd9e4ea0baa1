using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Tests.Feeds.Podcasts;

namespace NewsFeeds.Tests.Feeds;

/// <summary>
/// The documents as subscribers get them, byte for byte. <c>UPDATE_GOLDEN=1</c> rewrites them; the difference is then for review.
/// </summary>
public class GoldenTests
{
    [Theory]
    [MemberData(nameof(FeedCases.Names), MemberType = typeof(FeedCases))]
    public void EveryFormIsTheGoldenFile(string name)
    {
        foreach (var format in FeedFormat.All)
        {
            Compare($"{name}.{format.FileName}", format.Write(FeedCases.All[name]));
        }
    }

    [Theory, InlineData("full"), InlineData("republished")]
    public void AnArchiveIsTheGoldenFile(string name) =>
        Compare($"{name}.archive.xml", ArchiveWriter.Write(FeedCases.All[name], Archives.Middle));

    [Fact]
    public void APodcastIsTheGoldenFile() => Compare("full.podcast.xml", PodcastWriter.Write(PodcastCases.Full));

    internal static void Compare(string file, byte[] actual) =>
        CompareAt(SourceTree.Path("tests", "NewsFeeds.Tests", "Feeds", "Golden", file), actual);

    /// <summary>Compares with a golden file that stands elsewhere.</summary>
    internal static void CompareAt(string path, byte[] actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; UPDATE_GOLDEN=1 writes it.");

        // As text first, because its difference can be read.
        Assert.Equal(File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(actual));
        Assert.Equal(File.ReadAllBytes(path), actual);
    }
}
