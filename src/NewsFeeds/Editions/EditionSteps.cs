using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>What happens to articles from one edition to the next. One writer; not thread-safe.</summary>
internal sealed class EditionSteps(DateTimeOffset now)
{
    /// <summary>The moment of the next edition.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Articles that become public or stop being so, in order.</summary>
    public List<(Article Article, bool IsPublic)> Moved { get; } = [];

    /// <summary>Articles that came, went or met their moment, public or not, with the time of it.</summary>
    public List<(Article Article, DateTimeOffset Changed)> Touched { get; } = [];

    /// <summary>Makes room for as many articles more at once.</summary>
    public void Expect(int more)
    {
        Moved.EnsureCapacity(Moved.Count + more);
        Touched.EnsureCapacity(Touched.Count + more);
    }

    /// <summary>A version of an article comes.</summary>
    public void Enter(Article article, bool isPublic)
    {
        Touched.Add((article, LastEventOf(article)));
        if (isPublic)
        {
            Moved.Add((article, true));
        }
    }

    /// <summary>A version of an article goes.</summary>
    public void Leave(Article article, bool wasPublic)
    {
        Touched.Add((article, default));
        if (wasPublic)
        {
            Moved.Add((article, false));
        }
    }

    /// <summary>When an article was last written, or last appeared or left by the clock.</summary>
    public DateTimeOffset LastEventOf(Article article)
    {
        var last = article.Modified;
        if (article.Appears > last && article.Appears <= now)
        {
            last = article.Appears;
        }

        return article.Leaves is { } leaves && leaves > last && leaves <= now ? leaves : last;
    }
}
