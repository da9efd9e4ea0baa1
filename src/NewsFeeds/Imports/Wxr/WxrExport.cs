using NewsFeeds.Articles;

namespace NewsFeeds.Imports.Wxr;

/// <summary>
/// The export of a WordPress site (WXR 1.0 to 1.2) in one or several files, plain or compressed by gzip. It is read as a stream: no post is
/// kept in memory.
/// </summary>
/// <param name="files">The files in the order in which they were exported.</param>
internal sealed class WxrExport(IReadOnlyList<string> files) : IPostSource
{
    private readonly WxrSite _site = new();

    /// <summary>Whether a file is such an export, by its head and not by its name.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool Is(string path)
    {
        using var file = new WxrFile(path);
        return file.IsExport(Ignored);
    }

    /// <inheritdoc/>
    public SourceSite Survey(Action<Fault> tell) => Survey(_ => { }, tell);

    /// <inheritdoc/>
    public IEnumerable<SourcePost> Posts(SourceSite site) => Posts();

    /// <summary>Reads everything once, after a look at names and dates, which every post needs and any file may have.</summary>
    /// <param name="each">Takes every post and page in the order of the files: as Posts gives it, without its body.</param>
    /// <param name="fault">Takes what was mended and what is lost, and the kinds of items that are none of ours.</param>
    /// <param name="bytesRead">Told the bytes read so far, in the end twice the length of the files.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public SourceSite Survey(Action<SourcePost> each, Action<Fault> fault, IProgress<long>? bytesRead = null)
    {
        var progress = new ByteCount(bytesRead);
        foreach (var (_, file) in Elements(Ignored, progress))
        {
            Look(file);
        }

        _site.FindZone();
        var others = new SortedDictionary<string, (string Path, int Line, int Count)>(StringComparer.Ordinal);
        var posts = new PostMaker(_site);
        foreach (var (path, item) in Items(withBody: false, fault, progress))
        {
            switch (item.Type)
            {
                case "post" or "page":
                    if (item["wp:status"] != "inherit")
                    {
                        each(posts.Post(item, path));
                    }

                    break;
                case "attachment":
                    _site.AddAttachment(item);
                    break;
                case "wp_block":
                    _site.AddBlock(item);
                    break;
                case "guest-author" or "guest_author":
                    break;
                default:
                    var (first, line, count) = others.GetValueOrDefault(item.Type, (path, item.Line, 0));
                    others[item.Type] = (first, line, count + 1);
                    break;
            }
        }

        foreach (var (type, (path, line, count)) in others)
        {
            fault(new Fault(path, line, 0, Severity.Warning, "import-post-type", type, count));
        }

        return _site.ToSource();
    }

    /// <summary>
    /// Reads every post and page again, in the same order, now with its body; only after Survey, which told the faults.
    /// </summary>
    /// <param name="bytesRead">Told the bytes read so far, in the end the length of the files.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public IEnumerable<SourcePost> Posts(IProgress<long>? bytesRead = null)
    {
        var posts = new PostMaker(_site);
        return Items(withBody: true, Ignored, new ByteCount(bytesRead))
            .Where(each => each.Item.Type is "post" or "page" && each.Item["wp:status"] != "inherit")
            .Select(each => posts.Post(each.Item, each.Path));
    }

    private static void Ignored(Fault fault)
    {
    }

    private void Look(WxrFile file)
    {
        if (!file.IsItem)
        {
            if (file.Parse(SiteElement.Parse, Ignored) is { } element)
            {
                _site.Add(element);
            }
        }
        else if (WxrDate.In(file.Bytes, "post_date>"u8) is { } local && WxrDate.In(file.Bytes, "post_date_gmt>"u8) is { } utc)
        {
            _site.Clock.Add(local, utc);
        }

        if (file.IsItem && (file.Bytes.IndexOf("guest-author"u8) >= 0 || file.Bytes.IndexOf("guest_author"u8) >= 0)
            && Item(file, withBody: false, Ignored) is { Type: "guest-author" or "guest_author" } guest)
        {
            _site.AddGuest(guest);
        }
    }

    private IEnumerable<(string Path, WxrItem Item)> Items(bool withBody, Action<Fault> fault, ByteCount progress)
    {
        foreach (var (path, file) in Elements(fault, progress))
        {
            if (!file.IsItem)
            {
                file.Parse(SiteElement.Parse, fault);
            }
            else if (Item(file, withBody || file.Bytes.IndexOf("wp_block"u8) >= 0, fault) is { } item)
            {
                yield return (path, item);
            }
        }
    }

    private IEnumerable<(string Path, WxrFile File)> Elements(Action<Fault> fault, ByteCount progress)
    {
        foreach (var path in files)
        {
            using var file = new WxrFile(path);
            if (!file.IsExport(fault))
            {
                continue;
            }

            while (file.Read(fault))
            {
                progress.Tell(file.BytesRead);
                yield return (path, file);
            }

            progress.End(file.BytesRead);
        }
    }

    private static WxrItem? Item(WxrFile file, bool withBody, Action<Fault> fault)
    {
        var line = file.Line;
        return file.Parse((reader, names) => WxrItem.Parse(reader, names, line, withBody), fault);
    }

    /// <summary>The bytes of all files so far, told only when there are more.</summary>
    private sealed class ByteCount(IProgress<long>? progress)
    {
        private long _before;
        private long _told;

        public void Tell(long bytes)
        {
            if (_before + bytes > _told)
            {
                _told = _before + bytes;
                progress?.Report(_told);
            }
        }

        public void End(long bytes)
        {
            Tell(bytes);
            _before += bytes;
        }
    }
}
