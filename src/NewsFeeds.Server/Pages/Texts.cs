using System.Globalization;
using System.Resources;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Pages;

/// <summary>The words of pages in the publication's language.</summary>
public sealed class Texts : ResourceTexts
{
    private static readonly ResourceManager Resources = new(typeof(Texts));

    private readonly TimeZoneInfo _zone;

    internal Texts(string language, TimeZoneInfo zone)
        : base(Resources, language) => _zone = zone;

    internal string Locale => Get();
    internal string Between => Get();
    internal string Skip => Get();
    internal string FrontPage => Get();
    internal string Path => Get();
    internal string Categories => Get();
    internal string AllCategories => Get();
    internal string SubCategories => Get();
    internal string NewestArticles => Get();
    internal string Empty => Get();
    internal string Archive => Get();
    internal string OtherMonths => Get();
    internal string OtherDays => Get();
    internal string Older => Get();
    internal string Newer => Get();
    internal string Follow => Get();
    internal string SubscribeToAll => Get();
    internal string AboutFollowing => Get();
    internal string OpenInReader => Get();
    internal string OpenInPodcastApp => Get();
    internal string AddToReader => Get();
    internal string CopyAddress => Get();
    internal string QrCode => Get();
    internal string Scan => Get();
    internal string Opml => Get();
    internal string OpmlHint => Get();
    internal string OtherForms => Get();
    internal string NoReader => Get();
    internal string AnyBrowser => Get();
    internal string Copy => Get();
    internal string Copied => Get();
    internal string NotCopied => Get();
    internal string Updated => Get();
    internal string Nearby => Get();
    internal string Related => Get();
    internal string Audio => Get();
    internal string Video => Get();
    internal string Attachment => Get();
    internal string Download => Get();
    internal string FiledUnder => Get();
    internal string Tags => Get();
    internal string Tag => Get();
    internal string Author => Get();
    internal string OwnPage => Get();
    internal string Table => Get();
    internal string RetractionNotice => Get();
    internal string Original => Get();
    internal string Source => Get();
    internal string NotFound => Get();
    internal string NotFoundText => Get();
    internal string Gone => Get();
    internal string GoneText => Get();
    internal string WebPage => Get();
    internal string NewArticlesAt => Get();

    internal string SubscribeTo(string listing) => Format(listing);

    internal string MissNothing(string listing) => Format(listing);

    internal string Retracted(string headline) => Format(headline);

    internal string RssInBrowser(string publication) => Format(publication);

    internal string AtomInBrowser(string publication) => Format(publication);

    internal string PodcastInBrowser(string publication) => Format(publication);

    internal string ArchiveInBrowser(string publication) => Format(publication);

    internal string OpmlInBrowser(string publication) => Format(publication);

    internal string Articles(int count) => Format(count.ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment as people of the language write it, by the publication's clock.</summary>
    internal string Moment(DateTimeOffset moment) => Local(moment).ToString(Get(), CultureInfo.InvariantCulture);

    /// <summary>The hour and minute by the publication's clock.</summary>
    internal string Clock(DateTimeOffset moment) => Local(moment).ToString(Get(), CultureInfo.InvariantCulture);

    /// <summary>That an article was corrected, and the day.</summary>
    internal string Corrected(DateTimeOffset moment) => Local(moment).ToString(Get(), CultureInfo.InvariantCulture);

    internal string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(Local(moment).Date));

    internal string Day(DateOnly day) => day.ToString(Get(), CultureInfo.InvariantCulture);

    internal string Month(int year, int month) => new DateOnly(year, month, 1).ToString(Get(), CultureInfo.InvariantCulture);

    /// <summary>A moment as machines read it, with the offset of the publication's zone.</summary>
    internal string Machine(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The direction in which a language is written.</summary>
    internal static string Direction(string language) => Cultures.Of(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}
