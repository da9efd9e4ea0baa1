using NewsFeeds.Articles;
using NewsFeeds.Folder.Following;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Folder;

/// <summary>
/// The article store that is a folder of Markdown and HTML files. It is never written to. Thread-safe, but for the one who follows it.
/// </summary>
public sealed class ContentFolder : IArticleStore, IDisposable
{
    private readonly Disk _disk;
    private readonly string _defaultAuthority;
    private readonly ContentFile _files;
    private readonly RecentTexts _texts = new();
    private readonly Func<FolderWatch?> _listen;
    private readonly TimeProvider _time;

    /// <param name="root">The folder.</param>
    /// <param name="defaultAuthority">The tagging entity of derived ids where the publication names none.</param>
    /// <param name="watchEvents">
    /// True: the file system's events say where to scan. False: everything is scanned every two seconds, as network file systems need it.
    /// </param>
    /// <param name="time">The clock by which scans are planned; null for the system's.</param>
    public ContentFolder(string root, string defaultAuthority, bool watchEvents = true, TimeProvider? time = null)
        : this(root, defaultAuthority, path => watchEvents ? new FolderWatch(path) : null, time)
    {
    }

    internal ContentFolder(string root, string defaultAuthority, Func<string, FolderWatch?> listen, TimeProvider? time)
    {
        _disk = new Disk(root);
        _files = new ContentFile(_disk);
        _defaultAuthority = defaultAuthority;
        _listen = () => listen(_disk.Root);
        _time = time ?? TimeProvider.System;
        Media = new MediaFolder(_disk);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Root => _disk.Root;

    /// <summary>The pictures and sounds of the folder.</summary>
    public MediaFolder Media { get; }

    /// <summary>The fault of a folder that is missing or empty, or that the account which runs this may not read.</summary>
    public static Fault Missing(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new Disk(root).IsClosed
            ? new Fault(root, 0, 0, Severity.Error, "no-content/closed", root)
            : new Fault(root, 0, 0, Severity.Error, "no-content", root);
    }

    /// <summary>The language of the publication as its <c>_index.md</c> is now; English where there is none.</summary>
    public string ReadLanguage()
    {
        if (_disk.EntryAt(ContentPath.IndexFile) is null)
        {
            return IndexReader.Untitled("").Language;
        }

        if (ReadManuscript(ContentPath.IndexFile, new byte[Manuscript.MaxFileBytes], out _) is not { } index)
        {
            return _files.ReadUnread("").Language;
        }

        var keys = new FrontMatterReader(ContentPath.IndexFile, index.Root, KeyNames.OfPublication, TimeZoneInfo.Utc);
        return IndexReader.Publication(keys, "", "").Language;
    }

    /// <summary>Reads everything once, without following what comes after.</summary>
    /// <param name="progress">Is told how many files are read of how many.</param>
    public ContentChange Read(IProgress<(int Read, int Of)>? progress = null) => Scanner().Scan(progress);

    /// <inheritdoc/>
    public IAsyncEnumerable<ContentChange> FollowAsync(IProgress<(int Read, int Of)>? progress, CancellationToken cancellationToken) =>
        new FolderFollower(_disk, Scanner(), _listen, _time).FollowAsync(progress, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var texts = new ArticleText?[versions.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            texts[i] = _texts.Find(versions[i]) ?? _files.ReadText(versions[i]);
        }

        return ValueTask.FromResult<IReadOnlyList<ArticleText?>>(texts);
    }

    /// <summary>Lets go of what it keeps in memory.</summary>
    public void Dispose() => _texts.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A content file as it is on disk now, its bytes in the buffer; null when it cannot be read or parsed.</summary>
    internal Manuscript? ReadManuscript(string file, byte[] buffer, out int length) => _files.ReadNow(file, buffer, out length);

    internal FolderScanner Scanner() => new(_disk, Media, _texts, _defaultAuthority);
}
