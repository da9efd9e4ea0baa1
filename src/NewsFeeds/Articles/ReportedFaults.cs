namespace NewsFeeds.Articles;

/// <summary>
/// Which faults were told already, so that each is told once per version of its file however often the file is looked at.
/// </summary>
internal sealed class ReportedFaults
{
    private readonly Dictionary<string, ((long Length, DateTimeOffset Modified) Version, HashSet<Fault> Faults)> _told =
        new(StringComparer.Ordinal);

    /// <summary>Whether the fault is new of this version.</summary>
    public bool IsNew(Fault fault, (long Length, DateTimeOffset Modified) version)
    {
        if (!_told.TryGetValue(fault.File, out var told) || told.Version != version)
        {
            _told[fault.File] = told = (version, []);
        }

        return told.Faults.Add(fault);
    }

    /// <summary>The file is gone; what comes under its name is another one.</summary>
    public void Forget(string file) => _told.Remove(file);

    /// <summary>The folder is gone, with the <c>_index.md</c> that was missed in it.</summary>
    public void ForgetFolder(string folder)
    {
        Forget(folder);
        Forget(ContentPath.IndexOf(folder));
    }
}
