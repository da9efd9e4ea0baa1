using System.Collections.Concurrent;
using System.Text;
using MetadataExtractor;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Media;

/// <summary>The pictures, sounds and films in the content folder. Thread-safe.</summary>
public sealed partial class MediaFolder
{
    private readonly Disk _disk;
    // By NFC, so that the ways to spell one name are one entry.
    private readonly ConcurrentDictionary<string, MediaFile> _known = new(StringComparer.Ordinal);

    internal MediaFolder(Disk disk) => _disk = disk;

    /// <summary>
    /// The file at a path of the content folder, whatever Unicode form its name is in; null when there is none, when it is of a kind that
    /// is not served, hidden, or reached through a symbolic link that leaves the folder.
    /// </summary>
    public MediaFile? Find(string path) =>
        NameOf(path) is not { } name ? null : _known.TryGetValue(name, out var known) ? known : Read(name);

    /// <summary>Whether <see cref="Find"/> would find it; does not open it to measure it.</summary>
    internal bool Has(string path) => NameOf(path) is { } name && Look(name) is not null;

    /// <summary>The files that were found, each with its path as it is on disk.</summary>
    internal IEnumerable<(string Path, MediaFile File)> Known => _known.Values.Select(file => (_disk.Relative(file.AbsolutePath)!, file));

    internal void Forget(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _known.TryRemove(NormalForm.Of(path), out _);
        }
    }

    /// <summary>Whether a picture is one of these files, and whether an article's front matter names one of them.</summary>
    internal static (Func<Picture?, bool> Picture, Func<Article, bool> Article) Showing(IEnumerable<string> paths)
    {
        var names = paths.Select(path => NormalForm.Of(path)).ToHashSet(StringComparer.Ordinal);
        return (IsShown, article => IsShown(article.Image) || article.Enclosures.Any(enclosure => names.Contains(NormalForm.Of(enclosure.Source))));

        bool IsShown(Picture? picture) => picture is not null && names.Contains(NormalForm.Of(picture.Source));
    }

    private static string? NameOf(string path) => MediaTypes.Of(path) is null || path.Length > 1024 ? null : NormalForm.Of(path);

    private MediaFile? Read(string path)
    {
        if (Look(path) is not { } found)
        {
            return null;
        }

        var (file, type) = (_disk.Absolute(found.Path), MediaTypes.Of(path)!);
        var (width, height) = type.StartsWith("image/", StringComparison.Ordinal) ? SizeOf(file) : (null, null);
        return _known[path] = new MediaFile(file, type, found.Entry.Length, found.Entry.Modified, width, height);
    }

    private (string Path, DirectoryEntry Entry)? Look(string path)
    {
        try
        {
            // An empty one shows nothing, and may be a pipe on which a reader waits for ever.
            return Resolve(path) is { } real && _disk.LookAt(real) is { Length: > 0 } seen && MediaTypes.Of(TargetOf(_disk.Absolute(real))) is not null ? (real, seen) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The path as the disk spells it: names are compared in NFC, and no segment may be hidden, a step up or a linked directory.</summary>
    private string? Resolve(string path)
    {
        var real = "";
        var segments = path.Split('/');
        foreach (var (at, segment) in segments.Index())
        {
            if (segment.Length == 0 || segment[0] == '.' || segment.Contains('\0', StringComparison.Ordinal) || segment.Contains('\\', StringComparison.Ordinal))
            {
                return null;
            }

            var isLast = at == segments.Length - 1;
            var folder = real;
            // Only what is not ASCII can be spelled in another form; looking for the rest would let anybody make the disk work.
            var name = Exists(Join(folder, segment), isLast) ? segment : Ascii.IsValid(segment) ? null : _disk.List(folder).Entries.FirstOrDefault(seen => NormalForm.Of(seen.Name) == segment).Name;
            if (name is null || !Exists(Join(folder, name), isLast))
            {
                return null;
            }

            real = Join(folder, name);
        }

        return real;
    }

    private bool Exists(string path, bool isFile) =>
        isFile ? File.Exists(_disk.Absolute(path)) : new DirectoryInfo(_disk.Absolute(path)) is { Exists: true, LinkTarget: null };

    // The name of a link says nothing of what it leads to, which may be an article.
    private static string TargetOf(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static (int? Width, int? Height) SizeOf(string file)
    {
        try
        {
            var tags = ImageMetadataReader.ReadMetadata(file).Where(directory => directory.Name is not "Exif Thumbnail").SelectMany(directory => directory.Tags
                .Where(tag => tag.Name is "Image Width" or "Image Height")
                .Select(tag => (tag.Name, Value: directory.TryGetInt32(tag.Type, out var value) ? value : 0))).Where(tag => tag.Value > 0).ToList();
            return (tags.Find(tag => tag.Name == "Image Width").Value is > 0 and var width ? width : null,
                tags.Find(tag => tag.Name == "Image Height").Value is > 0 and var height ? height : null);
        }
#pragma warning disable CA1031 // Whatever a broken picture does to the library that measures it, the article goes out; readers measure it themselves.
        catch (Exception)
#pragma warning restore CA1031
        {
            return (null, null);
        }
    }
}

/// <summary>What a media file tells about itself.</summary>
/// <param name="AbsolutePath">Where it is on disk.</param>
/// <param name="MediaType">Told by its name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When it was last written, UTC.</param>
/// <param name="Width">Pixels, of a picture whose header says so.</param>
/// <param name="Height">Pixels, of a picture whose header says so.</param>
public sealed record MediaFile(string AbsolutePath, string MediaType, long Length, DateTimeOffset Modified, int? Width, int? Height);
