namespace NewsFeeds.Editions;

/// <content>What the clock changes: articles appear and leave at their moments.</content>
internal sealed partial class EditionMaker
{
    private DateTimeOffset _madeAt;

    /// <summary>When the clock next changes an edition; null for never.</summary>
    public DateTimeOffset? NextEvent => _schedule.Next;

    /// <summary>
    /// Whether the clock changes the edition now: a moment has come, or the clock was wrong when the edition was made. Before the store has
    /// told anything, there is nothing to change.
    /// </summary>
    public bool IsDue(DateTimeOffset now) => _publication is not null && (NextEvent <= now || WrongClock.Gave(_madeAt, now));

    /// <summary>Takes over what the clock has changed since the last edition.</summary>
    private void TakeTime(DateTimeOffset now, EditionSteps steps)
    {
        if (WrongClock.Gave(_madeAt, now))
        {
            BringBack(now);
        }

        _madeAt = now;
        foreach (var (article, at) in _schedule.TakeDue(now))
        {
            var isPublic = article.IsPublicAt(now);
            _past.Review(article, now);
            steps.Touched.Add((article, at)); // The clock next changes its listings at another moment now.
            if (_articles.Mark(article, isPublic))
            {
                steps.Moved.Add((article, isPublic));
            }
        }
    }

    /// <summary>
    /// Brings back what left too early, because the clock was ahead. What appeared too early stays public, because subscribers have it. The
    /// next edition starts anew, so that each article leaves and changes at its moment all the same.
    /// </summary>
    private void BringBack(DateTimeOffset now)
    {
        _startsAnew = true;
        foreach (var article in _articles.All.Where(each => !each.Value && each.Key.IsPublicAt(now)).Select(each => each.Key).ToList())
        {
            _articles.Mark(article, true);
        }
    }
}
