using System.Text;

namespace NewsFeeds.Text;

/// <summary>
/// Unicode normalisation of the texts and names of files. The framework's own throws at U+FFFE and at half a surrogate pair; this one
/// replaces both by U+FFFD.
/// </summary>
internal static class NormalForm
{
    public static string Of(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Normalize(form);
        }
    }
}
