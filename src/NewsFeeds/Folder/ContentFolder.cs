using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Folder;

/// <summary>
/// The article store that is a folder of Markdown files. It remembers what it saw, so that a scan after a change reads only the files
/// that changed, and it keeps the last good version of a file that cannot be read or parsed. One caller at a time may scan;
/// the media of the folder may be asked for by any number of threads.
/// </summary>
public sealed partial class ContentFolder : IArticleStore, IDisposable
{
    private readonly Disk _disk;
    private readonly Publication _untitled;
    private readonly FolderTree _tree;
    private readonly ContentFile _files;
    private readonly Identities _identities = new();
    private readonly RecentTexts _texts = new();
    private Publication _publication;
    private Dictionary<string, Category> _categories = [];
    private readonly ReportedFaults _told = new();
    private readonly ConcurrentDictionary<Article, bool> _unread = new();
    private readonly ConditionalWeakTable<Article, IReadOnlyDictionary<string, MediaFile?>> _shown = [];
    private Scan? _unfinished;
    private bool _wasAway;
    private int _heldBack;

    /// <param name="root">The folder.</param>
    /// <param name="defaultAuthority">The tagging entity of derived ids where the publication names none.</param>
    public ContentFolder(string root, string defaultAuthority)
    {
        _disk = new Disk(root);
        _tree = new FolderTree(_disk);
        _files = new ContentFile(_disk);
        _publication = _untitled = IndexReader.Untitled(defaultAuthority);
        Media = new MediaFolder(_disk);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Root => _disk.Root;

    /// <summary>Whether the folder is there and holds anything: an unmounted one is an empty directory or none.</summary>
    public bool IsThere => _disk.IsThere;

    /// <summary>The places that make a scan at everything piece by piece, the folder's own entries first.</summary>
    public IEnumerable<string> Pieces => _tree.Top.SelfAndBelow().Select(FolderTree.PlaceOf);

    /// <summary>When an entry of the folder itself last came, went or was renamed; long ago while it is away.</summary>
    public DateTimeOffset TopChanged => _disk.ModifiedOf("");

    /// <summary>The pictures and sounds of the folder.</summary>
    public MediaFolder Media { get; }

    /// <summary>Lets go of what it keeps in memory.</summary>
    public void Dispose() => _texts.Dispose();

    /// <summary>Looks at everything, and reads what is new or has another size or time than before.</summary>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Look(IProgress<(int Read, int Of)>? progress = null) => Look([""], progress);

    /// <summary>
    /// Looks at the named places alone: a file is read again whatever its size and time say, a directory is looked through with all below
    /// it, and what is not there any more is gone.
    /// </summary>
    /// <param name="places">Paths relative to the folder; the empty one is the folder itself, and a last segment <c>.</c> stands for a folder's own entries without what is known below them.</param>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Look(IReadOnlyCollection<string> places, IProgress<(int Read, int Of)>? progress = null)
    {
        if (!_disk.IsThere)
        {
            _wasAway = true;
            return Change(new Scan(), available: false);
        }

        // What a scan found before something cut it short is not found again: the next scan goes on from there.
        var scan = _unfinished ??= new Scan();
        scan.IsAway = false;
        foreach (var place in places.OrderBy(place => place.Length))
        {
            _tree.LookAt(place, scan);
        }

        if (scan.IsAway)
        {
            _wasAway = true;
            return Change(new Scan(), available: false);
        }

        if (places.Contains("") || places.Contains(FolderTree.PlaceOf(_tree.Top)))
        {
            scan.Media.UnionWith(Media.Known.Where(known => _wasAway || IsStale(known)).Select(known => known.Path));
        }

        Forget(scan);
        ReadIndexes(scan);
        ReadArticles(scan, progress);
        RenewShowing(scan);
        if (places.Contains("") || places.Contains(FolderTree.PlaceOf(_tree.Top)))
        {
            RenewUnread(scan);
        }

        var change = Change(scan, available: true);
        _unfinished = null;
        return change;
    }

    /// <summary>
    /// The words of one version of an article; null when the file does not hold this version any more, or cannot be read now: then it is told anew when it can. Thread-safe.
    /// </summary>
    public ArticleText? ReadText(Article article)
    {
        var text = _texts.Find(article) ?? _files.ReadText(article);
        if (text is null)
        {
            _unread.TryAdd(article, true);
        }

        return text;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ContentChange> FollowAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(IReadOnlyList<Article> versions, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ArticleText?>>([.. versions.Select(ReadText)]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Notes the pictures and sounds that the rendering of a version looked up, by their paths in Unicode's form C: when one of them comes, goes or is written
    /// again, the article is told anew. Thread-safe.
    /// </summary>
    internal void NoteMedia(Article article, IReadOnlyDictionary<string, MediaFile?> media) => _shown.AddOrUpdate(article, media);

    /// <summary>A content file as it is on disk now, its bytes in the buffer; null when it cannot be read or parsed. Thread-safe.</summary>
    internal Manuscript? ReadMatter(string file, byte[] buffer, out int length) => _files.ReadNow(file, buffer, out length);

    private void Forget(Scan scan)
    {
        foreach (var (path, file) in scan.Gone)
        {
            _told.Forget(path);
            HoldBack(file, false);
            if (file.Article is { } article)
            {
                _identities.Remove(article, scan.Served);
                file.Article = null;
            }
        }

        scan.GoneFolders.ForEach(_told.ForgetFolder);
        scan.GoneFolders.Clear();
        scan.Gone.Clear();
        scan.Covered.ForEach(file => HoldBack(file, true));
    }

    private Dictionary<string, DateTimeOffset> FolderTimes() =>
        _tree.Top.SelfAndBelow().Where(folder => folder.IsServed).ToDictionary(folder => folder.CategoryPath, folder => folder.Changed, StringComparer.Ordinal);

    private ContentChange Change(Scan scan, bool available) => new()
    {
        Available = available,
        Publication = _publication,
        Categories = _categories,
        FolderTimes = scan.Touched || scan.Indexes.Count > 0 || scan.Media.Count > 0 ? FolderTimes() : new Dictionary<string, DateTimeOffset>(),
        FoldersChanged = scan.FoldersChanged,
        Added = scan.Served.Added,
        Removed = scan.Served.Removed,
        Faults = [.. scan.Faults.Where(IsNew).OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)],
        HeldBack = _heldBack,
    };

    /// <summary>Whether a fault was not told yet of this version of its file.</summary>
    internal bool IsNew(Fault fault)
    {
        var file = _tree.FindFile(fault.File);
        return _told.IsNew(fault, file is null ? (0, _disk.ModifiedOf(fault.File)) : (file.Length, file.Modified));
    }

    /// <summary>A picture or sound that came, went or was written again changes the entries that show it, though their files stay.</summary>
    private void RenewShowing(Scan scan)
    {
        if (scan.Media.Count == 0)
        {
            return;
        }

        Media.Forget(scan.Media);
        var shows = MediaFolder.Showing(scan.Media);
        var changed = scan.Media.Select(path => NormalForm.Of(path)).ToList();
        if (_categories.Values.Select(category => category.Image).Append(_publication.Logo).Append(_publication.Icon).Any(shows.Picture))
        {
            _categories = new(_categories, StringComparer.Ordinal); // every feed shows the publication's pictures
        }

        foreach (var file in _tree.Top.SelfAndBelow().SelectMany(folder => folder.Files.Values))
        {
            if (file.Article is { } article && (shows.Article(article) || (_shown.TryGetValue(article, out var media) && changed.Exists(media.ContainsKey))))
            {
                Replace(file, article.Renewed(article.Category), scan);
            }
        }
    }

    /// <summary>What was asked for in vain may have been rendered without its words, and whatever was asked for while the folder was away without its pictures.</summary>
    private void RenewUnread(Scan scan)
    {
        var unread = _unread.Keys.Select(article => (Article: article, File: _tree.FindFile(article.File))).ToList();
        foreach (var (article, file) in unread.Where(each => each.File?.Article != each.Article || _files.ReadText(each.Article) is not null))
        {
            _unread.TryRemove(article, out _);
            if (!_wasAway && file?.Article == article)
            {
                Replace(file, article.Renewed(article.Category), scan);
            }
        }

        if (_wasAway)
        {
            foreach (var file in _tree.Top.SelfAndBelow().SelectMany(folder => folder.Files.Values).Where(file => file.Article is not null))
            {
                Replace(file, file.Article!.Renewed(file.Article.Category), scan);
            }

            _wasAway = false;
        }
    }

    /// <summary>Puts a new reference in the place of a version that stays.</summary>
    private void Replace(FileNode file, Article renewed, Scan scan)
    {
        if (_texts.Find(file.Article!) is { } text)
        {
            _texts.Keep(renewed, text);
        }

        _identities.Replace(file.Article!, renewed, scan.Served);
        file.Article = renewed;
    }

    /// <summary>What a feed or a request measured while the file changed: between two looks, or after the one that saw it.</summary>
    private bool IsStale((string Path, MediaFile File) known) =>
        _tree.FindFile(known.Path) is not { } file || (file.Length, file.Modified) != (known.File.Length, known.File.Modified);

    private void HoldBack(FileNode file, bool heldBack)
    {
        _heldBack += (heldBack ? 1 : 0) - (file.HeldBack ? 1 : 0);
        file.HeldBack = heldBack;
    }
}
