using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <content>Reads articles on every core, and accepts them one after the other.</content>
internal sealed partial class FolderScanner
{
    private static void ReadAgain(IEnumerable<FolderNode> folders, Scan scan)
    {
        foreach (var each in folders)
        {
            foreach (var (name, file) in each.Files)
            {
                if (TextFile.IsArticle(name))
                {
                    scan.Read(each, name, file);
                }
            }
        }
    }

    private void ReadArticles(Scan scan, IProgress<(int Read, int Of)>? progress)
    {
        var shared = new SharedTexts();
        var withBodies = scan.Due.Count <= RecentTexts.MostAtOnce;
        if (scan.Due.Count <= 8)
        {
            var buffer = new byte[Manuscript.MaxFileBytes];
            foreach (var (folder, name) in scan.Due)
            {
                Accept(folder, name, ReadArticle(folder, name, buffer, withBodies, shared), scan);
            }

            return;
        }

        scan.Served.EnsureCapacity(scan.Due.Count);
        var done = 0;
        var one = new Lock();
        Parallel.ForEach(scan.Due, () => new byte[Manuscript.MaxFileBytes], (file, _, buffer) =>
        {
            var read = ReadArticle(file.Folder, file.Name, buffer, withBodies, shared);
            lock (one)
            {
                Accept(file.Folder, file.Name, read, scan);
                if (++done % 1000 == 0 || done == scan.Due.Count)
                {
                    progress?.Report((done, scan.Due.Count));
                }
            }

            return buffer;
        }, _ => { });
    }

    private void Accept(FolderNode folder, string name, ReadFile read, Scan scan)
    {
        scan.Faults.AddRange(read.Faults);
        if (!folder.Files.TryGetValue(name, out var file))
        {
            return;
        }

        file.IsDue = false;
        if (read.IsGone)
        {
            return; // The next scan finds it missing.
        }

        HoldBack(folder.PathOf(name), file, read.Article is null ? FirstError(read.Faults) : null);
        if (read.Article is { } article)
        {
            file.Article = article;
            scan.Served.Add(article);
            if (read.Text is not null)
            {
                _texts.Keep(article, read.Text);
            }
        }
        else if (read.EndsAllVersions)
        {
            TakeBack(folder, name, file, scan);
        }
        else if (file.Article is { } good && good.Category != folder.CategoryPath)
        {
            Move(file, good, folder.CategoryPath, scan);
        }

        if (read.Unserved is { } unserved && file.Article is null or { Draft: true })
        {
            file.Article = unserved;
            scan.Unserved.Add(unserved);
        }
    }

    private static Fault? FirstError(IEnumerable<Fault> faults) =>
        faults.Where(fault => fault.IsError).MinBy(fault => (fault.Line, fault.Column));

    /// <summary>The last good version goes: the file is no article any more, or a guard may be meant to end it.</summary>
    private static void TakeBack(FolderNode folder, string name, FileNode file, Scan scan)
    {
        if (file.Article is null)
        {
            return;
        }

        file.Article = null;
        scan.Removed.Add(folder.PathOf(name));
        FolderTree.Touch(folder, file.Modified, scan);
    }

    /// <summary>The last good version moves with its category.</summary>
    private void Move(FileNode file, Article good, string category, Scan scan)
    {
        file.Article = good.In(category);
        scan.Served.Add(file.Article);
        if (_texts.Find(good) is { } text)
        {
            _texts.Keep(file.Article, text);
        }
    }

