using System.Collections.Frozen;
using System.Globalization;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>An article's front matter becomes an <see cref="Article"/>. Pure: the same file gives the same article wherever and whenever it is read.</summary>
internal static class ArticleReader
{
    /// <summary>The keys of an article.</summary>
    public static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal, "title", "date", "lastmod", "publishDate", "expiryDate", "draft", "retracted", "correction", "id", "slug", "aliases", "link",
        "summary", "description", "authors", "author", "categories", "tags", "language", "image", "enclosures");

    public static Article? Read(FrontMatterReader keys, string folder, string fileName, string category, Publication publication, DateTimeOffset modified, long length, SharedTexts shared)
    {
        var nameDay = DayOf(fileName);
        var nameRest = fileName[(nameDay is null ? 0 : "YYYY-MM-DD-".Length)..^".md".Length];

        var title = keys.Text("title");
        if (title is null && !keys.HasErrors)
        {
            keys.Error(keys["title"], "missing-title", "an article needs a title; write 'title: …'");
        }

        var date = keys.Date("date") ?? (keys["date"] is null && nameDay is { } day ? StartOf(day, publication.TimeZone) : null);
        if (date is null && !keys.HasErrors)
        {
            keys.Error(keys["date"], "missing-date", $"an article needs {Dates.Expected} under 'date', or a file name that starts with YYYY-MM-DD-");
        }

        var appears = keys.Date("publishDate");
        var expires = keys.Date("expiryDate");
        var lastmod = keys.Date("lastmod");
        var retraction = Retraction(keys, modified);
        var corrections = Corrections(keys, modified);
        var draft = keys.Flag("draft") ?? false;
        var slug = keys.Text("slug") is { } given ? Slug.From(given) : Slug.From(nameRest);
        var id = keys.Raw("id");
        _ = Summary(keys); // a summary of a wrong type is said now, and read again with the body
        var link = keys["link"] is { } linkNode ? keys.WebAddress(linkNode, "link") : null;
        var article = keys.HasErrors ? null : Build();
        keys.WarnOfUnknown();
        return article;

        Article Build()
        {
            var published = date!.Value;
            if (appears < published)
            {
                keys.Warn(keys["publishDate"], "publish-before-date", "'publishDate' is before 'date', so readers get an entry from the future; give the earlier moment as 'date'");
            }

            // What a withdrawn article said and showed is not even known, so no document can tell it.
            var isWithdrawn = retraction is not null;
            var localDay = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(published, publication.TimeZone).DateTime);
            return new Article
            {
                Folder = folder,
                FileName = fileName,
                OwnId = id,
                Authority = publication.Authority,
                Slug = slug,
                Title = title!,
                Category = category,
                Categories = shared.Of(keys.Texts("categories")),
                Published = published,
                Day = localDay,
                Updated = Updated(published, lastmod, corrections, retraction),
                Appears = appears ?? date.Value,
                Leaves = Earliest(expires, retraction?.Date + Articles.Retraction.Shown),
                Draft = draft,
                Retraction = retraction,
                Corrections = isWithdrawn ? [] : corrections,
                Authors = isWithdrawn ? [] : shared.Of(Authors(keys)),
                Tags = isWithdrawn ? [] : shared.Of(keys.Texts("tags")),
                Language = keys.Text("language"),
                Image = isWithdrawn ? null : Picture(keys, "image", folder),
                Enclosures = isWithdrawn ? [] : Enclosures(keys, folder),
                Link = link,
                Aliases = keys.Texts("aliases"),
                Modified = modified,
                Length = length,
            };
        }
    }

    /// <summary>The summary that the editor wrote, or null.</summary>
    public static string? Summary(FrontMatterReader keys) => keys.Text("summary", "description");

    /// <summary>A picture by path beside the file or by address, alone or as a mapping.</summary>
    public static Picture? Picture(FrontMatterReader keys, string key, string folder)
    {
        if (keys[key] is not { } node)
        {
            return null;
        }

        var source = node.Pairs is null ? node : FrontMatterReader.Part(node, "src");
        if (source is null || keys.TextOf(source, key) is not { } text || Source(keys, source, key, text, folder) is not { } resolved)
        {
            if (source is null)
            {
                keys.Warn(node, "wrong-type", $"'{key}' is a path beside the file, an address, or a mapping with 'src'");
            }

            return null;
        }

        return new Picture(resolved, Part("alt"), Part("caption"), Part("credit"));

        string? Part(string name) => node.Pairs is not null && FrontMatterReader.Part(node, name) is { } part ? keys.TextOf(part, name) : null;
    }

    private static IReadOnlyList<Enclosure> Enclosures(FrontMatterReader keys, string folder)
    {
        if (keys["enclosures"] is not { } node)
        {
            return [];
        }

        return [.. (node.Items ?? [node]).Select(One).OfType<Enclosure>()];

        Enclosure? One(YamlNode item)
        {
            var source = item.Pairs is null ? item : FrontMatterReader.Part(item, "src");
            if (source is null || keys.TextOf(source, "enclosures") is not { } text || Source(keys, source, "enclosures", text, folder) is not { } resolved)
            {
                return null;
            }

            var duration = FrontMatterReader.Part(item, "duration");
            if (!Durations.TryParse(duration?.Text, out var span) && duration is not null)
            {
                keys.Warn(duration, "wrong-type", "'duration' is a play time such as 3:25 or 205 (seconds)");
            }

            var length = FrontMatterReader.Part(item, "length");
            if (!long.TryParse(length?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && length is not null)
            {
                keys.Warn(length, "wrong-type", "'length' is the file's size in bytes");
            }

            return new Enclosure(resolved, Part(item, "type"), bytes > 0 ? bytes : null, span > TimeSpan.Zero ? span : null, Part(item, "title"));
        }

        string? Part(YamlNode item, string name) => FrontMatterReader.Part(item, name) is { } part ? keys.TextOf(part, name) : null;
    }

    private static List<Author> Authors(FrontMatterReader keys)
    {
        if (keys["authors", "author"] is not { } node)
        {
            return [];
        }

        var authors = new List<Author>(2);
        foreach (var item in node.Items ?? [node])
        {
            if (One(item) is { } author)
            {
                authors.Add(author);
            }
        }

        return authors;

        Author? One(YamlNode item)
        {
            if (item.Pairs is null)
            {
                return keys.TextOf(item, "authors") is { } name ? new Author(name) : null;
            }

            if (FrontMatterReader.Part(item, "name") is not { } nameNode || keys.TextOf(nameNode, "name") is not { } text)
            {
                keys.Warn(item, "wrong-type", "an author is a name, or a mapping with 'name', 'email' and 'url'");
                return null;
            }

            var email = FrontMatterReader.Part(item, "email") is { } emailNode ? keys.TextOf(emailNode, "email") : null;
            var url = FrontMatterReader.Part(item, "url") is { } urlNode ? keys.WebAddress(urlNode, "url") : null;
            return new Author(text, email, url);
        }
    }

    private static Retraction? Retraction(FrontMatterReader keys, DateTimeOffset modified)
    {
        if (keys["retracted"] is not { } node || IsFlag(node, "false", "no", "off"))
        {
            return null;
        }

        var notice = node.Pairs is null ? node : FrontMatterReader.Part(node, "notice");
        if (notice is null || keys.TextOf(notice, "retracted") is not { } text || IsFlag(notice, "true", "yes", "on"))
        {
            keys.Error(node, "wrong-type", "'retracted' is the notice that readers get, or a mapping with 'notice' and 'date'");
            return null;
        }

        return new Retraction(DateOr(keys, node, "retracted", modified), text);
    }

    private static IReadOnlyList<Correction> Corrections(FrontMatterReader keys, DateTimeOffset modified)
    {
        if (keys["correction"] is not { } node || IsFlag(node, "false", "no", "off"))
        {
            return [];
        }

        var corrections = new List<Correction>();
        foreach (var item in node.Items ?? [node])
        {
            var note = item.Pairs is null ? item : FrontMatterReader.Part(item, "note");
            if (note is null || keys.TextOf(note, "correction") is not { } text)
            {
                keys.Error(item, "wrong-type", "'correction' is a note, or a list of mappings with 'date' and 'note'");
                continue;
            }

            corrections.Add(new Correction(DateOr(keys, item, "correction", modified), text));
        }

        return [.. corrections.OrderBy(correction => correction.Date)];
    }

    // Who writes 'retracted: false' means that it is not, and 'true' is no notice to give to readers.
    private static bool IsFlag(YamlNode node, params ReadOnlySpan<string> words) => node.Text is { } text && words.Contains(text.Trim().ToLowerInvariant());

    // Where the editor gives no date, the only one that anything tells is the file's own.
    private static DateTimeOffset DateOr(FrontMatterReader keys, YamlNode node, string key, DateTimeOffset modified)
    {
        if (FrontMatterReader.Part(node, "date") is { } date)
        {
            return keys.DateOf(date, "date") ?? modified;
        }

        keys.Warn(node, "no-date", $"'{key}' names no date; the time at which the file was last written stands in for it");
        return new DateTimeOffset(modified.Ticks - (modified.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private static string? Source(FrontMatterReader keys, YamlNode at, string key, string text, string folder)
    {
        if (WebAddress.Is(text))
        {
            return text;
        }

        if (!text.Contains("://", StringComparison.Ordinal) && ContentPath.Beside(folder, text) is { } path)
        {
            return path;
        }

        keys.Warn(at, "media", $"'{key}' is a file in the content folder or an address that starts with https://, not '{text}'");
        return null;
    }

    private static DateOnly? DayOf(string name) =>
        name.Length > "YYYY-MM-DD-.md".Length && name[10] == '-' && DateOnly.TryParseExact(name.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is { } first && b is { } second ? (first < second ? first : second) : a ?? b;

    // A correction or withdrawal whose date names no hour begins its day before the article did, but readers scan for a newer date.
    private static DateTimeOffset Updated(DateTimeOffset published, DateTimeOffset? lastmod, IReadOnlyList<Correction> corrections, Retraction? retraction)
    {
        var updated = lastmod > published ? lastmod.Value : published;
        if (corrections is [.., var correction])
        {
            updated = correction.Date > updated ? correction.Date : updated > published ? updated : published.AddSeconds(1);
        }

        return retraction is null ? updated : retraction.Date > updated ? retraction.Date : updated.AddSeconds(1);
    }
}
