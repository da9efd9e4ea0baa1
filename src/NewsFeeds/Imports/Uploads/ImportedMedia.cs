using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Uploads;

/// <summary>
/// Copies the pictures and sounds that posts use into the content folder, each once however many posts use it. Not thread-safe.
/// </summary>
/// <param name="content">The content folder.</param>
/// <param name="homes">The addresses at which the site was.</param>
/// <param name="ledger">
/// Gets what is placed. A file that an earlier run placed belongs to the editor: it is not read and not written again, even where it was
/// changed, moved or deleted since.
/// </param>
/// <param name="isDryRun">Whether to say only what would be placed.</param>
internal sealed class ImportedMedia(string content, IReadOnlyList<string> homes, Ledger ledger, bool isDryRun)
{
    private readonly SiteAddresses _site = new(homes);

    // A site has several pictures for each post, so these are known by their digests.
    private readonly Dictionary<ulong, Placement> _asked = [];

    // By the file in the uploads folder, or by the key of a download: several renditions may mean one.
    private readonly Dictionary<ulong, Placement> _bySource = [];

    private readonly ContentMedia _media = new(content, isDryRun);

    /// <summary>The copy of <c>wp-content/uploads</c>; null for none.</summary>
    public UploadsFolder? Uploads { get; init; }

    /// <summary>Gets what the uploads do not have; null where nothing is to be downloaded.</summary>
    public Downloads? Downloads { get; init; }

    /// <summary>How many files this run wrote, or would write.</summary>
    public int FilesWritten => _media.FilesWritten;

    /// <summary>How many bytes these have. Those of files that would be downloaded are not known.</summary>
    public long BytesWritten => _media.BytesWritten;

    /// <summary>Places a file beside the post that uses it, where no other post has placed it.</summary>
    /// <param name="address">As the post names it: absolute, without a scheme, or from the top of the site.</param>
    /// <param name="folder">The folder of the post in the content folder.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="IOException">The content folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The content folder may not be written to.</exception>
    public async Task<Placement> PlaceAsync(string address, string folder, CancellationToken cancel)
    {
        if (_site.Of(address) is not { } source)
        {
            return Placement.Lost("media/address");
        }

        if (ledger.Find(Ledger.KeyOf(source.Key)) is { } before)
        {
            return Placement.At(before.Path);
        }

        var key = Digest.OfName(source.Key);
        return _asked.TryGetValue(key, out var placement)
            ? placement
            : _asked[key] = Remembered(source, await CopyOrDownloadAsync(source, folder, cancel));
    }

    private Placement Remembered(MediaSource source, Placement placement)
    {
        if (placement.Path is { } path && !isDryRun && Digest.OfFile(Path.Combine(content, path)) is { } digest)
        {
            ledger.Remember(Ledger.KeyOf(source.Key), path, digest);
        }

        return placement;
    }

    private async Task<Placement> CopyOrDownloadAsync(MediaSource source, string folder, CancellationToken cancel)
    {
        var extension = Path.GetExtension(source.Name);
        if (extension.Length > 0 && MediaTypes.Of(source.Name) is null)
        {
            return Placement.Lost("media/type");
        }

        if (source.Upload is { } upload && Uploads is { } uploads && uploads.Largest(upload) is { } found)
        {
            return Copy(uploads, found, folder);
        }

        if (Downloads is null)
        {
            return source.Upload is not null && Uploads is not null
                ? Placement.Lost("media/uploads")
                : Placement.Lost("media/no-download");
        }

        if (isDryRun)
        {
            return extension.Length == 0
                ? Placement.Lost("media/dry-run")
                : Placement.At(_media.Reserve(folder, source.Name, OriginOf(source)));
        }

        return await DownloadAsync(Downloads, source, folder, cancel);
    }

    private Placement Copy(UploadsFolder uploads, MediaFile found, string folder)
    {
        var key = Digest.OfName(found.Path);
        if (_bySource.TryGetValue(key, out var placement))
        {
            return placement;
        }

        FileStream? file;
        try
        {
            file = uploads.Open(found);
        }
        catch (Exception e) when (Disk.IsUnreadable(e))
        {
            return Placement.Lost("media/unreadable");
        }

        if (file is null)
        {
            return Placement.Lost("media/uploads");
        }

        using (file)
        {
            var path = _media.Place(file, found.Modified, folder, Path.GetFileName(found.Path), OriginOf(found.Path));
            return _bySource[key] = Placement.At(path);
        }
    }

    /// <summary>Downloads the picture as it was uploaded where it is there, else the size that the post shows.</summary>
    private async Task<Placement> DownloadAsync(Downloads downloads, MediaSource source, string folder, CancellationToken cancel)
    {
        var original = IsPicture(source.Name) ? _site.OriginalOf(source) : null;
        var placement = original is null ? null : await DownloadAsync(downloads, original, source, folder, cancel);
        return placement?.Path is not null ? placement : await DownloadAsync(downloads, source, source, folder, cancel);
    }

    private async Task<Placement> DownloadAsync(
        Downloads downloads, MediaSource source, MediaSource asked, string folder, CancellationToken cancel)
    {
        var key = Digest.OfName(source.Key);
        if (_bySource.TryGetValue(key, out var placement))
        {
            return placement;
        }

        try
        {
            using var download = await downloads.GetAsync(source, cancel);
            if (source != asked && !IsOriginal(download, asked))
            {
                return Placement.Lost("media/other-picture");
            }

            var path = _media.Place(download.File, download.Modified, folder, download.Name, OriginOf(source));
            placement = Placement.At(path);
        }
        catch (DownloadException e)
        {
            placement = Placement.Lost(e.Reason, e.Arguments);
        }

        return _bySource[key] = placement;
    }

    private static bool IsOriginal(Download download, MediaSource asked)
    {
        var header = MediaHeader.Read(download.File.Name);
        return Rendition.Of(asked.Name)?.CanBeOf(header.Width, header.Height) == true;
    }

    private static bool IsPicture(string name) => MediaTypes.Of(name)?.StartsWith("image/", StringComparison.Ordinal) == true;

    private static string OriginOf(MediaSource source) =>
        source.Upload is { } upload ? OriginOf(upload) : Slug.From(source.Address.IdnHost);

    private static string OriginOf(string upload) => Slug.FromPath(Category.ParentOf(upload)).Replace('/', '-');
}
