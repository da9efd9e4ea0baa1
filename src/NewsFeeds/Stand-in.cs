// Stands in for rooms that are being built elsewhere, with their signatures, so that serving can be tried. Not to be merged.
#pragma warning disable
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using NewsFeeds.Articles;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Feeds;

namespace NewsFeeds.Articles
{
    public sealed class ContentException(Fault fault) : Exception(fault.ToString());
}

namespace NewsFeeds.Articles.Folder
{
    public sealed class ContentFolder(string root, string defaultAuthority)
    {
        public string Root => Path.GetFullPath(root);
        public string Authority => defaultAuthority;
        public Media Media => new(Root);
    }

    public sealed class Media(string root)
    {
        public MediaFile? Find(string path)
        {
            var full = Path.GetFullPath(Path.Combine(root, path));
            return full.StartsWith(root + "/") && MediaTypes.Of(path) is { } type && File.Exists(full)
                ? new(full, type, new FileInfo(full).Length, File.GetLastWriteTimeUtc(full), null, null) : null;
        }
    }

    public sealed record MediaFile(string AbsolutePath, string MediaType, long Length, DateTimeOffset Modified, int? Width, int? Height);

    public static class MediaTypes
    {
        public static string? Of(string fileName) => Path.GetExtension(fileName) switch { ".png" => "image/png", ".jpg" => "image/jpeg", ".svg" => "image/svg+xml", ".mp3" => "audio/mpeg", _ => null };
    }
}

namespace NewsFeeds.Editions
{
    public sealed record NewsroomStatus(int HeldBack, bool StoreAvailable);

    public sealed class Newsroom : IDisposable
    {
        private readonly string _root;
        private Edition _current;
        public Edition Current => Volatile.Read(ref _current);
        public event Action<Edition, Edition>? Published;
        public NewsroomStatus Status => new(0, Directory.Exists(_root));
        private Newsroom(string root) { _root = root; _current = Read(null); }

        public static Newsroom Open(ContentFolder store, TimeProvider time, ILogger<Newsroom> log) =>
            Directory.Exists(store.Root) ? new(store.Root)
            : throw new ContentException(new Fault(store.Root, 0, 0, Severity.Error, "missing-folder", "The content folder is not there."));

        public async Task RunAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(50, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (Directory.Exists(_root)) Turn(Read(_current));
            }
        }

        private void Turn(Edition now)
        {
            var before = _current;
            if (now.All == before.All && now.Categories.Count == before.Categories.Count && now.Categories.All(c => before.Categories.GetValueOrDefault(c.Key) == c.Value)) return;
            Volatile.Write(ref _current, now);
            Published?.Invoke(before, now);
        }

