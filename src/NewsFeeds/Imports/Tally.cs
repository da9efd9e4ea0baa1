using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports;

/// <summary>Counts what an import does, and tells what somebody should know. One caller.</summary>
internal sealed class Tally(Action<ImportNote> tell)
{
    private readonly Dictionary<FileOutcome, int> _posts = [];
    private readonly SortedDictionary<string, int> _notes = new(StringComparer.Ordinal);
    private int _withdrawn;
    private int _lost;
    private int _media;
    private long _mediaBytes;

    /// <summary>Counts a post that was carried over, or that stays as it is.</summary>
    public void Count(FileOutcome outcome) => _posts[outcome] = CountOf(outcome) + 1;

    /// <summary>Counts a post that left.</summary>
    public void CountWithdrawn() => _withdrawn++;

    /// <summary>Counts pictures and sounds.</summary>
    public void CountMedia(int files, long bytes) => (_media, _mediaBytes) = (_media + files, _mediaBytes + bytes);

    /// <summary>Tells something about a post.</summary>
    /// <param name="post">The post.</param>
    /// <param name="file">Its file, or what names it where it has none.</param>
    /// <param name="kind">A stable word for programs.</param>
    /// <param name="what">For people.</param>
    /// <param name="isError">Whether the post was lost.</param>
    public void Tell(SourcePost post, string file, string kind, string what, bool isError = false) =>
        Tell(new ImportNote(PlaceOf(post.File, post.Line), file, kind, what) { IsError = isError });

    /// <summary>Tells something about a place of a file.</summary>
    public void Tell(Fault fault) =>
        Tell(new ImportNote(PlaceOf(fault.File, fault.Line), "", fault.Code, fault.Message) { IsError = fault.IsError });

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
        Media = _media,
        MediaBytes = _mediaBytes,
        Notes = _notes,
    };

    private void Tell(ImportNote note)
    {
        _lost += note.IsError ? 1 : 0;
        _notes[note.Kind] = _notes.GetValueOrDefault(note.Kind) + 1;
        tell(note);
    }

    private static string PlaceOf(string file, int line) =>
        line == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    private int CountOf(FileOutcome outcome) => _posts.GetValueOrDefault(outcome);
}
