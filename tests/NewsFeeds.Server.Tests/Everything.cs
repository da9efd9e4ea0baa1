using System.Globalization;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Tests;

/// <summary>Every document and page of a newsroom.</summary>
internal static class Everything
{
    /// <summary>The paths of all feeds, archives, articles, pages and lists of an edition.</summary>
    public static IEnumerable<string> PathsOf(Edition edition)
    {
        foreach (var listing in edition.Categories.Values.Append(edition.All))
        {
            var top = listing.Path.Length == 0 ? "/feeds/" : $"/feeds/{listing.Path}/";
            foreach (var form in Forms.All)
            {
                yield return top + form;
            }

            if (listing.Path.Length > 0)
            {
                yield return top;
            }

            foreach (var month in listing.Articles.Select(article => article.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture))
                .Distinct())
            {
                yield return $"{top}archive/{month}.xml";
                yield return $"{top}archive/{month}/";
            }
        }

        foreach (var article in edition.All.Articles)
        {
            yield return $"/articles/{article.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/{article.Slug}";
        }

        yield return "/";
        yield return "/feeds/opml.xml";
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
