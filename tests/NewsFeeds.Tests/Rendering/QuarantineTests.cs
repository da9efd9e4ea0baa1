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
                if (quarantine.Hold(version, new Fault(version.Key, 0, 0, Severity.Error, "unrenderable")))
                {
                    Interlocked.Increment(ref news[at]);
                }
            }
        }
    }
}
