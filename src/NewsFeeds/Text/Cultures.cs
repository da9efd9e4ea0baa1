using System.Globalization;

namespace NewsFeeds.Text;

/// <summary>The cultures in which words are chosen for documents and pages.</summary>
public static class Cultures
{
    /// <summary>The culture of a BCP 47 tag; the invariant culture for an unknown tag.</summary>
    public static CultureInfo Of(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