        private Edition Read(Edition? before)
        {
            var articles = new List<Article>();
            var categories = new Dictionary<string, Category>();
            var former = new Dictionary<string, string>();
            var title = "Bản tin";
            foreach (var file in Directory.EnumerateFiles(_root, "*.md", SearchOption.AllDirectories).Order())
            {
                var keys = File.ReadAllLines(file).Skip(1).TakeWhile(l => l != "---").Select(l => l.Split(": ", 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
                var folder = Path.GetRelativePath(_root, Path.GetDirectoryName(file)!).Replace(".", "");
                var path = Slug.FromPath(folder);
                if (folder.Length > 0) categories.TryAdd(path, new Category { Path = path, Folder = folder, Title = folder });
                if (Path.GetFileName(file) == "_index.md")
                {
                    if (path.Length == 0) { title = keys.GetValueOrDefault("title", title); continue; }
                    var aliases = keys.GetValueOrDefault("aliases", "").Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries);
                    foreach (var alias in aliases) former[Slug.FromPath(alias)] = path;
                    categories[path] = new Category
                    {
                        Path = path, Folder = folder, Title = keys.GetValueOrDefault("title", folder), Gone = keys.ContainsKey("gone"), Aliases = aliases,
                    };
                    continue;
                }

                var date = DateTimeOffset.Parse(keys["date"], null, System.Globalization.DateTimeStyles.AssumeUniversal).ToUniversalTime();
                var info = new FileInfo(file);
                var known = before?.All.Articles.FirstOrDefault(a => a.File == file && a.Modified == info.LastWriteTimeUtc && a.Length == info.Length);
                articles.Add(known ?? new Article
                {
                    File = file, Id = "tag:x,2000:" + date.ToString("yyyy-MM-dd") + "/" + Path.GetFileNameWithoutExtension(file), Slug = Slug.From(Path.GetFileNameWithoutExtension(file)),
                    Title = keys["title"], Category = path, Published = date, Day = DateOnly.FromDateTime(date.UtcDateTime), Updated = date, Appears = date,
                    Modified = info.LastWriteTimeUtc, Length = info.Length, Summary = File.ReadAllText(file),
                    Leaves = keys.TryGetValue("expiryDate", out var e) ? DateTimeOffset.Parse(e, null, System.Globalization.DateTimeStyles.AssumeUniversal) : null,
                    Aliases = keys.GetValueOrDefault("aliases", "").Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries),
                });
            }

            articles.Sort(Article.NewestFirst);
            CategoryEdition Of(Category c, CategoryEdition? old)
            {
                var mine = articles.Where(a => c.Path.Length == 0 || a.Category == c.Path || a.Category.StartsWith(c.Path + "/")).ToImmutableArray();
                if (old is not null && old.Articles.SequenceEqual(mine) && old.Category.Title == c.Title && old.Category.Gone == c.Gone) return old;
                return new(c, mine, mine.IsEmpty ? DateTimeOffset.UnixEpoch : mine.Max(a => a.Modified), mine.Min(a => a.Leaves));
            }
            return new Edition
            {
                Publication = new Publication { Title = title, Authority = "x,2000" },
                All = Of(new Category { Path = "", Folder = "", Title = title }, before?.All),
                Categories = categories.Values.Select(c => Of(c, before?.Categories.GetValueOrDefault(c.Path))).ToFrozenDictionary(c => c.Category.Path),
                FormerPaths = former.ToFrozenDictionary(),
                Titles = FrozenDictionary<string, string>.Empty,
                FormerAddresses = articles.SelectMany(a => a.Aliases.Select(x => KeyValuePair.Create(x, a))).ToImmutableDictionary(),
            };
        }

        public void Dispose() { }
    }
}

namespace NewsFeeds.Feeds
{
    using NewsFeeds.Editions;

    public sealed class FeedSource(ContentFolder store, Addresses addresses)
    {
        private readonly ConditionalWeakTable<CategoryEdition, Feed> _feeds = new();

        public Feed Get(Edition edition, CategoryEdition category)
        {
            lock (_feeds) return _feeds.GetValue(category, c => Make(c, c.Articles.Take(30)));
        }

        public Feed? TryGet(CategoryEdition category) => _feeds.TryGetValue(category, out var feed) ? feed : null;

        public Feed Archive(Edition edition, CategoryEdition category, int year, int month) =>
            Make(category, category.Articles.Where(a => a.Day.Year == year && a.Day.Month == month));

        private Feed Make(CategoryEdition c, IEnumerable<Article> articles) => new()
        {
            Path = c.Category.Path, Id = "tag:x,2000:" + c.Category.Path, Title = c.Category.Title, Description = c.Category.Title, Language = "vi",
            Publisher = new Author("x"), PageUrl = addresses.Page(c.Category.Path), RssUrl = addresses.Feed(c.Category.Path, FeedFormat.Rss),
            AtomUrl = addresses.Feed(c.Category.Path, FeedFormat.Atom), JsonUrl = addresses.Feed(c.Category.Path, FeedFormat.Json),
            MaxAge = TimeSpan.FromSeconds(300), Updated = c.Changed, LastModified = DateTimeOffset.FromUnixTimeSeconds(c.Changed.ToUnixTimeSeconds() + 1),
            Entries = [.. articles.Select(a => new FeedEntry
            {
                Id = a.Id, Title = a.Title, Link = addresses.Article(a), Published = a.Published, Updated = a.Updated, Authors = [new Author("x")], Summary = a.Summary!, Content = a.Summary,
            })],
        };
    }
}

namespace NewsFeeds.Feeds.Opml
{
    public static class OpmlWriter
    {
        public static byte[] Write(NewsFeeds.Editions.Edition edition, Addresses addresses) => Encoding.UTF8.GetBytes("<opml>" + string.Join(' ', edition.Categories.Keys.Order()) + "</opml>");
    }
}

namespace NewsFeeds.Feeds.Atom
{
    public sealed record ArchiveLinks(int Year, int Month, string Self, string? Previous = null, string? Next = null);

    public static class ArchiveWriter
    {
        public static byte[] Write(Feed feed, ArchiveLinks links) => Encoding.UTF8.GetBytes($"<feed>{links}{string.Join(' ', feed.Entries.Select(e => e.Title))}</feed>");
    }
}
