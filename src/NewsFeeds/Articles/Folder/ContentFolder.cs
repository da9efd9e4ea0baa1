namespace NewsFeeds.Articles.Folder;

/// <summary>
/// The article store that is a folder of Markdown files. It remembers what it saw, so that a look after a change reads only the files
/// that changed, and it keeps the last good version of a file that cannot be read or parsed. One caller at a time may look;
/// the media of the folder may be asked for by any number of threads.
/// </summary>
public sealed partial class ContentFolder : IDisposable
{
    private readonly Disk _disk;
    private readonly string _defaultAuthority;
    private readonly FolderNode _top = new("", null);
    private readonly Identities _identities = new();
    private readonly RecentTexts _texts = new();
    private Publication _publication;
    private Dictionary<string, Category> _categories = [];
    private readonly ToldFaults _told = new();
    private Look? _unfinished;
    private int _heldBack;

    /// <param name="root">The folder.</param>
    /// <param name="defaultAuthority">The tagging entity of derived ids where the publication names none.</param>
    public ContentFolder(string root, string defaultAuthority)
    {
        _disk = new Disk(root);
        _defaultAuthority = defaultAuthority;
        _publication = IndexReader.Untitled(defaultAuthority);
        Media = new Media(_disk);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Root => _disk.Root;

    /// <summary>Whether the folder is there and holds anything: an unmounted one is an empty directory or none.</summary>
    public bool IsThere => _disk.IsThere;

    /// <summary>The pictures and sounds of the folder.</summary>
    public Media Media { get; }

    /// <summary>Lets go of what it keeps in memory.</summary>
    public void Dispose() => _texts.Dispose();

    /// <summary>Looks at everything, and reads what is new or has another size or time than before.</summary>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Look(IProgress<(int Read, int Of)>? progress = null) => Look([""], progress);

    /// <summary>
    /// Looks at the named places alone: a file is read again whatever its size and time say, a directory is looked through with all below
    /// it, and what is not there any more is gone.
    /// </summary>
    /// <param name="places">Paths relative to the folder; the empty one is the folder itself.</param>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Look(IReadOnlyCollection<string> places, IProgress<(int Read, int Of)>? progress = null)
    {
        if (!_disk.IsThere)
        {
            return Change(new Look(), available: false);
        }

        // What a look found before something cut it short is not found again: the next look goes on from there.
        var look = _unfinished ??= new Look();
        look.IsAway = false;
        foreach (var place in places.OrderBy(place => place.Length))
        {
            LookAt(place, look);
        }

        if (look.IsAway)
        {
            return Change(new Look(), available: false);
        }

        ReadIndexes(look);
        ReadArticles(look, progress);
        RenewShowing(look);
        var change = Change(look, available: true);
        _unfinished = null;
        return change;
    }

    /// <summary>The words of one version of an article; null when the file does not hold this version any more. Thread-safe.</summary>
    public ArticleText? ReadText(Article article) => _texts.Find(article) ?? ReadFromDisk(article);

    /// <summary>A content file as it is on disk now, its bytes in the buffer; null when it cannot be read or parsed. Thread-safe.</summary>
    internal FrontMatter? ReadMatter(string file, byte[] buffer, out int length)
    {
        length = 0;
        try
        {
            if (_disk.Read(file, buffer) is not { } version || version.Length > buffer.Length)
            {
                return null;
            }

            length = (int)version.Length;
            return FrontMatter.Parse(file, buffer.AsSpan(0, length), withBody: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            return null;
        }
    }

    private ArticleText? ReadFromDisk(Article article)
    {
        try
        {
            var file = article.File;
            var buffer = new byte[article.Length];
            if (_disk.LookAt(file)?.Length != article.Length || _disk.Read(file, buffer) != (article.Length, article.Modified))
            {
                return null;
            }

            var matter = FrontMatter.Parse(file, buffer, withBody: true);
            return new ArticleText(matter.Body, matter.BodyLine, ArticleReader.Summary(new Keys(file, matter.Root, ArticleReader.Known, TimeZoneInfo.Utc)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            return null;
        }
    }

    private void LookAt(string place, Look look)
    {
        var slash = place.LastIndexOf('/');
        var name = place[(slash + 1)..];
        var parent = Find(slash < 0 ? "" : place[..slash]);
        if (place.Length > 0 && (parent is null || place.Split('/').Any(segment => segment.StartsWith('.'))))
        {
            return; // within a folder that is hidden, a link or not seen yet: the folder's own appearance brings it
        }

        try
        {
            if (place.Length == 0)
            {
                LookThrough(_top, look);
            }
            else if (Directory.Exists(_disk.Absolute(place)))
            {
                if (parent!.Folders.TryGetValue(name, out var folder))
                {
                    LookThrough(folder, look);
                }
                else
                {
                    LookThrough(parent, look, deep: false);
                }
            }
            else if (_disk.LookAt(place) is { } seen)
            {
                See(parent!, seen with { Name = name }, look, evenIfSame: true);
                Touch(parent!, look);
            }
            else
            {
                ForgetFile(parent!, name, look);
                ForgetFolder(parent!, name, look);
                Touch(parent!, look);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            look.Faults.Add(new Fault(place, 0, 0, Severity.Error, "unreadable", $"cannot be looked at: {e.Message}"));
        }
    }

    private void LookThrough(FolderNode folder, Look look, bool deep = true)
    {
        List<Seen> entries;
        try
        {
            entries = [.. _disk.Look(folder.Path)];
            Touch(folder, look);
        }
        catch (DirectoryNotFoundException)
        {
            entries = [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be looked at keeps what was seen of it: deleting is the only way out of a feed.
            look.Faults.Add(new Fault(folder.PathOf("_index.md"), 0, 0, Severity.Error, "unreadable", $"the folder cannot be read: {e.Message}"));
            return;
        }

        var files = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!entry.IsFolder)
            {
                files.Add(entry.Name);
                See(folder, entry, look, evenIfSame: false);
            }
            else if (entry.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            {
                look.Faults.Add(new Fault(folder.PathOf(entry.Name), 0, 0, Severity.Warning, "folder-named-md", "this is a folder with the name of an article; it is not looked into"));
                files.Add(entry.Name);
                if (folder.Files.TryGetValue(entry.Name, out var hidden))
                {
                    HoldBack(hidden, true); // what the file said last stands until there is a file again, or nothing
                }
            }
            else
            {
                folders.Add(entry.Name);
                if (!folder.Folders.TryGetValue(entry.Name, out var below))
                {
                    folder.Folders.Add(entry.Name, below = new FolderNode(folder.PathOf(entry.Name), folder));
                    look.FoldersChanged = true;
                    LookThrough(below, look);
                }
                else if (deep)
                {
                    LookThrough(below, look);
                }
            }
        }

        foreach (var gone in folder.Files.Keys.Where(name => !files.Contains(name)).ToList())
        {
            ForgetFile(folder, gone, look);
        }

        foreach (var gone in folder.Folders.Keys.Where(name => !folders.Contains(name)).ToList())
        {
            ForgetFolder(folder, gone, look);
        }
    }

    private static void See(FolderNode folder, Seen seen, Look look, bool evenIfSame)
    {
        var isText = seen.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        if (!isText && MediaTypes.Of(seen.Name) is null)
        {
            return;
        }

        var isNew = !folder.Files.TryGetValue(seen.Name, out var file);
        if (isNew)
        {
            folder.Files.Add(seen.Name, file = new FileNode());
        }

        var isSame = !isNew && file!.Length == seen.Length && file.Modified == seen.Modified;
        if (isSame && !evenIfSame && !file!.HeldBack)
        {
            return; // what could not be read may be readable now: permissions change neither size nor time
        }

        (file!.Length, file.Modified) = (seen.Length, seen.Modified);
        if (!isText)
        {
            look.Media.Add(folder.PathOf(seen.Name));
            folder.Changed = Later(folder.Changed, seen.Modified);
        }
        else if (seen.Name == "_index.md")
        {
            look.Indexes.Add(folder);
            folder.Changed = Later(folder.Changed, seen.Modified);
        }
        else
        {
            look.Articles.Add((folder, seen.Name));
        }
    }

    private void ForgetFile(FolderNode folder, string name, Look look)
    {
        if (IsAway(look) || !folder.Files.Remove(name, out var file))
        {
            return;
        }

        Drop(folder, name, file, look);
        if (name == "_index.md")
        {
            look.Indexes.Add(folder);
        }
    }

    private void ForgetFolder(FolderNode folder, string name, Look look)
    {
        if (IsAway(look) || !folder.Folders.Remove(name, out var gone))
        {
            return;
        }

        look.FoldersChanged = true;
        foreach (var below in gone.SelfAndBelow())
        {
            foreach (var (each, file) in below.Files)
            {
                Drop(below, each, file, look);
            }
        }
    }

    /// <summary>Nothing is gone while the whole is: it may have been unmounted since the look began.</summary>
    private bool IsAway(Look look) => look.IsAway |= !_disk.IsThere;

    private void Drop(FolderNode folder, string name, FileNode file, Look look)
    {
        var path = folder.PathOf(name);
        _told.Forget(path);
        HoldBack(file, false);
        if (MediaTypes.Of(name) is not null)
        {
            look.Media.Add(path);
        }

        if (file.Article is { } article)
        {
            _identities.Remove(article, look.Served);
            file.Article = null;
        }
    }

    private void Touch(FolderNode folder, Look look)
    {
        folder.Changed = Later(folder.Changed, _disk.ModifiedOf(folder.Path));
        look.Touched = true;
    }

    private FolderNode? Find(string path)
    {
        var folder = _top;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!folder.Folders.TryGetValue(name, out folder!))
            {
                return null;
            }
        }

        return folder;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
