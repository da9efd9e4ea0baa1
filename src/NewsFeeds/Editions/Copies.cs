using System.Buffers;
using System.Text;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>
/// Holds back copies that file managers make, such as <c>x - Copy.md</c>. A public article is a copy where the article of the name without
/// such an ending is there, public or not, with the same title and date. Every other one is listed. One writer; not thread-safe.
/// </summary>
/// <param name="listed">Gets the public articles that are no copies.</param>
/// <param name="find">Gives the article of a file as it is now, public or not.</param>
internal sealed class Copies(ListedArticles listed, Func<string, Article?> find)
{
    private const int MostDigits = 3;

    // In the spellings of Windows, macOS and Linux, in English and Vietnamese.
    private static readonly string[] Composed = [" - Copy", " copy", " (copy)", " - Sao chép", " - bản sao", " bản sao", " (bản sao)"];

    // macOS writes letters and their marks apart.
    private static readonly string[] Endings =
        [.. Composed.Concat(Composed.Select(ending => ending.Normalize(NormalizationForm.FormD))).Distinct()];

    private static readonly SearchValues<char> LastLetters = SearchValues.Create(
        [.. "0123456789", .. Endings.SelectMany(ending => new[] { ending[^1], char.ToUpperInvariant(ending[^1]) })]);

    // The public articles that look like copies of a file, by that file.
    private readonly Dictionary<string, HashSet<Article>> _lookalikes = new(StringComparer.Ordinal);
    private readonly HashSet<Article> _waiting = [];
    private readonly List<Article> _newlyWaiting = [];

    /// <summary>The faults of those that wait, in no order.</summary>
    public IEnumerable<Fault> Conflicts =>
        from copy in _waiting
        let original = OriginalOf(copy, find)
        where original is not null
        select FaultOf(copy, original);

    /// <summary>The article of which this one is a copy; null where it is none.</summary>
    public static Article? OriginalOf(Article article, Func<string, Article?> find)
    {
        foreach (var file in PlainerFiles(article))
        {
            if (find(file) is { } plainer && plainer.Title == article.Title && plainer.Published == article.Published)
            {
                return plainer;
            }
        }

        return null;
    }

    /// <summary>The fault of a copy.</summary>
    public static Fault FaultOf(Article copy, Article original) =>
        new Fault(copy.Key, 0, 0, Severity.Error, "copy/likeness", original.Key);

    /// <summary>Whether a public article waits.</summary>
    public bool IsWaiting(Article article) => _waiting.Contains(article);

    /// <summary>Lets an article in that is public now.</summary>
    public void Publish(Article article)
    {
        foreach (var file in PlainerFiles(article))
        {
            if (!_lookalikes.TryGetValue(file, out var lookalikes))
            {
                _lookalikes.Add(file, lookalikes = []);
            }

            lookalikes.Add(article);
        }

        Admit(article);
    }

    /// <summary>Lets an article go that was public.</summary>
    public void Withdraw(Article article)
    {
        foreach (var file in PlainerFiles(article))
        {
            if (_lookalikes.TryGetValue(file, out var lookalikes) && lookalikes.Remove(article) && lookalikes.Count == 0)
            {
                _lookalikes.Remove(file);
            }
        }

        if (!_waiting.Remove(article))
        {
            listed.Withdraw(article);
        }
    }

    /// <summary>Judges the lookalikes of an article anew when it came, went or got another version, public or not.</summary>
    public void Review(Article article)
    {
        foreach (var lookalike in LookalikesOf(article))
        {
            var isCopy = OriginalOf(lookalike, find) is not null;
            if (isCopy && !_waiting.Contains(lookalike))
            {
                listed.Withdraw(lookalike);
                Admit(lookalike);
            }
            else if (!isCopy && _waiting.Remove(lookalike))
            {
                Admit(lookalike);
            }
        }
    }

    /// <summary>The faults of the copies that began to wait since this was last asked.</summary>
    public List<Fault> TakeConflicts()
    {
        List<Fault> conflicts = [];
        foreach (var copy in _newlyWaiting)
        {
            if (_waiting.Contains(copy) && OriginalOf(copy, find) is { } original)
            {
                conflicts.Add(FaultOf(copy, original));
            }
        }

        _newlyWaiting.Clear();
        return conflicts;
    }

    private HashSet<Article> LookalikesOf(Article article)
    {
        if (_lookalikes.Count == 0)
        {
            return [];
        }

        Span<char> key = stackalloc char[512];
        ReadOnlySpan<char> file = article.TryWriteKey(key, out var length) ? key[..length] : article.Key;
        return _lookalikes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(file, out var lookalikes) ? lookalikes : [];
    }

    private void Admit(Article article)
    {
        if (OriginalOf(article, find) is null)
        {
            listed.Publish(article);
        }
        else if (_waiting.Add(article))
        {
            _newlyWaiting.Add(article);
        }
    }

    /// <summary>The files whose copy an article may be by its name. Nearly every article has none.</summary>
    private static IEnumerable<string> PlainerFiles(Article article) =>
        LengthOfPlainer(article.Stem) > 0 ? PlainerFiles(article.Key, article.Stem.ToString()) : [];

    private static IEnumerable<string> PlainerFiles(string file, string name)
    {
        var at = file.LastIndexOf(name, StringComparison.Ordinal);
        for (var length = LengthOfPlainer(name); length > 0; length = LengthOfPlainer(name.AsSpan(0, length)))
        {
            yield return string.Concat(file.AsSpan(0, at + length), file.AsSpan(at + name.Length));
        }
    }

    /// <summary>How much of a name is left without the ending of a copy; 0 where it has none.</summary>
    private static int LengthOfPlainer(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !LastLetters.Contains(name[^1]))
        {
            return 0;
        }

        if (name[^1] == ')' && LengthWithoutNumber(name[..^1], " (") is > 0 and var bracketed)
        {
            return bracketed;
        }

        return char.IsAsciiDigit(name[^1]) ? LengthWithoutNumber(name, " ") : LengthWithoutWords(name);
    }

    private static int LengthWithoutNumber(ReadOnlySpan<char> name, ReadOnlySpan<char> mark)
    {
        var words = name.TrimEnd("0123456789");
        return name.Length - words.Length is > 0 and <= MostDigits && words.EndsWith(mark) ? words.Length - mark.Length : 0;
    }

    private static int LengthWithoutWords(ReadOnlySpan<char> name)
    {
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return name.Length - ending.Length;
            }
        }

        return 0;
    }
}
