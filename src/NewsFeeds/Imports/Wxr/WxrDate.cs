using System.Globalization;
using System.Text;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.Wxr;

/// <summary>Dates as exports write them. A date that was never set, <c>0000-00-00 00:00:00</c>, is none.</summary>
internal static class WxrDate
{
    /// <summary>A date of WordPress's database, in whatever zone it is.</summary>
    public static DateTime? Of(string? text) =>
        DateTime.TryParseExact(
            text?.Trim(), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The date in the element that this tag opens, without parsing all of an item.</summary>
    public static DateTime? In(ReadOnlySpan<byte> item, ReadOnlySpan<byte> tag)
    {
        var at = item.IndexOf(tag);
        var text = at < 0 ? default : item[(at + tag.Length)..];
        text = text.StartsWith("<![CDATA["u8) ? text[9..] : text;
        return Of(Encoding.ASCII.GetString(text[..Math.Min(text.Length, "0000-00-00 00:00:00".Length)]));
    }

    /// <summary>The moment that the first of them says.</summary>
    /// <param name="utc">In UTC.</param>
    /// <param name="local">On the site's clock.</param>
    /// <param name="published">As RSS writes it.</param>
    /// <param name="zone">The site's zone.</param>
    public static DateTimeOffset? Moment(string? utc, string? local, string? published, TimeZoneInfo zone)
    {
        if (Of(utc) is { } moment)
        {
            return new DateTimeOffset(moment, TimeSpan.Zero);
        }

        if (Of(local) is { } date)
        {
            // Just after year 1 and before year 10000 there is no room for the offset.
            var ticks = Math.Clamp(date.Ticks - zone.GetUtcOffset(date).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
            return new DateTimeOffset(ticks, TimeSpan.Zero);
        }

        return SourceDate.Of(published);
    }
}
