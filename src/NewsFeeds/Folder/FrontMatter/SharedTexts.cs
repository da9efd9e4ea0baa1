using System.Collections.Concurrent;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Keeps one instance of each byline and tag, which the articles of one scan share: 100,000 articles have a few hundred different ones.
/// Thread-safe.
/// </summary>
internal sealed class SharedTexts
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IReadOnlyList<Author>, IReadOnlyList<Author>> _bylines = new(new InOrder());

    public IReadOnlyList<string> Of(IReadOnlyList<string> texts)
    {
        if (texts.Count < 2)
        {
            return texts.Count == 0 ? [] : _lists.GetOrAdd(texts[0], static text => [text]);
        }

        // Lists of several tags are seldom equal, so only their texts are shared.
        var shared = new string[texts.Count];
        for (var i = 0; i < shared.Length; i++)
        {
            shared[i] = Of(texts[i]);
        }

        return shared;
    }

    public string Of(string text) => _texts.GetOrAdd(text, text);

    public IReadOnlyList<Author> Of(IReadOnlyList<Author> authors) =>
        authors.Count == 0 ? [] : _bylines.GetOrAdd(authors, static byline => [.. byline]);

    private sealed class InOrder : IEqualityComparer<IReadOnlyList<Author>>
    {
        public bool Equals(IReadOnlyList<Author>? x, IReadOnlyList<Author>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<Author> byline)
        {
            var hash = default(HashCode);
            for (var i = 0; i < byline.Count; i++)
            {
                hash.Add(byline[i]);
            }

            return hash.ToHashCode();
        }
    }
}
