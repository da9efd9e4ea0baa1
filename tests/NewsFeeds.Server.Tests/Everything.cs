using NewsFeeds.Addresses;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Tests;

/// <summary>Every document and page of a newsroom.</summary>
internal static class Everything
{
    /// <summary>The paths of all feeds, archives, articles, pages, lists and sitemaps of an edition.</summary>
    public static IEnumerable<string> PathsOf(Edition edition)
    {
        foreach (var listing in edition.Listings.Concat(edition.Tags.All).Concat(edition.Authors.All).Concat(edition.Partners.All))
        {
            foreach (var path in PathsOf(listing))
            {
                yield return path;
            }
        }

        foreach (var listing in edition.Listings)
        {
            foreach (var span in listing.ArchiveSpans())
            {
                yield return Address.Archive(listing.Path, span.First, span.Last).Path;
                yield return Address.ArchivePage(listing.Path, span.First, span.Last).Path;
            }
        }

        foreach (var article in edition.All.Articles)
        {
            yield return Address.Article(article.Day, article.Slug).Path;
        }

        yield return Address.Opml.Path;
        yield return Address.Sitemap.Path;
    }

    /// <summary>The paths of a listing's page, feeds and podcast.</summary>
    public static IEnumerable<string> PathsOf(Listing listing)
    {
        yield return Address.Page(listing.Key).Path;
        foreach (var form in Enum.GetValues<FeedForm>())
        {
            yield return Address.Feed(listing.Key, form).Path;
        }

        if (listing.Podcast is not null)
        {
            yield return Address.Podcast(listing.Path).Path;
        }
    }

    /// <summary>The answers of a service that serves an edition.</summary>
    public static async Task<SortedDictionary<string, Answer>> OfAsync(HttpClient client, Edition edition)
    {
        var answers = new SortedDictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var path in PathsOf(edition))
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            answers[path] = await Answer.ReadAsync(response);
        }

        return answers;
    }

    /// <summary>The answers of a process that serves a folder.</summary>
    public static async Task<SortedDictionary<string, Answer>> OfAsync(RunningService service, TemporaryContent content)
    {
        using var newsroom = new OpenNewsroom(content);
        return await OfAsync(service.Client, newsroom.Edition);
    }

    public static void AssertSame(SortedDictionary<string, Answer> expected, SortedDictionary<string, Answer> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, each =>
        {
            Assert.Equal(each.Value.Body, actual[each.Key].Body);
            Assert.Equal(
                (each.Key, each.Value.Tag, each.Value.LastModified), (each.Key, actual[each.Key].Tag, actual[each.Key].LastModified));
        });
    }
}
