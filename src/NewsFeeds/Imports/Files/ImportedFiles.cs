using NewsFeeds.Folder;

namespace NewsFeeds.Imports.Files;

/// <summary>What became of one file.</summary>
internal enum FileOutcome
{
    /// <summary>It is new.</summary>
    Written,

    /// <summary>It was as an earlier import left it, and has other words now.</summary>
    Changed,

    /// <summary>It has these words already.</summary>
    Unchanged,

    /// <summary>It was edited by hand, and stays.</summary>
    Edited,

    /// <summary>It was moved or deleted by hand, and is not written again.</summary>
    Missing,

    /// <summary>Another file has its name.</summary>
    Taken,

    /// <summary>An article that no import wrote has its id.</summary>
    There,
}

/// <summary>
/// The files that imports write. A file that somebody edited, moved or deleted since is never written. A file whose bytes are the same is
/// not touched. One caller.
/// </summary>
internal sealed class ImportedFiles(string content, Ledger ledger, bool isDryRun)
{
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal); // Those that are there.

    /// <summary>Writes a file, or lets it be.</summary>
    /// <param name="key">What the file stands for, such as a post's id.</param>
    /// <param name="path">Its path in the content folder.</param>
    /// <param name="text">All of it.</param>
    public FileOutcome Carry(string key, string path, string text)
    {
        var hash = Digest.Of(text);
        if (ledger.Find(key) is not { } before)
        {
            return Begin(key, path, text, hash);
        }

        var now = Digest.OfFile(FileAt(before.Path));
        if (now is null)
        {
            return Has(path, hash) ? Settled(key, path, hash) : FileOutcome.Missing;
        }

        if (hash == before.Hash && path == before.Path)
        {
            return FileOutcome.Unchanged;
        }

        if (hash == now && path == before.Path)
        {
            return Settled(key, path, hash);
        }

        if (now != before.Hash)
        {
            return hash == before.Hash ? FileOutcome.Unchanged : FileOutcome.Edited;
        }

        if (path == before.Path)
        {
            Replace(path, text);
        }
        else if (TryCreate(path, text) || Has(path, hash))
        {
            Delete(before.Path);
        }
        else
        {
            return FileOutcome.Taken;
        }

        ledger.Remember(key, path, hash);
        return FileOutcome.Changed;
    }

    /// <summary>Writes a file whatever was there.</summary>
    public void Overwrite(string path, string text)
    {
        Replace(path, text);
        ledger.Remember(Ledger.KeyOf(path), path, Digest.Of(text));
    }

    /// <summary>Whether an earlier import wrote a file for a key, and it is not there any more.</summary>
    public bool IsMissing(string key) => ledger.Find(key) is { } before && !File.Exists(FileAt(before.Path));

    /// <summary>
    /// Takes a file away that stands for something that is not public any more. One that was edited by hand becomes a draft.
    /// </summary>
    /// <param name="key">What the file stands for.</param>
    /// <param name="isDeleted">Whether it is deleted there, so that a draft leaves too.</param>
    /// <returns>Its path and whether it became a draft; null where an import wrote none, or it needs nothing more.</returns>
    public (string Path, bool IsDraft)? Withdraw(string key, bool isDeleted)
    {
        if (ledger.Find(key) is not { } before || Digest.OfFile(FileAt(before.Path)) is not { } now)
        {
            return null;
        }

        var draft = AsDraft(File.ReadAllText(FileAt(before.Path)));
        if (now == before.Hash && (isDeleted || draft is not null))
        {
            Delete(before.Path);
            ledger.Forget(key);
            return (before.Path, false);
        }

        if (draft is null)
        {
            return null;
        }

        Replace(before.Path, draft);
        return (before.Path, true);
    }

    private FileOutcome Begin(string key, string path, string text, UInt128 hash)
    {
        var isWritten = TryCreate(path, text);
        if (!isWritten && !Has(path, hash))
        {
            return FileOutcome.Taken;
        }

        ledger.Remember(key, path, hash);
        return isWritten ? FileOutcome.Written : FileOutcome.Unchanged;
    }

    /// <summary>Keeps a file that has these words already. An import that was killed may have written it.</summary>
    private FileOutcome Settled(string key, string path, UInt128 hash)
    {
        ledger.Remember(key, path, hash);
        return FileOutcome.Unchanged;
    }

    private bool Has(string path, UInt128 hash) => Digest.OfFile(FileAt(path)) == hash;

    private bool TryCreate(string path, string text)
    {
        var file = FileAt(path);
        if (isDryRun)
        {
            return !Path.Exists(file);
        }

        if (_folders.Add(Path.GetDirectoryName(file)!))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }

        if (ContentWriter.TryCreate(file, text))
        {
            return true;
        }

        // An import that was killed may have left half of it.
        File.Delete(ContentWriter.Unfinished(file));
        return ContentWriter.TryCreate(file, text);
    }

    private void Replace(string path, string text)
    {
        if (!isDryRun)
        {
            ContentWriter.Replace(FileAt(path), text);
        }
    }

    private void Delete(string path)
    {
        if (!isDryRun)
        {
            File.Delete(FileAt(path));
        }
    }

    /// <summary>The file with <c>draft: true</c>; null where it is a draft, or has no front matter, and so is no article.</summary>
    private static string? AsDraft(string text)
    {
        var lines = text.Split('\n').ToList();
        var end = lines.FindIndex(1, line => line.TrimEnd() is "---" or "...");
        if (lines[0].TrimEnd() != "---" || end < 0)
        {
            return null;
        }

        var draft = lines.FindIndex(0, end, line => line.StartsWith("draft:", StringComparison.OrdinalIgnoreCase));
        if (draft > 0 && lines[draft].TrimEnd() == ArticleFile.Draft)
        {
            return null;
        }

        if (draft > 0)
        {
            lines.RemoveAt(draft);
        }

        lines.Insert(1, ArticleFile.Draft);
        return string.Join('\n', lines);
    }

    private string FileAt(string path) => Path.Combine(content, path);
}
