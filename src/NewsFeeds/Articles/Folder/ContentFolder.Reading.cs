using System.Collections.Frozen;

namespace NewsFeeds.Articles.Folder;

/// <content>What a look found is read here: indexes first, because they say where articles belong and in which zone their dates are.</content>
public sealed partial class ContentFolder
{
    private Dictionary<string, DateTimeOffset> FolderTimes() =>
        _top.SelfAndBelow().Where(folder => folder.IsServed).ToDictionary(folder => folder.CategoryPath, folder => folder.Changed, StringComparer.Ordinal);

    private ContentChange Change(Look look, bool available) => new()
    {
        Available = available,
        Publication = _publication,
        Categories = _categories,
        FolderTimes = look.Touched || look.Indexes.Count > 0 || look.Media.Count > 0 ? FolderTimes() : new Dictionary<string, DateTimeOffset>(),
        Added = look.Served.Added,
        Removed = look.Served.Removed,
        Faults = [.. look.Faults.Where(IsNews).OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)],
        HeldBack = _heldBack,
    };

    private bool IsNews(Fault fault)
    {
        var slash = fault.File.LastIndexOf('/');
        var file = Find(slash < 0 ? "" : fault.File[..slash])?.Files.GetValueOrDefault(fault.File[(slash + 1)..]);
        return _told.IsNews(fault, file is null ? (0, _disk.ModifiedOf(fault.File)) : (file.Length, file.Modified));
    }

    private void ReadIndexes(Look look)
    {
        if (!look.FoldersChanged && look.Indexes.Count == 0)
        {
            return;
        }

        if (look.Indexes.Contains(_top) && ReadKeys(_top, look, IndexReader.OfPublication, TimeZoneInfo.Utc) is { } keys)
        {
            var before = _publication;
            _publication = IndexReader.Publication(keys, "", _defaultAuthority);
            look.Faults.AddRange(keys.Faults);
            if ((before.TimeZone.Id, before.Authority, before.Language) != (_publication.TimeZone.Id, _publication.Authority, _publication.Language))
            {
                ReadAgain(_top, look, withBelow: true); // dates without an offset, derived ids and what is rendered mean something else now
            }
        }

        var categories = new Dictionary<string, Category>(StringComparer.Ordinal);
        foreach (var folder in _top.SelfAndBelow().Where(folder => folder.Parent is not null).OrderBy(folder => folder.Path, StringComparer.Ordinal).ToList())
        {
            Place(folder, categories, look);
        }

        if (!_categories.Values.SequenceEqual(categories.Values))
        {
            _categories = categories;
        }
    }

    private void Place(FolderNode folder, Dictionary<string, Category> categories, Look look)
    {
        var before = folder.Category;
        var parent = folder.Parent!.CategoryPath;
        var category = before;
        if (before is null || look.Indexes.Contains(folder) || before.Parent != parent)
        {
            var keys = ReadKeys(folder, look, IndexReader.OfCategory, _publication.TimeZone)
                ?? (before is null ? new Keys(folder.PathOf("_index.md"), null, IndexReader.OfCategory, _publication.TimeZone) : null);
            if (keys is not null)
            {
                category = IndexReader.Category(keys, folder.Path, parent);
                look.Faults.AddRange(keys.Faults);
            }
        }

        if (!folder.Parent.IsServed)
        {
            category = null;
        }
        else if (!categories.TryAdd(category!.Path, category))
        {
            look.Faults.Add(new Fault(folder.PathOf("_index.md"), 0, 0, Severity.Error, "duplicate-category",
                $"'{folder.Path}' and '{categories[category.Path].Folder}' are both the category '{category.Path}'; rename one folder, or give one a 'slug' (the first is served)"));
            category = null;
        }

        folder.Category = category;
        if (before?.Path != category?.Path)
        {
            ReadAgain(folder, look, withBelow: false);
        }
    }

    /// <summary>The keys of a folder's <c>_index.md</c>, none when there is no such file, null when it cannot be read: then what it said last stands.</summary>
    private Keys? ReadKeys(FolderNode folder, Look look, FrozenSet<string> known, TimeZoneInfo zone)
    {
        var path = folder.PathOf("_index.md");
        if (!folder.Files.TryGetValue("_index.md", out var file))
        {
            return new Keys(path, null, known, zone);
        }

        try
        {
            var matter = ReadFile(path, file, new byte[FrontMatter.MaxFileBytes], withBody: false, out var fault);
            var keys = new Keys(path, matter?.Root, known, zone);
            if (fault is null && !keys.HasErrors)
            {
                HoldBack(file, false);
                return keys;
            }

            look.Faults.AddRange(fault is null ? keys.Faults : [fault]);
        }
        catch (ContentException e)
        {
            look.Faults.Add(e.Fault);
        }

        HoldBack(file, true);
        return null;
    }

    private static void ReadAgain(FolderNode folder, Look look, bool withBelow)
    {
        foreach (var each in withBelow ? folder.SelfAndBelow() : [folder])
        {
            look.Articles.UnionWith(each.Files.Keys.Where(IsArticle).Select(name => (each, name)));
        }
    }

    private void ReadArticles(Look look, IProgress<(int Read, int Of)>? progress)
    {
        var shared = new SharedTexts();
        var withBodies = look.Articles.Count <= RecentTexts.MostAtOnce;
        if (look.Articles.Count <= 8)
        {
            var buffer = new byte[FrontMatter.MaxFileBytes];
            foreach (var (folder, name) in look.Articles)
            {
                Accept(folder, name, ReadArticle(folder, name, buffer, withBodies, shared), look);
            }

            return;
        }

        _identities.Expect(look.Articles.Count, look.Served);
        var done = 0;
        var one = new Lock();
        Parallel.ForEach(look.Articles, () => new byte[FrontMatter.MaxFileBytes], (file, _, buffer) =>
        {
            var version = ReadArticle(file.Folder, file.Name, buffer, withBodies, shared);
            lock (one)
            {
                Accept(file.Folder, file.Name, version, look);
                if (++done % 1000 == 0 || done == look.Articles.Count)
                {
                    progress?.Report((done, look.Articles.Count));
                }
            }

            return buffer;
        }, _ => { });
    }

    private void Accept(FolderNode folder, string name, Version version, Look look)
    {
        look.Faults.AddRange(version.Faults);
        if (version.IsGone || !folder.Files.TryGetValue(name, out var file))
        {
            return; // the next look sees it missing
        }

        HoldBack(file, version.Article is null && !version.IsUnserved);
        if (version.Article is null && !version.IsUnserved)
        {
            return;
        }

        if (file.Article is { } before)
        {
            _identities.Remove(before, look.Served);
        }

        file.Article = version.Article;
        if (version.Article is { } article)
        {
            if (_identities.Add(article, look.Served) is { } other)
            {
                var (first, second) = string.CompareOrdinal(article.File, other.File) < 0 ? (article, other) : (other, article);
                look.Faults.Add(new Fault(second.File, 0, 0, Severity.Error, "duplicate-id",
                    $"'{first.File}' and '{second.File}' both have the id '{article.Id}'; give one another 'slug', 'date' or 'id' (the first in path order is served)"));
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

            if (ReadFile(path, file, buffer, withBody, out var fault) is not { } matter)
            {
                return fault is null ? Version.Gone : new Version(null, null, [fault]);
            }

            var keys = new Keys(path, matter.Root, ArticleReader.Known, _publication.TimeZone);
            var article = ArticleReader.Read(keys, folder.Path, name, folder.CategoryPath, _publication, file.Modified, file.Length, shared);
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
            return new Version(null, null, [new Fault(path, 0, 0, Severity.Error, "unreadable", $"cannot be read: {e.Message}")]);
        }
    }

    private FrontMatter? ReadFile(string path, FileNode file, byte[] buffer, bool withBody, out Fault? fault)
    {
        fault = null;
        if (file.Length == 0)
        {
            return FrontMatter.Parse(path, [], withBody); // not opened: a named pipe looks empty too, and would wait for its writer for ever
        }

        try
        {
            for (var tries = 0; tries < 3; tries++)
            {
                if (_disk.Read(path, buffer) is not { } version)
                {
                    continue;
                }

                (file.Length, file.Modified) = version;
                if (version.Length <= FrontMatter.MaxFileBytes)
                {
                    return FrontMatter.Parse(path, buffer.AsSpan(0, (int)version.Length), withBody);
                }

                fault = new Fault(path, 0, 0, Severity.Error, "too-large", $"the file has {version.Length} bytes; {FrontMatter.MaxFileBytes} are the most for an article");
                return null;
            }

            fault = new Fault(path, 0, 0, Severity.Error, "unreadable", "the file changes while it is read; it is read again when it is quiet");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = File.Exists(_disk.Absolute(path)) ? new Fault(path, 0, 0, Severity.Error, "unreadable", $"cannot be read: {e.Message}") : null;
        }

        return null;
    }

    /// <summary>A picture or sound that came, went or was written again changes the entries that show it, though their files stay.</summary>
    private void RenewShowing(Look look)
    {
        if (look.Media.Count == 0)
        {
            return;
        }

        Media.Forget(look.Media);
        var shows = Media.Showing(look.Media);
        if (_categories.Values.Select(category => category.Image).Append(_publication.Logo).Append(_publication.Icon).Any(shows.Picture))
        {
            _categories = new(_categories, StringComparer.Ordinal); // every feed shows the publication's pictures
        }

        foreach (var file in _top.SelfAndBelow().SelectMany(folder => folder.Files.Values))
        {
            if (file.Article is { } article && shows.Article(article))
            {
                var renewed = article.Renewed();
                if (_texts.Find(article) is { } text)
                {
                    _texts.Keep(renewed, text);
                }

                _identities.Replace(article, renewed, look.Served);
                file.Article = renewed;
            }
        }
    }

    private void HoldBack(FileNode file, bool heldBack)
    {
        _heldBack += (heldBack ? 1 : 0) - (file.HeldBack ? 1 : 0);
        file.HeldBack = heldBack;
    }

    private static bool IsArticle(string name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && name != "_index.md";

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
