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
    private readonly FolderTree _tree;
    private readonly ContentFile _files;
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
        _tree = new FolderTree(_disk);
        _files = new ContentFile(_disk);
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
            _tree.LookAt(place, look);
        }

        if (look.IsAway)
        {
            return Change(new Look(), available: false);
        }

        Forget(look);
        ReadIndexes(look);
        ReadArticles(look, progress);
        RenewShowing(look);
        var change = Change(look, available: true);
        _unfinished = null;
        return change;
    }

    /// <summary>The words of one version of an article; null when the file does not hold this version any more. Thread-safe.</summary>
    public ArticleText? ReadText(Article article) => _texts.Find(article) ?? _files.ReadText(article);

    /// <summary>A content file as it is on disk now, its bytes in the buffer; null when it cannot be read or parsed. Thread-safe.</summary>
    internal FrontMatter? ReadMatter(string file, byte[] buffer, out int length) => _files.ReadNow(file, buffer, out length);

    private void Forget(Look look)
    {
        foreach (var (path, file) in look.Gone)
        {
            _told.Forget(path);
            HoldBack(file, false);
            if (file.Article is { } article)
            {
                _identities.Remove(article, look.Served);
                file.Article = null;
            }
        }

        look.Gone.Clear();
        look.Covered.ForEach(file => HoldBack(file, true));
    }

    private Dictionary<string, DateTimeOffset> FolderTimes() =>
        _tree.Top.SelfAndBelow().Where(folder => folder.IsServed).ToDictionary(folder => folder.CategoryPath, folder => folder.Changed, StringComparer.Ordinal);

    private ContentChange Change(Look look, bool available) => new()
    {
        Available = available,
        Publication = _publication,
        Categories = _categories,
        FolderTimes = look.Touched || look.Indexes.Count > 0 || look.Media.Count > 0 ? FolderTimes() : new Dictionary<string, DateTimeOffset>(),
        Added = look.Served.Added,
        Removed = look.Served.Removed,
        Faults = [.. look.Faults.Where(IsNews).OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)],
        HeldBack = _heldBack,
    };

    private bool IsNews(Fault fault)
    {
        var slash = fault.File.LastIndexOf('/');
        var file = _tree.Find(slash < 0 ? "" : fault.File[..slash])?.Files.GetValueOrDefault(fault.File[(slash + 1)..]);
        return _told.IsNews(fault, file is null ? (0, _disk.ModifiedOf(fault.File)) : (file.Length, file.Modified));
    }

    private static void ReadAgain(FolderNode folder, Look look, bool withBelow)
    {
        foreach (var each in withBelow ? folder.SelfAndBelow() : [folder])
        {
            look.Articles.UnionWith(each.Files.Keys.Where(IsArticle).Select(name => (each, name)));
        }
    }

    private void ReadArticles(Look look, IProgress<(int Read, int Of)>? progress)
    {
        var shared = new SharedTexts();
        var withBodies = look.Articles.Count <= RecentTexts.MostAtOnce;
        if (look.Articles.Count <= 8)
        {
            var buffer = new byte[FrontMatter.MaxFileBytes];
            foreach (var (folder, name) in look.Articles)
            {
                Accept(folder, name, ReadArticle(folder, name, buffer, withBodies, shared), look);
            }

            return;
        }

        _identities.Expect(look.Articles.Count, look.Served);
        var done = 0;
        var one = new Lock();
        Parallel.ForEach(look.Articles, () => new byte[FrontMatter.MaxFileBytes], (file, _, buffer) =>
        {
            var version = ReadArticle(file.Folder, file.Name, buffer, withBodies, shared);
            lock (one)
            {
                Accept(file.Folder, file.Name, version, look);
                if (++done % 1000 == 0 || done == look.Articles.Count)
                {
                    progress?.Report((done, look.Articles.Count));
                }
            }

            return buffer;
        }, _ => { });
    }

    private void Accept(FolderNode folder, string name, Version version, Look look)
    {
        look.Faults.AddRange(version.Faults);
        if (version.IsGone || !folder.Files.TryGetValue(name, out var file))
        {
            return; // the next look sees it missing
        }

        HoldBack(file, version.Article is null && !version.IsUnserved);
        if (version.Article is null && !version.IsUnserved)
        {
            return;
        }

        if (file.Article is { } before)
        {
            _identities.Remove(before, look.Served);
        }

        file.Article = version.Article;
        if (version.Article is { } article)
        {
            if (_identities.Add(article, look.Served) is { } other)
            {
                var (first, second) = string.CompareOrdinal(article.File, other.File) < 0 ? (article, other) : (other, article);
                look.Faults.Add(new Fault(second.File, 0, 0, Severity.Error, "duplicate-id",
                    $"'{first.File}' and '{second.File}' both have the id '{article.Id}'; give one another 'slug', 'date' or 'id' (the first in path order is served)"));
            }

            if (version.Text is not null)
            {
                _texts.Keep(article, version.Text!);
            }
        }
    }

    private Version ReadArticle(FolderNode folder, string name, byte[] buffer, bool withBody, SharedTexts shared)
    {
        var path = folder.PathOf(name);
        if (!folder.IsServed)
        {
            return Version.Unserved;
        }

        try
        {
            if (!folder.Files.TryGetValue(name, out var file))
            {
                return Version.Gone;
            }

            if (_files.Read(path, file, buffer, withBody, out var fault) is not { } matter)
            {
                return fault is null ? Version.Gone : new Version(null, null, [fault]);
            }

            var keys = new Keys(path, matter.Root, ArticleReader.Known, _publication.TimeZone);
            var article = ArticleReader.Read(keys, folder.Path, name, folder.CategoryPath, _publication, file.Modified, file.Length, shared);
            var text = withBody && article is not null ? new ArticleText(matter.Body, matter.BodyLine, ArticleReader.Summary(keys)) : null;
            return new Version(article, text, keys.Faults);
        }
        catch (ContentException e)
        {
            return new Version(null, null, [e.Fault]);
        }
#pragma warning disable CA1031 // Whatever one file does to its reader, the others are read.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Version(null, null, [new Fault(path, 0, 0, Severity.Error, "unreadable", $"cannot be read: {e.Message}")]);
        }
    }

    /// <summary>A picture or sound that came, went or was written again changes the entries that show it, though their files stay.</summary>
    private void RenewShowing(Look look)
    {
        if (look.Media.Count == 0)
        {
            return;
        }

        Media.Forget(look.Media);
        var shows = Media.Showing(look.Media);
        if (_categories.Values.Select(category => category.Image).Append(_publication.Logo).Append(_publication.Icon).Any(shows.Picture))
        {
            _categories = new(_categories, StringComparer.Ordinal); // every feed shows the publication's pictures
        }

        foreach (var file in _tree.Top.SelfAndBelow().SelectMany(folder => folder.Files.Values))
        {
            if (file.Article is { } article && shows.Article(article))
            {
                var renewed = article.Renewed();
                if (_texts.Find(article) is { } text)
                {
                    _texts.Keep(renewed, text);
                }

                _identities.Replace(article, renewed, look.Served);
                file.Article = renewed;
            }
        }
    }

    private void HoldBack(FileNode file, bool heldBack)
    {
        _heldBack += (heldBack ? 1 : 0) - (file.HeldBack ? 1 : 0);
        file.HeldBack = heldBack;
    }

    private static bool IsArticle(string name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && name != "_index.md";

    /// <summary>What reading one file gave.</summary>
    private sealed record Version(Article? Article, ArticleText? Text, IReadOnlyList<Fault> Faults)
    {
        /// <summary>The file went between looking and reading.</summary>
        public static readonly Version Gone = new(null, null, []);

        /// <summary>The file is in a folder that is not served.</summary>
        public static readonly Version Unserved = new(null, null, []);

        public bool IsGone => ReferenceEquals(this, Gone);

        public bool IsUnserved => ReferenceEquals(this, Unserved);
    }
}
