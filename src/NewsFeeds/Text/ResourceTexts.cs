using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace NewsFeeds.Text;

/// <summary>
/// The texts of a resource file in one language, or in English where they are not translated into it. A further language is one more file
/// beside it. Each text has the name of the member that gives it. Immutable.
/// </summary>
public abstract class ResourceTexts
{
    private readonly ResourceManager _resources;
    private readonly CultureInfo _culture;

    /// <param name="resources">The file in every language.</param>
    /// <param name="language">A BCP 47 tag.</param>
    protected ResourceTexts(ResourceManager resources, string language) =>
        (_resources, _culture) = (resources, Cultures.Of(language));

    /// <summary>A text as it stands in the file.</summary>
    protected string Get([CallerMemberName] string name = "") => _resources.GetString(name, _culture)!;

    /// <summary>A text with one placeholder.</summary>
    protected string Format(string argument, [CallerMemberName] string name = "") => Format([argument], name);

    /// <summary>A text with placeholders. Numbers are written alike in every language.</summary>
    protected string Format(ReadOnlySpan<object?> arguments, [CallerMemberName] string name = "") =>
        string.Format(CultureInfo.InvariantCulture, Get(name), arguments);
}
