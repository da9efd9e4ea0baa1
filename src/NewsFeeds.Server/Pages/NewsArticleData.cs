using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using System.Xml;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Pages;

/// <summary>An article as schema.org's NewsArticle, for search engines and assistants.</summary>
internal static class NewsArticleData
{
    // This encoder leaves letters as they are. It escapes every character that could end the script element, whatever ranges it is given.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(PageContext page, Article article, FeedEntry entry)
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = entry.Title,
            ["mainEntityOfPage"] = entry.Link,
            ["url"] = entry.Link,
            ["datePublished"] = page.Texts.Machine(entry.Published),
            ["dateModified"] = page.Texts.Machine(entry.Updated),
            ["inLanguage"] = article.Language ?? page.Publication.Language,
            ["description"] = PageText.Short(entry.Summary),
            ["author"] = new JsonArray([.. Authors(page, article)]),
            ["publisher"] = Publisher(page),
            ["isAccessibleForFree"] = true,
        };
        Add(data, "articleSection", entry.Categories.Select(category => (JsonNode)category.Title));
        Add(data, "keywords", entry.Tags.Select(tag => (JsonNode)tag));
        Add(data, "image", entry.Image is { } image ? [Picture(image)] : []);
        Add(data, "associatedMedia", entry.Enclosures.Select(Media));
        Add(data, "correction", article.Corrections.Select(correction => (JsonNode)new JsonObject
        {
            ["@type"] = "CorrectionComment",
            ["text"] = correction.Note,
            ["datePublished"] = page.Texts.Machine(correction.Date),
        }));
        if (entry.Source is { } source)
        {
            data["isBasedOn"] = Original(source);
        }

        if (entry.IsRetracted)
        {
            data["creativeWorkStatus"] = "Retracted";
        }

        return data.ToJsonString(Options);
    }

    private static void Add(JsonObject data, string name, IEnumerable<JsonNode> values)
    {
        if (values.ToArray() is { Length: > 0 } all)
        {
            data[name] = new JsonArray(all);
        }
    }

    private static IEnumerable<JsonNode> Authors(PageContext page, Article article) =>
        article.Authors.Count > 0 ? article.Authors.Select(author => Person(page, author)) : [Publisher(page)];

    private static JsonObject Person(PageContext page, Author author)
    {
        var person = new JsonObject { ["@type"] = "Person", ["name"] = author.Name };
        if (author.Url is { } own)
        {
            person["url"] = own;
        }
        else if (page.PageOf(author) is { } address)
        {
            person["url"] = page.Addresses.Of(address);
        }

        return person;
    }

    private static JsonObject Original(Origin source) => new()
    {
        ["@type"] = "NewsArticle",
        ["url"] = source.Url,
        ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = source.Title },
    };

    private static JsonObject Publisher(PageContext page)
    {
        var publisher = new JsonObject
        {
            ["@type"] = "NewsMediaOrganization",
            ["name"] = page.Publication.Title,
            ["url"] = page.Addresses.Of(Address.Home),
        };
        if (page.Logo is { } logo)
        {
            publisher["logo"] = Picture(logo);
        }

        return publisher;
    }

    private static JsonObject Picture(FeedPicture picture)
    {
        var image = new JsonObject { ["@type"] = "ImageObject", ["url"] = picture.Url };
        if (picture is { Width: { } width, Height: { } height })
        {
            (image["width"], image["height"]) = (width, height);
        }

        if (picture.Caption is not null)
        {
            image["caption"] = picture.Caption;
        }

        if (picture.Credit is not null)
        {
            image["creditText"] = picture.Credit;
        }

        return image;
    }

    private static JsonObject Media(FeedEnclosure enclosure)
    {
        var kind = enclosure.MediaType.Split('/')[0] switch { "audio" => "AudioObject", "video" => "VideoObject", _ => "MediaObject" };
        var media = new JsonObject { ["@type"] = kind, ["contentUrl"] = enclosure.Url, ["encodingFormat"] = enclosure.MediaType };
        if (enclosure.Title is not null)
        {
            media["name"] = enclosure.Title;
        }

        if (enclosure.Duration is { } duration)
        {
            media["duration"] = XmlConvert.ToString(duration);
        }

        if (enclosure.Length > 0)
        {
            media["contentSize"] = enclosure.Length.ToString(CultureInfo.InvariantCulture);
        }

        return media;
    }
}
