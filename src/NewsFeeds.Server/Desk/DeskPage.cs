using System.Security.Cryptography;
using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Pages;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// The page at the desk's address. It stands alone: it loads nothing, and it runs no script.
/// </summary>
public sealed class DeskPage
{
    /// <summary>How many rows a table has at most. Below them stands how many have none.</summary>
    internal const int MostRows = 30;

    internal const string MediaType = PageHeaders.MediaType;

    private static readonly string Css =
        Encoding.UTF8.GetString(AssetFiles.Stylesheet) + Encoding.UTF8.GetString(AssetFiles.Read("Desk.desk.css"));

    /// <summary>The Content-Security-Policy that lets the page be as it is, and nothing else.</summary>
    internal static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The element with its style sheet. Nothing comes between the tags, because the policy names their content.</summary>
    internal static readonly string Style = $"<style>{Css}</style>";

    private readonly DeskReport _report;
    private readonly PublicUrls _urls;

    /// <param name="report">What it shows.</param>
    /// <param name="urls">The service's public addresses, to which it leads.</param>
    /// <param name="days">Of how many days it lists feeds and readers, as the address says: <c>1</c>, <c>7</c> or <c>90</c>.</param>
    internal DeskPage(DeskReport report, PublicUrls urls, string? days)
    {
        (_report, _urls) = (report, urls);
        Texts = new Texts(Publication.Language, Publication.TimeZone);
        DeskTexts = new DeskTexts(Publication.Language);
        Today = DateOf(Time);
        Span = days switch
        {
            "1" => 1,
            "90" => PollFiles.Days,
            _ => 7,
        };
        Polls = Spans.ToDictionary(span => span, span => Desk.Polls.Of(DaysOf(span)));
    }

    /// <summary>The spans of which it tells, each so many days that end today.</summary>
    internal static IReadOnlyList<int> Spans { get; } = [1, 7, PollFiles.Days];

    /// <summary>The moment of the report, by the publication's clock.</summary>
    internal DateTimeOffset Time => Local(_report.Time);

    internal DateOnly Today { get; }

    internal Edition Edition => _report.Edition;

    internal Publication Publication => Edition.Publication;

    internal NewsroomStatus Status => _report.Status;

    internal IReadOnlyList<HeldBack> HeldBack => _report.HeldBack;

    internal IReadOnlyList<Upcoming> Upcoming => _report.Upcoming;

    internal IReadOnlyList<Edit> Edits => _report.Edits;

    /// <summary>The span of its lists of feeds and readers.</summary>
    internal int Span { get; }

    /// <summary>The polls of each span.</summary>
    internal IReadOnlyDictionary<int, Polls> Polls { get; }

    internal Texts Texts { get; }

    internal DeskTexts DeskTexts { get; }

    /// <summary>Whether the newsroom follows its store, and serves the newest version of everything.</summary>
    internal bool IsWell => HealthReport.Of(Edition.All.Articles.Length, Status).Reasons is [];

    internal string Home => _urls.Of(Address.Home);

    /// <summary>Renders the page, UTF-8.</summary>
    internal Task<byte[]> RenderAsync() => PageRenderer.RenderAsync<DeskView>((nameof(DeskView.Page), this));

    /// <summary>A moment of the report, by the publication's clock: of today the time alone, and seconds for what is near.</summary>
    internal string Written(DateTimeOffset moment) => (DateOf(moment).DayNumber - Today.DayNumber) switch
    {
        0 => DeskTexts.OfToday(Local(moment)),
        1 => DeskTexts.OfTomorrow(Local(moment)),
        _ => Texts.Moment(moment),
    };

    /// <summary>The days of a span, newest first.</summary>
    internal IReadOnlyList<RecordedDay> DaysOf(int span) =>
        [.. _report.Days.Where(day => day.Date > Today.AddDays(-span) && day.Date <= Today)];

    /// <summary>The public address of a feed; null for what is none any more.</summary>
    internal string? AddressOf(string path) => Address.Parse(path) is { } address ? _urls.Of(address) : null;

    internal string AddressOf(Article article) => _urls.Article(article);

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Publication.TimeZone);

    private DateOnly DateOf(DateTimeOffset moment) => PollDay.DateOf(moment, Publication.TimeZone);
}
