using System.Globalization;
using System.Resources;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering;

/// <summary>
/// The few words that the service adds to a newsroom's own. They are in the publication's language, and inside an article in the
/// article's. They are English where they are not translated into that language.
/// </summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("NewsFeeds.Rendering.Texts", typeof(Texts).Assembly);

    /// <summary>The title of a withdrawn article: a prefix and the title that it had.</summary>
    public static string RetractedTitle(string language, string title) =>
        string.Format(CultureInfo.InvariantCulture, Get("RetractedTitle", language), title);

    /// <summary>What stands for the words of a withdrawn article whose newsroom gives no notice.</summary>
    public static string RetractionNotice(string language) => Get("RetractionNotice", language);

    /// <summary>The heading over an article's corrections.</summary>
    public static string Corrections(string language) => Get("Corrections", language);

    /// <summary>The name of the arrow behind a footnote for a screen reader.</summary>
    public static string BackToReference(string language) => Get("BackToReference", language);

    /// <summary>A day as people of the language write it.</summary>
    public static string Day(string language, DateTimeOffset moment) => moment.ToString(Get("Day", language), CultureInfo.InvariantCulture);

    private static string Get(string name, string language) => Resources.GetString(name, Cultures.Of(language))!;
}
