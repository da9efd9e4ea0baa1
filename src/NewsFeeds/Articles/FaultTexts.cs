using System.Globalization;
using System.Resources;

namespace NewsFeeds.Articles;

/// <summary>The words of every kind of <see cref="Fault"/>.</summary>
internal static class FaultTexts
{
    private static readonly ResourceManager Resources = new("NewsFeeds.Articles.FaultTexts", typeof(FaultTexts).Assembly);

    public static string Of(string kind, IReadOnlyList<object> arguments) =>
        string.Format(CultureInfo.InvariantCulture, Resources.GetString(kind, CultureInfo.InvariantCulture)!, [.. arguments]);
}
