using System.Globalization;
using System.Resources;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Desk;

/// <summary>The words and numbers of the desk's page in the publication's language.</summary>
public sealed class DeskTexts : ResourceTexts
{
    private static readonly ResourceManager Resources = new(typeof(DeskTexts));
    private static readonly string[] Sizes = ["B", "KB", "MB", "GB", "TB"];

    private readonly NumberFormatInfo _numbers;

    internal DeskTexts(string language)
        : base(Resources, language)
    {
        // The machine's own data on languages differ from release to release.
        _numbers = new NumberFormatInfo
        {
            NumberDecimalSeparator = Get(nameof(NumberFormatInfo.NumberDecimalSeparator)),
            NumberGroupSeparator = Get(nameof(NumberFormatInfo.NumberGroupSeparator)),
        };
    }

    internal string Desk => Get();
    internal string AsOf => Get();
    internal string Refresh => Get();
    internal string Well => Get();
    internal string Unwell => Get();
    internal string NothingHeldBack => Get();
    internal string StoreThere => Get();
    internal string StoreAway => Get();
    internal string Since => Get();
    internal string EditionFailed => Get();
    internal string NextIs => Get();
    internal string NothingNext => Get();
    internal string Polls => Get();
    internal string NoPollToday => Get();
    internal string NoPollInSpan => Get();
    internal string NoPoll => Get();
    internal string Figure => Get();
    internal string Today => Get();
    internal string Subscribers => Get();
    internal string SubscribersHint => Get();
    internal string Individuals => Get();
    internal string IndividualsHint => Get();
    internal string PeopleHint => Get();
    internal string Requests => Get();
    internal string NotModified => Get();
    internal string Conditional => Get();
    internal string ConditionalHint => Get();
    internal string Sent => Get();
    internal string Saved => Get();
    internal string SavedHint => Get();
    internal string Capped => Get();
    internal string RequestsADay => Get();
    internal string EachDay => Get();
    internal string Date => Get();
    internal string Lists => Get();
    internal string SpanOfLists => Get();
    internal string Feeds => Get();
    internal string Address => Get();
    internal string OtherFeeds => Get();
    internal string Readers => Get();
    internal string Name => Get();
    internal string OtherReaders => Get();
    internal string Forged => Get();
    internal string HeldBack => Get();
    internal string HeldBackHint => Get();
    internal string Place => Get();
    internal string Reason => Get();
    internal string SinceWhen => Get();
    internal string Next => Get();
    internal string NextHint => Get();
    internal string Time => Get();
    internal string Article => Get();
    internal string What => Get();
    internal string Appears => Get();
    internal string Leaves => Get();
    internal string Edits => Get();
    internal string NoEdit => Get();
    internal string EditsHint => Get();
    internal string Out => Get();
    internal string Changed => Get();
    internal string Withdrawn => Get();
    internal string Removed => Get();
    internal string Took => Get();
    internal string Privacy => Get();

    internal string Days(int days) => days == 1 ? Today : Format(Number(days));

    internal string Articles(long count) => Format(Number(count));

    internal string HeldBackCount(long count) => Format(Number(count));

    internal string MoreHeldBack(long count) => Format(Number(count));

    internal string Rest(long count) => Format(Number(count));

    internal string ForgedHint(long count) => Format(Number(count));

    internal string Most(string day, long requests) => Format([day, Number(requests)]);

    /// <summary>A moment as people of the language write it, to the second. The date is that of its own offset.</summary>
    internal string Now(DateTimeOffset local) => local.ToString(Get(), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Now"/>
    internal string OfToday(DateTimeOffset local) => local.ToString(Get(), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Now"/>
    internal string OfTomorrow(DateTimeOffset local) => local.ToString(Get(), CultureInfo.InvariantCulture);

    internal string Number(long number) => number.ToString("N0", _numbers);

    /// <summary>How much of a whole; a dash where there is no whole.</summary>
    internal string Share(long part, long whole) => whole == 0 ? "–" : $"{(100.0 * part / whole).ToString("N1", _numbers)}%";

    /// <summary>A size in the largest unit of which it has one.</summary>
    internal string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 999.95 && unit < Sizes.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        return $"{size.ToString(unit == 0 ? "N0" : "N1", _numbers)}\u00a0{Sizes[unit]}";
    }

    /// <summary>How long something took. It is empty where that is unknown.</summary>
    internal string Duration(TimeSpan? duration) => duration switch
    {
        null or { Ticks: < 0 } => "",
        { TotalSeconds: < 59.95 } and { } time => Format(time.TotalSeconds, "Seconds"),
        { TotalMinutes: < 59.95 } and { } time => Format(time.TotalMinutes, "Minutes"),
        { } time => Format(time.TotalHours, "Hours"),
    };

    private string Format(double number, string name) => Format(number.ToString("N1", _numbers), name);
}
