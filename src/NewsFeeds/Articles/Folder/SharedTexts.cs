using System.Collections.Concurrent;

namespace NewsFeeds.Articles.Folder;

/// <summary>One instance of each byline and tag that many articles of one look share: a hundred thousand articles have a few hundred of them. Thread-safe.</summary>
internal sealed class SharedTexts
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Author, Author> _authors = new();
    private readonly ConcurrentDictionary<Author, IReadOnlyList<Author>> _bylines = new();

    public IReadOnlyList<string> Of(IReadOnlyList<string> texts) => texts.Count switch
    {
        0 => [],
        1 => _lists.GetOrAdd(texts[0], static text => new[] { text }),
        _ => texts.Select(text => _texts.GetOrAdd(text, text)).ToArray(),
    };

    public IReadOnlyList<Author> Of(List<Author> authors) => authors.Count switch
    {
        0 => [],
        1 => _bylines.GetOrAdd(authors[0], static author => new[] { author }),
        _ => authors.Select(author => _authors.GetOrAdd(author, author)).ToArray(),
    };
}
