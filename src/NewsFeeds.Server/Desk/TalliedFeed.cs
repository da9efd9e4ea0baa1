using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Desk;

/// <summary>How a feed was asked for by a reader on one day.</summary>
/// <param name="Path">The feed's path.</param>
/// <param name="Reader">The reader's name.</param>
/// <param name="FeedId">The number that the reader gives to the feed; empty where it tells none.</param>
/// <param name="Full">Answers with the whole feed (200).</param>
/// <param name="NotModified">Answers that the feed is as the reader has it (304).</param>
/// <param name="Others">All other answers, those to HEAD among them.</param>
/// <param name="Conditional">Requests with a tag or a date, whatever the answer.</param>
/// <param name="Bytes">What the bodies took.</param>
/// <param name="BytesSaved">How much more the bodies would have taken without 304 and without compression.</param>
/// <param name="Individuals">Distinct persons who asked.</param>
/// <param name="Subscribers">
/// The most subscribers for whom the reader said that it asked: a ceiling that anybody can forge. A count that nobody has is not in it.
/// </param>
/// <param name="IsForged">Whether somebody reported a count that nobody has.</param>
internal sealed record TalliedFeed(
    string Path, string Reader, string FeedId = "", long Full = 0, long NotModified = 0, long Others = 0, long Conditional = 0,
    long Bytes = 0, long BytesSaved = 0, long Individuals = 0, int Subscribers = 0, bool IsForged = false)
{
    /// <summary>All requests.</summary>
    [JsonIgnore]
    public long Requests => Full + NotModified + Others;

    /// <summary>What two processes counted of one feed, reader and day.</summary>
    public static TalliedFeed Together(TalliedFeed a, TalliedFeed b) => a with
    {
        Full = a.Full + b.Full,
        NotModified = a.NotModified + b.NotModified,
        Others = a.Others + b.Others,
        Conditional = a.Conditional + b.Conditional,
        Bytes = a.Bytes + b.Bytes,
        BytesSaved = a.BytesSaved + b.BytesSaved,
        Individuals = Math.Max(a.Individuals, b.Individuals),
        Subscribers = Math.Max(a.Subscribers, b.Subscribers),
        IsForged = a.IsForged || b.IsForged,
    };
}
