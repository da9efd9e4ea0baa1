using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Wxr;

/// <summary>Makes posts of items, with what the heads of all files say of people and terms.</summary>
internal sealed class PostMaker(WxrSite site)
{
    public SourcePost Post(WxrItem item, string file)
    {
        var zone = site.Zone ?? TimeZoneInfo.Utc;
        var link = item["link"];
        return new SourcePost
        {
            File = file,
            Line = item.Line,
            Guid = item["guid"] ?? link ?? "",
            Link = WebAddress.Is(link) ? link : null,
            Number = item.Number,
            IsPage = item.Type == "page",
            Status = Status(item),
            Title = item.Title,
            Slug = item["wp:post_name"] is { } slug ? Uri.UnescapeDataString(slug) : null,
            FormerSlugs = [.. item.NotesOf("_wp_old_slug").Select(Uri.UnescapeDataString)],
            Published = WxrDate.Moment(item["wp:post_date_gmt"], item["wp:post_date"], item["pubDate"], zone),
            Updated = WxrDate.Moment(item["wp:post_modified_gmt"], item["wp:post_modified"], null, zone),
            Authors = Authors(item),
            Categories = Categories(item),
            Tags = Tags(item),
            Summary = HtmlText.Of(item["excerpt:encoded"] ?? "") is { Length: > 0 } summary ? summary : null,
            Body = item.Body,
            ImageNumber = WxrSite.Number(item.Note("_thumbnail_id")),
            Enclosures = [.. item.NotesOf("enclosure").Select(Enclosure).OfType<SourceEnclosure>()],
            Footnotes = Footnotes(item.Note("footnotes")),
            LeftOut = LeftOut(item),
        };
    }

    // A status that only a plug-in knows is not known to be public.
    private static PostStatus Status(WxrItem item) => item["wp:status"] switch
    {
        "trash" => PostStatus.Trashed,
        "private" => PostStatus.Private,
        "publish" or "future" when item["wp:post_password"] is not null => PostStatus.Private,
        "publish" => PostStatus.Published,
        "future" => PostStatus.Scheduled,
        _ => PostStatus.Draft,
    };

    // Plug-ins for several or guest authors say more than the account that wrote the post.
    private string[] Authors(WxrItem item)
    {
        var names = new List<string?>();
        foreach (var term in item.Terms.Where(term => term.Domain == "author"))
        {
            var name = site.NameOf(term.Key) ?? site.NameOf(term.Name) ?? SourceText.NameIn(term.Name);
            names.Add(name);
            if (name is not null && term.Key.Length > 0)
            {
                site.AddPerson(term.Key, name);
            }
        }

        names.AddRange(item.NotesOf("_molongui_author").Select(site.NameOf));
        if (names.TrueForAll(name => name is null) && item["dc:creator"] is { } login)
        {
            names.Add(site.NameOf(login) ?? SourceText.NameIn(login));
        }

        return [.. names.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private string[] Categories(WxrItem item)
    {
        var terms = item.Terms.Where(term => term.Domain == "category").ToList();
        if (terms.Count == 0)
        {
            terms.AddRange(item.Terms.Where(term => term.Domain.Length == 0 && term.Name.Length > 0));
        }

        var keys = new List<string>();
        foreach (var term in terms)
        {
            var key = term.Key.Length > 0 ? term.Key : site.CategoryNamed(term.Name) ?? term.Name;
            site.AddCategory(key, term.Name);
            keys.Add(key);
        }

        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    private string[] Tags(WxrItem item)
    {
        var names = new List<string>();
        foreach (var term in item.Terms.Where(IsTag))
        {
            site.AddTag(term.Key.Length > 0 ? term.Key : null, term.Name);
            names.Add(term.Name);
        }

        return [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    // WXR 1.0 writes "tag".
    private static bool IsTag(WxrTerm term) => term.Domain is "post_tag" or "tag";

    // A line each: the address, the length, the media type; then what the player of a plug-in wants to know.
    private static SourceEnclosure? Enclosure(string note)
    {
        var lines = note.Split('\n', StringSplitOptions.TrimEntries);
        if (!WebAddress.Is(lines[0]))
        {
            return null;
        }

        var length = WxrSite.Number(lines.ElementAtOrDefault(1));
        return new SourceEnclosure(
            lines[0], length > 0 ? length : null, lines.ElementAtOrDefault(2) is { Length: > 0 } type ? type : null);
    }

    private static SourceFootnote[] Footnotes(string? note)
    {
        try
        {
            return note is null ? [] : JsonSerializer.Deserialize(note, FootnoteJson.Default.SourceFootnoteArray) ?? [];
        }
        catch (JsonException)
        {
            return []; // Then the block that asks for them is told as left out.
        }
    }

    private static List<LeftOut> LeftOut(WxrItem item)
    {
        var left = new List<LeftOut>();
        if (item.Comments > 0)
        {
            left.Add(new LeftOut("comments", item.Comments.ToString(CultureInfo.InvariantCulture)));
        }

        if (item["wp:is_sticky"] == "1")
        {
            left.Add(new LeftOut("sticky"));
        }

        foreach (var term in item.Terms.Where(term => !IsTag(term) && term.Domain is not ("category" or "author" or "")))
        {
            left.Add(
                term.Domain == "post_format"
                    ? new LeftOut("format", term.Key.Replace("post-format-", "", StringComparison.Ordinal))
                    : new LeftOut("taxonomy", $"{term.Domain}: {term.Name}"));
        }

        return left;
    }
}

/// <summary>How WordPress notes footnotes: <c>[{"content": "…", "id": "…"}, …]</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SourceFootnote[]))]
internal sealed partial class FootnoteJson : JsonSerializerContext;
