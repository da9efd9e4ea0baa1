using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Pages;

/// <summary>
/// The words of pages in the publication's language, or in English where they are not translated into it. A further language is one more
/// file beside <c>Texts.resx</c>. Immutable.
/// </summary>
public sealed class Texts
{
    private static readonly ResourceManager Resources = new("NewsFeeds.Server.Pages.Texts", typeof(Texts).Assembly);

    private readonly CultureInfo _culture;
    private readonly TimeZoneInfo _zone;

    internal Texts(string language, TimeZoneInfo zone) => (_culture, _zone) = (Cultures.Of(language), zone);

    internal string Locale => Get();
    internal string Between => Get();
    internal string Skip => Get();
    internal string FrontPage => Get();
    internal string Path => Get();
    internal string Categories => Get();
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
    internal string OneAddress => Get();
    internal string PasteIt => Get();
    internal string Opml => Get();
    internal string OpmlHint => Get();
    internal string WhatIsAFeed => Get();
    internal string FeedSentence1 => Get();
    internal string FeedSentence2 => Get();
    internal string FeedSentence3 => Get();
    internal string Readers => Get();
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
    internal string FeedInBrowser => Get();

    internal string SubscribeTo(string listing) => Format(listing);

    internal string Addresses(string feed) => Format(feed);

    internal string Retracted(string headline) => Format(headline);

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

    private string Get([CallerMemberName] string name = "") => Resources.GetString(name, _culture)!;

    private string Format(string argument, [CallerMemberName] string name = "") =>
        string.Format(CultureInfo.InvariantCulture, Get(name), argument);
}
