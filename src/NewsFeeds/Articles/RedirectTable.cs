using System.Collections.Frozen;

namespace NewsFeeds.Articles;

/// <summary>Former addresses of the site that are of no article, each with the address that it leads to. Immutable.</summary>
public sealed class RedirectTable
{
    /// <summary>One former address may lead to another, but through no more of them than this. A circle leads nowhere.</summary>
    public const int MostSteps = 16;

    internal RedirectTable(IEnumerable<KeyValuePair<string, string>> targets) =>
        Targets = targets.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A table without addresses.</summary>
    public static RedirectTable Empty { get; } = new([]);

    /// <summary>
    /// By former address, decoded and without a slash at the end, such as <c>/tag/bao-2</c> or <c>/?cat=4</c>: a path of this service or an
    /// absolute address, as it was written.
    /// </summary>
    public FrozenDictionary<string, string> Targets { get; }

    /// <summary>What a requested address leads to, as it was written; null for nothing.</summary>
    /// <param name="path">The path, decoded.</param>
    /// <param name="query">The query with its question mark, encoded; it counts at the top alone.</param>
    public string? Find(string path, string query = "") =>
        Targets.Count > 0 && Alias.OfRequest(path, query) is { } former ? Targets.GetValueOrDefault(former) : null;
}
