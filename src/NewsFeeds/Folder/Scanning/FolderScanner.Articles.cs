using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Folder.Scanning;

/// <content>Articles are read on every core, and accepted one after the other.</content>
internal sealed partial class FolderScanner
{
    private static void ReadAgain(FolderNode folder, Scan scan, bool withBelow)
    {
        foreach (var each in withBelow ? folder.SelfAndBelow() : [folder])
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
            var version = ReadArticle(file.Folder, file.Name, buffer, withBodies, shared);
            lock (one)
            {
                Accept(file.Folder, file.Name, version, scan);
                if (++done % 1000 == 0 || done == scan.Due.Count)
                {
                    progress?.Report((done, scan.Due.Count));
                }
            }

            return buffer;
        }, _ => { });
    }

    private void Accept(FolderNode folder, string name, Version version, Scan scan)
    {
        scan.Faults.AddRange(version.Faults);
        if (!folder.Files.TryGetValue(name, out var file))
        {
            return;
        }

        file.IsDue = false;
        if (version.IsGone)
        {
            return; // the next scan sees it missing
        }

        HoldBack(file, version.Article is null);
        if (version.Article is { } article)
        {
            file.Article = article;
            scan.Served.Add(article);
            if (version.Text is not null)
            {
                _texts.Keep(article, version.Text);
            }
        }
        else if (file.Article is { } good && good.Category != folder.CategoryPath)
        {
            Move(file, good, folder.CategoryPath, scan);
        }
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

    private Version ReadArticle(FolderNode folder, string name, byte[] buffer, bool withBody, SharedTexts shared)
    {
        var path = folder.PathOf(name);
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

            var keys = new FrontMatterReader(path, matter.Root, ArticleReader.Known, _publication.TimeZone);
            var draft = new ArticleDraft
            {
                Folder = folder.Path,
                FileName = name,
                Category = folder.CategoryPath,
                Modified = file.Modified,
                Length = file.Length,
            };
            var article = ArticleReader.Read(keys, draft, _publication, shared);
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
            return new Version(null, null, [new Fault(path, 0, 0, Severity.Error, "unreadable", e.Message)]);
        }
    }

    /// <summary>What reading one file gave.</summary>
    private sealed record Version(Article? Article, ArticleText? Text, IReadOnlyList<Fault> Faults)
    {
        /// <summary>The file went between looking and reading.</summary>
        public static readonly Version Gone = new(null, null, []);

        public bool IsGone => ReferenceEquals(this, Gone);
    }
}
