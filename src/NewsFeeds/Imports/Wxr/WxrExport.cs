using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;

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
    public SourceSite Survey(Action<Fault> tell)
    {
        foreach (var (_, file) in Elements(Ignored))
        {
            Learn(file);
        }

        _site.FindZone();
        var others = new SortedDictionary<string, (string Path, int Line, int Count)>(StringComparer.Ordinal);
        var (posts, postCount) = (new PostMaker(_site), 0);
        foreach (var (path, item) in Items(withBody: false, tell))
        {
            switch (item.Type)
            {
                case "post" or "page":
                    postCount++;
                    _site.AddHomeOf(posts.Post(item, path)); // It may also name people and terms that no head lists.
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
            tell(new Fault(path, line, 0, Severity.Warning, "import-post-type", type, count));
        }

        return _site.ToSource() with { PostCount = postCount };
    }

    /// <inheritdoc/>
    public IEnumerable<SourcePost> Posts(bool withBodies)
    {
        var posts = new PostMaker(_site);
        return Items(withBodies, Ignored)
            .Where(each => each.Item.Type is "post" or "page" && each.Item["wp:status"] != "inherit")
            .Select(each => posts.Post(each.Item, each.Path));
    }

    private static void Ignored(Fault fault)
    {
    }

    // What the second look at the items needs: names, terms and the clock.
    private void Learn(WxrFile file)
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

    private IEnumerable<(string Path, WxrItem Item)> Items(bool withBody, Action<Fault> fault)
    {
        foreach (var (path, file) in Elements(fault))
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

    private IEnumerable<(string Path, WxrFile File)> Elements(Action<Fault> fault)
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
                yield return (path, file);
            }
        }
    }

    private static WxrItem? Item(WxrFile file, bool withBody, Action<Fault> fault)
    {
        var line = file.Line;
        return file.Parse((reader, names) => WxrItem.Parse(reader, names, line, withBody), fault);
    }
}
