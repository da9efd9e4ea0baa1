using NewsFeeds.Articles;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Uploads;

/// <summary>
/// A copy of <c>wp-content/uploads</c>. Files are found and opened as those of the content folder are: in whatever Unicode form their names
/// are, and never outside of it. Not thread-safe.
/// </summary>
internal sealed class UploadsFolder
{
    private readonly Disk _disk;
    private readonly MediaFolder _media;

    // Posts of one month name files of one folder.
    private (string Folder, List<string> Names) _listed = ("", []);

    public UploadsFolder(string folder) => (_disk, _media) = (new Disk(folder), new MediaFolder(new Disk(folder)));

    /// <summary>
    /// The largest rendition of a picture that is there, and of anything else the file itself; null where there is none.
    /// </summary>
    /// <param name="path">Relative to the folder, decoded.</param>
    public MediaFile? Largest(string path)
    {
        var name = Path.GetFileName(path);
        var isPicture = MediaTypes.Of(name)?.StartsWith("image/", StringComparison.Ordinal) == true;
        if (!isPicture || Rendition.Of(name) is not { } asked)
        {
            return _media.Find(path);
        }

        var folder = Category.ParentOf(path);
        return Whole(folder, asked.Original, asked) ?? Whole(folder, asked.Scaled, asked) ?? LargestOf(folder, asked) ?? _media.Find(path);
    }

    /// <summary>Opens a file that was found; null where it is gone.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there and may not be read.</exception>
    public FileStream? Open(MediaFile file) => _media.Open(file.Path, out _);

    private MediaFile? Whole(string folder, string name, Rendition asked) =>
        _media.Find(Join(folder, name)) is { } file && asked.CanBeOf(file.Width, file.Height) ? file : null;

    private MediaFile? LargestOf(string folder, Rendition asked) => NamesIn(folder)
        .Select(name => (Name: name, Rendition: Rendition.Of(NormalForm.Of(name))))
        .Where(each => each.Rendition is { Area: > 0 } found && found.Original == asked.Original)
        .OrderByDescending(each => each.Rendition?.Area).ThenBy(each => each.Name, StringComparer.Ordinal)
        .Select(each => _media.Find(Join(folder, each.Name)))
        .FirstOrDefault(file => file is not null);

    private List<string> NamesIn(string folder)
    {
        if (_listed.Folder != folder || _listed.Names.Count == 0)
        {
            _listed = (folder, IsWithin(folder) ? _disk.NamesIn(folder) : []);
        }

        return _listed.Names;
    }

    // A step up or a linked directory leads elsewhere.
    private bool IsWithin(string folder)
    {
        for (var at = folder; at.Length > 0; at = Category.ParentOf(at))
        {
            if (Path.GetFileName(at) is "" or ['.', ..]
                || new DirectoryInfo(_disk.Absolute(at)) is not { Exists: true, LinkTarget: null })
            {
                return false;
            }
        }

        return true;
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