    private ReadFile ReadArticle(FolderNode folder, string name, byte[] buffer, bool withBody, SharedTexts shared)
    {
        var path = folder.PathOf(name);
        if (!folder.Files.TryGetValue(name, out var file))
        {
            return ReadFile.Gone;
        }

        try
        {
            if (folder.WhyNoManuscript(name) is { } reason)
            {
                var isOtherHtml = ContentPath.IsHtml(name) && !_files.BeginsWithFence(path, buffer);
                return ReadFile.NoArticle(isOtherHtml ? [] : [reason]);
            }

            if (_files.Read(path, file, buffer, withBody, out var fault) is not { } matter)
            {
                if (fault?.Code == "too-large" && IsOtherHtml(name, buffer))
                {
                    return NoFrontMatter(path, file);
                }

                var isOut = fault?.Code == "too-large" && LegibleGuards.HoldBackArticle(buffer, file.Modified, _publication.TimeZone);
                return fault is null ? ReadFile.Gone : new ReadFile(null, null, [fault]) { EndsAllVersions = isOut };
            }

            var (keys, draft) = (KeysOf(path, matter), DraftOf(folder, name, file));
            if (ArticleReader.Read(keys, draft, draft.Modified, _publication, shared) is not { } article)
            {
                return new ReadFile(null, null, keys.Faults) { EndsAllVersions = keys.IsHeldBack, Unserved = Unserved(draft) };
            }

            var text = withBody ? ArticleReader.Words(keys, matter) : null;
            return new ReadFile(article, text, keys.Faults);
        }
        catch (ContentException e)
        {
            var bytes = buffer.AsSpan(0, (int)file.Length);
            if (IsOtherHtml(name, bytes) && !(file.Article is not null && IsBlank(bytes)))
            {
                return NoFrontMatter(path, file);
            }

            var draft = DraftOf(folder, name, file);
            if (e.Fault.Code == "torn" && Manuscript.OurSide(path, bytes) is { } ours)
            {
                _ = ArticleReader.Read(KeysOf(path, ours), draft, draft.Modified, _publication, shared);
            }

            return new ReadFile(null, null, [e.Fault])
            {
                EndsAllVersions = LegibleGuards.HoldBackArticle(bytes, file.Modified, _publication.TimeZone),
                Unserved = Unserved(draft),
            };
        }
#pragma warning disable CA1031 // Whatever one file does to its reader, the others are read.
        catch (Exception e) when (!Disk.IsOutOfHandles(e))
#pragma warning restore CA1031
        {
            return new ReadFile(null, null, [Disk.FaultOf(path, e)]);
        }
    }

    /// <summary>Whether it is HTML without front matter, which is no article.</summary>
    private static bool IsOtherHtml(string name, ReadOnlySpan<byte> bytes) => ContentPath.IsHtml(name) && !Fences.Begin(bytes);

    // A save that was cut off, or a crash, leaves such a file. It does not take back the front matter that was there.
    private static bool IsBlank(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(" \t\r\n\0"u8);

    /// <summary>Nothing is said of HTML without front matter, unless it was an article before.</summary>
    private static ReadFile NoFrontMatter(string path, FileNode file) => file.Article is null
        ? ReadFile.NoArticle([])
        : ReadFile.NoArticle([new Fault(path, 1, 1, Severity.Warning, "no-front-matter/html")]);

    private FrontMatterReader KeysOf(string path, Manuscript matter) => new(path, matter.Root, KeyNames.OfArticle, _publication.TimeZone);

    private static ArticleDraft DraftOf(FolderNode folder, string name, FileNode file) =>
        FileDraft.Of(folder.Path, name, folder.CategoryPath, file.Modified, file.Length);

    /// <summary>What is understood of an article that cannot be served; null where even its title or date is not.</summary>
    private Article? Unserved(ArticleDraft draft)
    {
        draft.IsDraft = true;
        return draft.Title is null || (draft.Date is null && draft.Day is null) ? null : draft.ToArticle(_publication);
    }

    /// <summary>What reading one file gave.</summary>
    private sealed record ReadFile(Article? Article, ArticleText? Text, IReadOnlyList<Fault> Faults)
    {
        /// <summary>The file went between the scan and its reading.</summary>
        public static readonly ReadFile Gone = new(null, null, []);

        /// <summary>The file is none of the articles. What it was before is not served any more.</summary>
        public static ReadFile NoArticle(IReadOnlyList<Fault> faults) => new(null, null, faults) { EndsAllVersions = true };

        /// <summary>Whether its last good version is not served either: a guard may end it, or it is no article by its name.</summary>
        public bool EndsAllVersions { get; init; }

        /// <summary>What is understood of an article that cannot be served; null for nothing.</summary>
        public Article? Unserved { get; init; }

        public bool IsGone => ReferenceEquals(this, Gone);
    }
}
