using System.Globalization;

namespace NewsFeeds.Rendering.Html;

/// <summary>Reads the candidates of a <c>srcset</c> (HTML §4.8.4.2.1).</summary>
internal static class SourceSet
{
    /// <summary>Each address with its descriptor (<c>2x</c>, <c>640w</c> or empty); candidates with an invalid one are skipped.</summary>
    public static IEnumerable<(string Address, string Descriptor)> Parse(string value)
    {
        var at = 0;
        while (true)
        {
            while (at < value.Length && (IsSpace(value[at]) || value[at] == ',')) at++;
            if (at == value.Length)
            {
                yield break;
            }

            var start = at;
            while (at < value.Length && !IsSpace(value[at])) at++;
            var address = value[start..at];
            var descriptor = "";
            if (address.EndsWith(','))
            {
                address = address.TrimEnd(',');
            }
            else
            {
                var end = value.IndexOf(',', at);
                end = end < 0 ? value.Length : end;
                descriptor = value[at..end].Trim();
                at = end;
            }

            if (address.Length > 0 && IsDescriptor(descriptor))
            {
                yield return (address, descriptor);
            }
        }
    }

    /// <summary>The address of the largest candidate, or null.</summary>
    public static string? Largest(string value) =>
        Parse(value).Where(candidate => !LazyPictures.IsPlaceholder(candidate.Address))
            .Select(candidate => ((string Address, double Size)?)(candidate.Address, Size(candidate.Descriptor)))
            .MaxBy(candidate => candidate!.Value.Size)?.Address;

    private static bool IsDescriptor(string text) => text.Length == 0 || (text[^1] is 'w' or 'x' && text.Length < 12 && Size(text) > 0);

    private static double Size(string descriptor) =>
        descriptor.Length == 0 ? 1
        : double.TryParse(descriptor.AsSpan(0, descriptor.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size) ? size
        : 0;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
