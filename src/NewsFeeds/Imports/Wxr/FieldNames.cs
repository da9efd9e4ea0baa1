using System.Text.RegularExpressions;

namespace NewsFeeds.Imports.Wxr;

/// <summary>
/// The names of an export's elements with the prefixes that WordPress gives them, whichever prefixes the root declares for the namespaces.
/// The version is a part of the namespace, and counts for nothing.
/// </summary>
internal sealed partial class FieldNames
{
    // WordPress writes less than a hundred.
    private const int MostKnown = 1000;

    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <param name="root">The start tag of the root.</param>
    public FieldNames(string root)
    {
        foreach (Match declaration in Declaration().Matches(root))
        {
            _prefixes[declaration.Groups["prefix"].Value] = Usual(declaration.Groups["uri"].Value) ?? declaration.Groups["prefix"].Value;
        }
    }

    /// <summary>The usual name of an element, such as <c>wp:post_id</c>.</summary>
    public string Of(string written)
    {
        if (!_known.TryGetValue(written, out var name))
        {
            var colon = written.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 && _prefixes.TryGetValue(written[..colon], out var prefix) ? prefix + written[colon..] : written;
            if (_known.Count < MostKnown)
            {
                _known.Add(written, name);
            }
        }

        return name;
    }

    private static string? Usual(string uri)
    {
        if (uri.Contains("wordpress.org/export/", StringComparison.Ordinal))
        {
            return uri.Contains("/excerpt", StringComparison.Ordinal) ? "excerpt" : "wp";
        }

        return uri.TrimEnd('/') switch
        {
            "http://purl.org/rss/1.0/modules/content" => "content",
            "http://purl.org/dc/elements/1.1" => "dc",
            _ => null,
        };
    }

    [GeneratedRegex("""xmlns:(?<prefix>[^\s=]+)\s*=\s*["'](?<uri>[^"']*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
