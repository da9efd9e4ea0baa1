using NewsFeeds.Articles;
using NewsFeeds.Rendering;

namespace NewsFeeds.Tests.Rendering;

public class QuarantineTests
{
    // Several feeds render one version at the same time, and the log is to name it once.
    [Fact]
    public void OfThoseWhoHoldOneVersionBackAtTheSameTimeOneIsToldThatItIsNew()
    {
        const int Threads = 4;
        var quarantine = new Quarantine(TimeProvider.System);
        using var together = new Barrier(Threads);
        var versions = Enumerable.Range(0, 2000).Select(n => Some.Article($"tin/{n}.md")).ToArray();
        var news = new int[versions.Length];

        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(Hold)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(news, count => Assert.Equal(1, count));

        void Hold()
        {
            foreach (var (at, version) in versions.Index())
            {
                together.SignalAndWait();
                if (quarantine.Hold(version, Why(version)))
                {
                    Interlocked.Increment(ref news[at]);
                }
            }
        }
    }

    [Fact]
    public void AVersionThatIsRenderedLeavesTheFailureThatANewerOneHadMeanwhile()
    {
        var quarantine = new Quarantine(TimeProvider.System);
        var (older, newer) = (Some.Article("tin/a.md"), Some.Article("tin/a.md", modified: Some.Time.AddMinutes(1)));

        var before = quarantine.Find(older.Key);
        quarantine.Hold(newer, Why(newer));
        Assert.False(quarantine.Release(older, before));
        Assert.Equal(newer, Assert.Single(quarantine.HeldBack).Version);

        Assert.True(quarantine.Release(older, quarantine.Find(older.Key))); // It was begun later, so it is the newest.
        Assert.Empty(quarantine.HeldBack);
    }

    [Fact]
    public void AVersionThatIsRenderedAtLastIsNotHeldBackWhoeverFailedMeanwhile()
    {
        var quarantine = new Quarantine(TimeProvider.System);
        var version = Some.Article("tin/a.md");

        var before = quarantine.Find(version.Key);
        quarantine.Rest(version, Why(version));
        Assert.True(quarantine.Release(version, before));
        Assert.Empty(quarantine.HeldBack);
    }

    private static Fault Why(Article version) => new(version.Key, 0, 0, Severity.Error, "unrenderable");
}
