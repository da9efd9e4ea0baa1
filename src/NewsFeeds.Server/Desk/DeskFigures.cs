using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Desk;

/// <summary>What <c>/desk.json</c> answers: the figures of the page, for programs.</summary>
/// <param name="Time">The moment, UTC.</param>
/// <param name="TimeZone">The publication's zone, whose days these are.</param>
/// <param name="Notes">How far the figures can be trusted.</param>
/// <param name="Capped">Whether a day had more feeds, readers or persons than it has room for, so that some are counted together.</param>
/// <param name="Days">The polls of each day, newest first.</param>
/// <param name="HeldBack">What is not served, and why.</param>
/// <param name="Store">Whether the articles can be reached.</param>
/// <param name="Next">What the clock does next.</param>
/// <param name="Edits">The last edits, newest first.</param>
internal sealed record DeskFigures(
    DateTime Time, string TimeZone, DeskNotes Notes, bool Capped, IReadOnlyList<DayFigures> Days, IReadOnlyList<HeldBackFile> HeldBack,
    StoreFigures Store, IReadOnlyList<NextArticle> Next, IReadOnlyList<EditedArticle> Edits)
{
    /// <summary>The figures of a report.</summary>
    public static DeskFigures Of(DeskReport report) => new(
        report.Time.UtcDateTime,
        report.Edition.Publication.TimeZone.Id,
        DeskNotes.All,
        report.Days.Any(day => day.IsCapped),
        [.. report.Days.Select(DayFigures.Of)],
        [.. report.HeldBack.Select(HeldBackFile.Of)],
        StoreFigures.Of(report.Status),
        [.. report.Upcoming.Select(NextArticle.Of)],
        [.. report.Edits.Select(EditedArticle.Of)]);
}

/// <summary>How far the figures can be trusted. The keys are those of the figures.</summary>
internal sealed record DeskNotes(string Requests, string Individuals, string Subscribers, string Forged, string Capped)
{
    public static readonly DeskNotes All = new(
        Requests: "A floor: what a cache in front answers is not counted, nor are its bytes.",
        Individuals: "A floor: persons behind one address with one program count once, and those behind a cache do not count.",
        Subscribers: "A ceiling: services report them in their User-Agent, which anybody can forge.",
        Forged: "Whether a count of subscribers came that nobody has; it is left out.",
        Capped: "Whether a day had more feeds, readers or persons than it has room for; the rest is counted together as 'other'.");
}

/// <summary>The polls of one day. Where there are more feeds or readers than a list has room for, the last one is all others.</summary>
internal sealed record DayFigures(
    DateOnly Date, bool Capped, PollFigures Totals, IReadOnlyList<FeedFigures> Feeds, IReadOnlyList<ReaderFigures> Readers)
{
    private const int MostFeeds = 1000;
    private const int MostReaders = 200;

    public static DayFigures Of(RecordedDay day)
    {
        var polls = Polls.Of([day]);
        return new(
            day.Date,
            polls.IsCapped,
            polls.All,
            [.. Named(polls.Feeds, MostFeeds, nameOf => Polls.ByFeed([day], nameOf)).Select(FeedFigures.Of)],
            [.. Named(polls.Readers, MostReaders, nameOf => Polls.ByReader([day], nameOf)).Select(ReaderFigures.Of)]);
    }

    private static IEnumerable<KeyValuePair<string, PollFigures>> Named(
        IReadOnlyList<KeyValuePair<string, PollFigures>> all, int most,
        Func<Func<string, string>, IEnumerable<KeyValuePair<string, PollFigures>>> by)
    {
        if (all.Count <= most)
        {
            return all;
        }

        List<KeyValuePair<string, PollFigures>> named = [.. all.Where(each => each.Key != Reader.Other.Name).Take(most - 1)];
        var names = named.Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        return named.Concat(by(name => names.Contains(name) ? name : Reader.Other.Name).Where(each => each.Key == Reader.Other.Name));
    }
}

/// <summary>How a feed was asked for on one day.</summary>
internal sealed record FeedFigures(
    string Path, long Requests, long Full, long NotModified, long Others, long Conditional, long Bytes, long BytesSaved, long Individuals,
    long Subscribers, bool Forged)
{
    public static FeedFigures Of(KeyValuePair<string, PollFigures> feed) => new(
        feed.Key, feed.Value.Requests, feed.Value.Full, feed.Value.NotModified, feed.Value.Others, feed.Value.Conditional,
        feed.Value.Bytes, feed.Value.BytesSaved, feed.Value.Individuals, feed.Value.Subscribers, feed.Value.Forged);
}

/// <summary>How a reader asked on one day.</summary>
internal sealed record ReaderFigures(string Name, long Polls, long Conditional, long Subscribers, long Individuals, bool Forged)
{
    public static ReaderFigures Of(KeyValuePair<string, PollFigures> reader) => new(
        reader.Key, reader.Value.Requests, reader.Value.Conditional, reader.Value.Subscribers, reader.Value.Individuals,
        reader.Value.Forged);
}

/// <summary>What is not served, placed as <c>check --json</c> places it.</summary>
internal sealed record HeldBackFile(string File, string? Field, int Line, int Column, string Code, string Message, DateTime Since)
{
    public static HeldBackFile Of(HeldBack held) => new(
        held.Fault.File, held.Fault.Field, Math.Max(held.Fault.Line, 1), Math.Max(held.Fault.Column, 1), held.Fault.Code,
        held.Fault.Message, held.Since.UtcDateTime);
}

/// <summary>Whether the articles can be reached.</summary>
/// <param name="Available">False while the last edition stands in for them.</param>
/// <param name="Since">Since when; at first since the service was started.</param>
/// <param name="Obstacle">The code of what keeps it from being followed as promised; absent for nothing.</param>
internal sealed record StoreFigures(bool Available, DateTime? Since, string? Obstacle)
{
    public static StoreFigures Of(NewsroomStatus status) =>
        new(status.StoreAvailable, status.StoreSince?.UtcDateTime, status.Obstacle?.Code);
}

/// <summary>What the clock does next to an article: it appears, or it leaves.</summary>
internal sealed record NextArticle(DateTime Time, string Title, bool Appears, string Id, string Path)
{
    public static NextArticle Of(Upcoming next) => new(
        next.Time.UtcDateTime, next.Article.Title, next.Appears, next.Article.Id, EditedArticle.PathOf(next.Article));
}

/// <summary>An edit, and in how many seconds it was out.</summary>
internal sealed record EditedArticle(string Kind, string Title, string Id, string Path, DateTime? Caused, DateTime Done, double? Seconds)
{
    public static EditedArticle Of(Edit edit)
    {
        DateTimeOffset? caused = edit.Caused;
        return new(
            JsonNamingPolicy.CamelCase.ConvertName(edit.Kind.ToString()), edit.Article.Title, edit.Article.Id, PathOf(edit.Article),
            caused?.UtcDateTime, edit.Done.UtcDateTime, caused is { } from ? Math.Round((edit.Done - from).TotalSeconds, 3) : null);
    }

    public static string PathOf(Article article) => Address.Article(article.Day, article.Slug).Path;
}

[JsonSerializable(typeof(DeskFigures))]
internal sealed partial class DeskJson : JsonSerializerContext;
