using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Desk;

/// <summary>How a feed was asked for by a reader on one day. Any number of threads count.</summary>
/// <param name="path">The feed's path.</param>
/// <param name="reader">Who asked.</param>
internal sealed class Tally(string path, Reader reader)
{
    private long _full;
    private long _notModified;
    private long _others;
    private long _conditional;
    private long _bytes;
    private long _bytesSaved;
    private long _individuals;
    private int _subscribers;
    private volatile bool _isForged;

    public long Requests => Interlocked.Read(ref _full) + Interlocked.Read(ref _notModified) + Interlocked.Read(ref _others);

    /// <summary>Counts an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isConditional">Whether the request had a tag or a date.</param>
    /// <param name="subscribers">For how many subscribers the reader says that it asks.</param>
    public void Count(in FeedAnswer answer, bool isConditional, int subscribers)
    {
        switch (answer.Status)
        {
            case StatusCodes.Status304NotModified:
                Interlocked.Increment(ref _notModified);
                break;
            case StatusCodes.Status200OK when answer.Sent > 0: // Whoever asks with HEAD gets no feed.
                Interlocked.Increment(ref _full);
                break;
            default:
                Interlocked.Increment(ref _others);
                break;
        }

        if (isConditional)
        {
            Interlocked.Increment(ref _conditional);
        }

        Interlocked.Add(ref _bytes, answer.Sent);
        Interlocked.Add(ref _bytesSaved, answer.Saved);
        if (subscribers >= Caller.MostSubscribers)
        {
            _isForged = true;
            return;
        }

        for (var most = Volatile.Read(ref _subscribers); subscribers > most; most = Volatile.Read(ref _subscribers))
        {
            Interlocked.CompareExchange(ref _subscribers, subscribers, most);
        }
    }

    /// <summary>Counts a person who asks for the feed for the first time on this day.</summary>
    public void CountIndividual() => Interlocked.Increment(ref _individuals);

    /// <summary>The numbers as they are now.</summary>
    public TalliedFeed Read() => new(
        path, reader.Name, reader.FeedId, Interlocked.Read(ref _full), Interlocked.Read(ref _notModified), Interlocked.Read(ref _others),
        Interlocked.Read(ref _conditional), Interlocked.Read(ref _bytes), Interlocked.Read(ref _bytesSaved),
        Interlocked.Read(ref _individuals), Volatile.Read(ref _subscribers), _isForged);
}
