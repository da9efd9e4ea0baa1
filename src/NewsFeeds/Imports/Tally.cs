using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;

namespace NewsFeeds.Imports;

/// <summary>Counts what an import does, and tells what somebody should know. One caller.</summary>
/// <param name="tell">Gets each note.</param>
/// <param name="speak">Gets the language for them, before the first; null for nobody.</param>
internal sealed class Tally(Action<ImportNote> tell, Action<string>? speak)
{
    private readonly Dictionary<FileOutcome, int> _posts = [];
    private readonly SortedDictionary<string, int> _notes = new(StringComparer.Ordinal);
    private int _withdrawn;
    private int _lost;
    private int _refused;
    private int _media;
    private long _mediaBytes;

    /// <summary>Counts a post that was carried over, or that stays as it is.</summary>
    public void Count(FileOutcome outcome) => _posts[outcome] = CountOf(outcome) + 1;

    /// <summary>Counts a post that left.</summary>
    public void CountWithdrawn() => _withdrawn++;

    /// <summary>Counts pictures and sounds.</summary>
    public void CountMedia(int files, long bytes) => (_media, _mediaBytes) = (_media + files, _mediaBytes + bytes);

    /// <summary>Says in which language the newsroom reads what is told.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    public void Speak(string language) => speak?.Invoke(language);

    /// <summary>Tells something about a place of a file, or about a post.</summary>
    /// <param name="fault">What it is, and where the post begins. It is an error where the post was lost.</param>
    /// <param name="post">The post's file, or what names it where it has none; empty for no post.</param>
    public void Tell(Fault fault, string post = "")
    {
        var isOfFile = fault.Code is "import-no-wxr" or "feed-unknown";
        _lost += fault.IsError && !isOfFile ? 1 : 0;
        _refused += isOfFile ? 1 : 0;
        _notes[fault.Code] = _notes.GetValueOrDefault(fault.Code) + 1;
        tell(new ImportNote(fault, post));
    }

    /// <summary>The numbers so far.</summary>
    public ImportReport Report() => new()
    {
        Written = CountOf(FileOutcome.Written),
        Changed = CountOf(FileOutcome.Changed),
        Unchanged = CountOf(FileOutcome.Unchanged),
        Edited = CountOf(FileOutcome.Edited),
        Missing = CountOf(FileOutcome.Missing),
        Withdrawn = _withdrawn,
        Lost = _lost,
        Refused = _refused,
        Media = _media,
        MediaBytes = _mediaBytes,
        Notes = _notes,
    };

    private int CountOf(FileOutcome outcome) => _posts.GetValueOrDefault(outcome);
}
