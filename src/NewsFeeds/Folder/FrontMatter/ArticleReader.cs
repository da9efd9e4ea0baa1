using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads an article's front matter. Pure: the same file gives the same article wherever and whenever it is read.</summary>
internal static class ArticleReader
{
    /// <summary>Reads the keys into a draft and makes its article; null when there is an error, which the keys then hold.</summary>
    /// <param name="keys">The front matter.</param>
    /// <param name="draft">Says where the article is, and perhaps its day and slug; everything else is filled in.</param>
    /// <param name="written">When this version was written. An error ends the last good version if this one was not public then.</param>
    /// <param name="publication">The publication.</param>
    /// <param name="shared">The bylines and tags that articles share.</param>
    public static Article? Read(
        FrontMatterReader keys, ArticleDraft draft, DateTimeOffset written, Publication publication, SharedTexts shared)
    {
        keys.WritesMonthFirst = publication.Language == "en-US";
        keys.CheckKeys();
        GuardReader.Read(keys, draft, written);
        ReadTitleAndDate(keys, draft);
        ReadAddress(keys, draft);
        draft.LastModified = keys.Date(KeyNames.LastModified);
        draft.Corrections = Corrections(keys);
        ReadRest(keys, draft, shared);
        _ = Summary(keys); // a wrong summary is reported now, although it is kept only with the body
        var article = keys.HasErrors ? null : draft.ToArticle(publication);
        if (article is not null)
        {
            WarnOfTimes(keys, draft, article);
        }

        return article;
    }

    /// <summary>The body of a file, and the summary that the editor wrote.</summary>
    public static ArticleText Words(FrontMatterReader keys, Manuscript matter) =>
        new(matter.Body, matter.BodyLine, Summary(keys), matter.IsHtml)
        {
            IdPlace = PlaceOf(keys["id"] ?? keys["slug"]),
            SlugPlace = PlaceOf(keys["slug"]),
        };

    private static (int Line, int Column) PlaceOf(YamlNode? value) => (value?.LineInFile ?? 1, value?.Column ?? 1);

    private static string? Summary(FrontMatterReader keys) => keys.Text(KeyNames.Summary);

    /// <summary>The former addresses as they were written; one that no request can match is left out, with a warning.</summary>
    /// <param name="keys">The front matter.</param>
    /// <param name="read">Gives what requests are compared with; null for none.</param>
    public static IReadOnlyList<string> Aliases(FrontMatterReader keys, Func<string, string?> read)
    {
        var aliases = keys.Texts("aliases");
        return aliases.Count == 0 ? aliases : [.. aliases.Where(CanMatch)];

        bool CanMatch(string alias)
        {
            if (read(alias) is not null)
            {
                return true;
            }

            var place = FrontMatterReader.ItemOf(keys["aliases"], item => item == alias);
            if (Reference.Of(alias).Kind == ReferenceKind.Web)
            {
                keys.Warn(place, "alias-elsewhere", alias);
            }
            else
            {
                keys.Warn(place, "alias-nowhere", alias);
            }

            return false;
        }
    }

    private static void ReadTitleAndDate(FrontMatterReader keys, ArticleDraft draft)
    {
        draft.Title = keys.Text("title");
        if (draft.Title is null && !keys.HasErrors)
        {
            keys.Error(keys.Place("title"), "missing-title", keys.NameOf("title"));
        }

        draft.Date = keys.Date("date");
        if (draft.Day is null && keys["date"] is null)
        {
            draft.Date = draft.PublishDate;
        }

        var hasDay = draft.Day is not null && keys["date"] is null;
        if (draft.Date is null && !hasDay && !keys.HasErrors)
        {
            if (FileDraft.NameWithDay(draft) is { } name)
            {
                keys.Error(keys.Place("date"), "missing-date/name", keys.NameOf("date"), name);
            }
            else
            {
                keys.Error(keys.Place("date"), "missing-date", keys.NameOf("date"));
            }
        }
    }

    private static void WarnOfTimes(FrontMatterReader keys, ArticleDraft draft, Article article)
    {
        if (article.Appears < article.Published)
        {
            keys.Warn(keys[KeyNames.PublishDate], "publish-before-date", keys.NameOf("publishDate"), keys.NameOf("date"));
        }

        if (draft.ExpiryDate <= article.Appears)
        {
            keys.Warn(keys[KeyNames.ExpiryDate], "never-shown", keys.NameOf("expiryDate"));
        }
        else if (article.Leaves <= article.Appears)
        {
            keys.Warn(keys["retracted"], "never-shown/retracted");
        }
    }

