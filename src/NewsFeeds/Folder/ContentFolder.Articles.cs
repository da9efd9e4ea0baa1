using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Folder;

/// <content>Articles are read on every core, and accepted one after the other.</content>
public sealed partial class ContentFolder
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
        var withBodies = scan.Articles.Count <= RecentTexts.MostAtOnce;
        if (scan.Articles.Count <= 8)
        {
            var buffer = new byte[Manuscript.MaxFileBytes];
            foreach (var (folder, name) in scan.Articles)
            {
                Accept(folder, name, ReadArticle(folder, name, buffer, withBodies, shared), scan);
            }

            return;
        }

        _identities.Expect(scan.Articles.Count, scan.Served);
        var done = 0;
        var one = new Lock();
        Parallel.ForEach(scan.Articles, () => new byte[Manuscript.MaxFileBytes], (file, _, buffer) =>
        {
            var version = ReadArticle(file.Folder, file.Name, buffer, withBodies, shared);
            lock (one)
            {
                Accept(file.Folder, file.Name, version, scan);
                if (++done % 1000 == 0 || done == scan.Articles.Count)
                {
                    progress?.Report((done, scan.Articles.Count));
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

        HoldBack(file, version.Article is null && !version.IsUnserved);
        if (version.Article is null && !version.IsUnserved)
        {
            if (file.Article is { } good && good.Category != folder.CategoryPath)
            {
                Replace(file, good.Renewed(folder.CategoryPath), scan); // the last good version moves with its category
            }

            return;
        }

        if (file.Article is { } before)
        {
            _identities.Remove(before, scan.Served);
        }

        file.Article = version.Article;
        if (version.Article is { } article)
        {
            if (_identities.Add(article, scan.Served) is { } other)
            {
                var (first, second) = Identities.InOrder.Compare(article, other) < 0 ? (article, other) : (other, article);
                scan.Faults.Add(new Fault(second.File, 0, 0, Severity.Error, "duplicate-id", first.File, second.File, article.Id));
            }

            if (version.Text is not null)
            {
                _texts.Keep(article, version.Text!);
            }
        }
    }

    private Version ReadArticle(FolderNode folder, string name, byte[] buffer, bool withBody, SharedTexts shared)
    {
        var path = folder.PathOf(name);
        if (!folder.IsServed)
        {
            return Version.Unserved;
        }

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

        /// <summary>The file is in a folder that is not served.</summary>
        public static readonly Version Unserved = new(null, null, []);

        public bool IsGone => ReferenceEquals(this, Gone);

        public bool IsUnserved => ReferenceEquals(this, Unserved);
    }
}
