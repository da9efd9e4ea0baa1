using System.Globalization;

namespace NewsFeeds.Rendering.Html;

/// <summary>The candidates of a <c>srcset</c> (HTML §4.8.4.2.1).</summary>
internal static class SourceSet
{
    /// <summary>Each address with its descriptor (<c>2x</c>, <c>640w</c> or empty); candidates with an invalid one are skipped.</summary>
    public static IEnumerable<(string Address, string Descriptor)> Parse(string value) =>
        from candidate in AngleSharp.Html.SourceSet.Parse(value)
        let address = candidate.Url?.Trim(',') ?? "" // The library takes a separate comma for a part of the address.
        let descriptor = candidate.Descriptor ?? ""
        where address.Length > 0 && IsDescriptor(descriptor)
        select (address, descriptor);

    /// <summary>The address of the largest candidate, or null.</summary>
    public static string? Largest(string value) =>
        Parse(value).Where(candidate => !LazyPictures.IsPlaceholder(candidate.Address))
            .OrderByDescending(candidate => Size(candidate.Descriptor)).FirstOrDefault().Address;

    private static bool IsDescriptor(string text) => text.Length == 0 || (text[^1] is 'w' or 'x' && text.Length < 12 && Size(text) > 0);

    private static double Size(string descriptor)
    {
        if (descriptor.Length == 0)
        {
            return 1; // An address alone means 1x.
        }

        var number = descriptor.AsSpan(0, descriptor.Length - 1);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size) ? size : 0;
    }
}