    private static void ReadAddress(FrontMatterReader keys, ArticleDraft draft)
    {
        draft.Slug = keys.Text("slug") ?? draft.Slug;
        draft.Id = keys.Raw("id");
        draft.Link = keys["link"] is { } link ? keys.WebAddress(link, "link") : null;
    }

    private static void ReadRest(FrontMatterReader keys, ArticleDraft draft, SharedTexts shared)
    {
        draft.Categories = shared.Of(keys.Texts(KeyNames.Categories));
        if (draft.Categories.Count > ArticleDraft.MostCategories)
        {
            keys.Warn(keys[KeyNames.Categories], "too-many-categories", draft.Categories.Count, ArticleDraft.MostCategories);
        }

        draft.Authors = shared.Of(Authors(keys));
        if (draft.Authors.Count > ArticleDraft.MostAuthors)
        {
            keys.Warn(keys[KeyNames.Authors], "too-many-authors", draft.Authors.Count, ArticleDraft.MostAuthors);
        }

        draft.Tags = shared.Of(keys.Texts("tags"));
        if (draft.Tags.Count > ArticleDraft.MostTags)
        {
            keys.Warn(keys["tags"], "too-many-tags", draft.Tags.Count, ArticleDraft.MostTags);
        }

        draft.Language = keys.Language();
        draft.Image = MediaReader.Picture(keys, draft.Folder, "image");
        draft.Enclosures = MediaReader.Enclosures(keys, draft.Folder);
        draft.Source = OriginReader.Read(keys);
        draft.Episode = EpisodeReader.Read(keys, draft.Folder);
        draft.Aliases = Aliases(keys, Alias.Of);
    }

    private static List<Author> Authors(FrontMatterReader keys)
    {
        if (keys[KeyNames.Authors] is not { } node)
        {
            return [];
        }

        var authors = new List<Author>(2);
        foreach (var item in node.Items ?? [node])
        {
            if (!item.IsEmpty && One(item) is { } author)
            {
                authors.Add(author);
            }
        }

        return authors;

        Author? One(YamlNode item)
        {
            if (item.Items is not null && FrontMatterReader.Flat(node.Items!) is { } flat)
            {
                keys.Error(item, "wrong-type/list-in-list", keys.NameOf("authors"), flat);
                return null;
            }

            if (item.Pairs is null)
            {
                return keys.TextOf(item, "authors") is { } name ? new Author(name) : null;
            }

            if (FrontMatterReader.Part(item, "name") is not { } nameNode || keys.TextOf(nameNode, "name") is not { } text)
            {
                keys.Warn(item, "wrong-type/author");
                return null;
            }

            keys.WarnOfUnknown(item, KeyNames.OfAuthor);
            var email = FrontMatterReader.Part(item, "email") is { } emailNode ? keys.TextOf(emailNode, "email") : null;
            var url = FrontMatterReader.Part(item, "url") is { } urlNode ? keys.WebAddress(urlNode, "url") : null;
            return new Author(text, email, url);
        }
    }

    private static (DateTimeOffset? Date, string Note)[] Corrections(FrontMatterReader keys)
    {
        if (keys["correction"] is not { } node || node.Flag == false)
        {
            return [];
        }

        var corrections = new List<(DateTimeOffset?, string)>();
        foreach (var item in (node.Items ?? [node]).Where(item => !item.IsEmpty))
        {
            keys.WarnOfUnknown(item, KeyNames.OfCorrection);
            var note = item.Pairs is null ? item : FrontMatterReader.Part(item, "note");
            if (note is null || keys.TextOf(note, "correction") is not { } text)
            {
                keys.Error(item, "wrong-type/correction", keys.NameOf("correction"));
                continue;
            }

            if (FrontMatterReader.Part(item, "date") is null)
            {
                keys.Warn(item, "no-date/correction", keys.NameOf("correction"), keys.NameOf("lastmod"));
            }

            corrections.Add((keys.DateIn(item, "correction"), text));
        }

        return [.. corrections];
    }
}
