using System.Globalization;
using System.Resources;

namespace NewsFeeds.Articles;

/// <summary>The words of every kind of <see cref="Fault"/>. A further language is one more file beside <c>FaultTexts.resx</c>.</summary>
internal static class FaultTexts
{
    private static readonly ResourceManager Resources = new("NewsFeeds.Articles.FaultTexts", typeof(FaultTexts).Assembly);

    // Numbers and dates are written alike in every language, because editors copy them into files.
    public static string Of(string kind, IReadOnlyList<object> arguments, CultureInfo culture) =>
        string.Format(
            CultureInfo.InvariantCulture, Resources.GetString(kind, culture)!,
            [.. arguments.Select(argument => argument is Fault fault ? Of(fault.Kind, fault.Arguments, culture) : argument)]);
}
