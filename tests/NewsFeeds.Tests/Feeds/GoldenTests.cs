using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Feeds.Podcasts;
using NewsFeeds.Tests.Feeds.Podcasts;

namespace NewsFeeds.Tests.Feeds;

/// <summary>The documents as subscribers get them, byte for byte.</summary>
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
        Golden.Compare(SourceTree.Path("tests", "NewsFeeds.Tests", "Feeds", "Golden", file), actual);
}
