using System.Collections.Immutable;

namespace NewsFeeds.Feeds.Html;

/// <summary>Collects what is taken out of one body, and looks for its line in the text as the author wrote it.</summary>
internal sealed class Removals(string source)
{
    // An editor mends the first few; a body that is nothing but scripts need not fill a log.
    private const int Most = 100;

    private readonly ImmutableArray<RemovedMarkup>.Builder _found = ImmutableArray.CreateBuilder<RemovedMarkup>();
    private readonly Dictionary<string, int> _searchedTo = new(StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<RemovedMarkup> ToImmutable() =>
        [.. _found.OrderBy(removed => removed.Line == 0 ? int.MaxValue : removed.Line)];

    public void Element(string name) => Add($"<{name}>", "<" + name);

    public void Attribute(string name, string element) => Add($"{name} of <{element}>", name);

    /// <summary>An address of a scheme that is not let through, such as <c>javascript:</c>.</summary>
    public void Address(string value, string attribute, string element)
    {
        var scheme = value.AsSpan().Trim().IndexOf(':') is > 0 and < 20 and var colon ? value.Trim()[..(colon + 1)] : "unsafe";
        Add($"{scheme} address of <{element}>", value, scheme, attribute);
    }

    private void Add(string what, params ReadOnlySpan<string> traces)
    {
        if (_found.Count == Most)
        {
            return;
        }

        foreach (var trace in traces)
        {
            var from = _searchedTo.GetValueOrDefault(trace);
            var at = trace.Length == 0 ? -1 : source.IndexOf(trace, from, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                _searchedTo[trace] = at + trace.Length;
                _found.Add(new RemovedMarkup(source.AsSpan(0, at).Count('\n') + 1, what));
                return;
            }
        }

        _found.Add(new RemovedMarkup(0, what));
    }
}
