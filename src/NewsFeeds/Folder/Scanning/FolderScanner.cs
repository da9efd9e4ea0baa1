using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <summary>
/// Finds out by scanning how the content folder differs from what was found before. Only files that changed are read. A file that cannot be
/// read or parsed keeps its last good version. One caller at a time.
/// </summary>
internal sealed partial class FolderScanner
{
    private readonly Disk _disk;
    private readonly MediaFolder _media;
    private readonly RecentTexts _texts;
    private readonly FolderTree _tree;
    private readonly ContentFile _files;
    private readonly ReportedFaults _reported = new();
    private readonly Publication _untitled;
    private Publication _publication;
    private List<Category> _categories = [];
    private bool _isPublicationUnread;
    private bool _isPublicationTold;
    private Scan? _unfinished;
    private bool _wasAway;

    /// <param name="disk">The content folder on disk.</param>
    /// <param name="media">Its pictures and sounds, which forget what a scan finds changed.</param>
    /// <param name="texts">Keeps the words of what was just read.</param>
    /// <param name="defaultAuthority">The tagging entity of derived ids where the publication names none.</param>
    public FolderScanner(Disk disk, MediaFolder media, RecentTexts texts, string defaultAuthority)
    {
        (_disk, _media, _texts) = (disk, media, texts);
        _files = new ContentFile(disk);
        _tree = new FolderTree(disk, _files);
        _publication = _untitled = IndexReader.Untitled(defaultAuthority);
    }

    /// <summary>The places that make up the whole folder, its own entries first.</summary>
    public IEnumerable<string> Pieces => _tree.Top.SelfAndBelow().Select(FolderTree.PlaceOf);

    /// <summary>Why articles and descriptions cannot be served in their newest version, by their files.</summary>
    public ImmutableSortedDictionary<string, Fault> HeldBack { get; private set; } = ContentChange.NothingHeldBack;

    /// <summary>Whether the last scan found that folders came or went.</summary>
    public bool FoldersChanged { get; private set; }

    /// <summary>Scans everything, and reads what is new or has another size or time than before.</summary>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Scan(IProgress<(int Read, int Of)>? progress = null) => Scan([""], progress);

    /// <summary>
    /// Scans the named places alone. A file is read again whatever its size and time say. A directory is scanned with all below it. What is
    /// not there any more is gone.
    /// </summary>
    /// <param name="places">
    /// Paths relative to the folder. The empty one is the folder itself. A last segment <c>.</c> stands for a folder's own entries without
    /// what is below them.
    /// </param>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Scan(IReadOnlyCollection<string> places, IProgress<(int Read, int Of)>? progress = null)
    {
        // A scan that something cut short found changes that are not found again. The next scan goes on from there.
        var scan = _unfinished ??= new Scan();
        scan.IsAway = !_disk.IsThere;
        foreach (var place in places.OrderBy(place => place.Length).TakeWhile(_ => !scan.IsAway))
        {
            _tree.Scan(place, scan);
        }

        if (scan.IsAway)
        {
            _wasAway = true;
            _unfinished = null;
            return new ContentChange
            {
                Available = false,
                HeldBack = HeldBack,
                Faults = [new Fault(_disk.Root, 0, 0, Severity.Error, "store-away/folder") { Field = "" }],
            };
        }

        if (places.Contains("") || places.Contains(FolderTree.PlaceOf(_tree.Top)))
        {
            NoteStaleMedia(scan);
        }

        _media.Forget(scan.Media);
        Forget(scan);
        ReadIndexes(scan);
        ReadRedirects(scan);
        ReadArticles(scan, progress);
        _unfinished = null;
        FoldersChanged = scan.FoldersChanged;
        return ChangeOf(scan);
    }

    private void Forget(Scan scan)
    {
        foreach (var (path, file) in scan.Gone)
        {
            _reported.Forget(path);
            var isTold = file.Article is not null || file.HeldBack;
            HoldBack(path, file, null);
            if (isTold)
            {
                scan.Removed.Add(path);
                file.Article = null;
            }
        }

        scan.GoneFolders.ForEach(_reported.ForgetFolder);
        scan.GoneFolders.Clear();
        scan.Gone.Clear();
        scan.Covered.ForEach(covered => HoldBack(covered.Why.File, covered.File, covered.Why));
    }

    /// <summary>
    /// A feed or a request may have measured a picture while it changed. And while the folder was away, every picture was missing.
    /// </summary>
    private void NoteStaleMedia(Scan scan)
    {
        scan.Media.UnionWith(_media.Known.Where(IsStale).Select(known => known.Path));
        if (_wasAway)
        {
            scan.Media.UnionWith(_tree.Top.SelfAndBelow().SelectMany(folder => folder.Files.Keys.Where(IsMedia).Select(folder.PathOf)));
            _wasAway = false;
        }

        static bool IsMedia(string name) => MediaTypes.Of(name) is not null;
    }

    private bool IsStale(MediaFile known) =>
        _tree.FindFile(known.Path) is not { } file || (file.Length, file.Modified) != (known.Length, known.Modified);

    private ContentChange ChangeOf(Scan scan)
    {
        var isPublicationNew = scan.IsPublicationNew || !_isPublicationTold;
        _isPublicationTold = true;
        return new ContentChange
        {
            Publication = isPublicationNew ? _publication : null,
            PublicationFault = _isPublicationUnread ? HeldBack.GetValueOrDefault(ContentPath.IndexFile) : null,
            Categories = isPublicationNew || scan.AreCategoriesNew ? _categories : null,
            Redirects = scan.Redirects,
            Touched = scan.Touched.GroupBy(folder => folder.CategoryPath, StringComparer.Ordinal)
                .ToDictionary(folders => folders.Key, folders => folders.Max(folder => folder.Changed), StringComparer.Ordinal),
            Removed = scan.Removed,
            Articles = scan.Served,
            Unserved = scan.Unserved,
            Media = scan.Media,
            Faults =
            [
                .. scan.Faults.Where(IsNew)
                    .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column),
            ],
            HeldBack = HeldBack,
        };
    }

    /// <summary>Whether a fault was not reported yet of this version of its file.</summary>
    private bool IsNew(Fault fault)
    {
        var file = _tree.FindFile(fault.File);
        return _reported.IsNew(fault, file is null ? (0, _disk.ModifiedOf(fault.File)) : (file.Length, file.Modified));
    }

    /// <summary>Notes why the newest version of a file cannot be served; null where it can.</summary>
    private void HoldBack(string path, FileNode file, Fault? why)
    {
        HeldBack = why is null ? HeldBack.Remove(path) : HeldBack.SetItem(path, why);
        file.HeldBack = why is not null;
    }
}
