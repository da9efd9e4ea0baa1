using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Editions;
using NewsFeeds.Folder;

namespace NewsFeeds.Server.Tests.Truth;

/// <summary>Every document and page of a newsroom, as one running service answers.</summary>
internal static class Everything
{
    public static async Task<SortedDictionary<string, Answer>> OfAsync(RunningService service, string content)
    {
        using var store = new ContentFolder(content, "example.vn,2000");
        var newsroom = Newsroom.OpenAsync(store, TimeProvider.System, NullLogger<Newsroom>.Instance).GetAwaiter().GetResult();
        var answers = new SortedDictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var path in Desk.PathsOf(newsroom.Current))
        {
            using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative));
            answers[path] = await Answer.ReadAsync(response);
        }

        return answers;
    }

    public static void AssertSame(SortedDictionary<string, Answer> expected, SortedDictionary<string, Answer> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, each =>
        {
            Assert.Equal(each.Value.Body, actual[each.Key].Body);
            Assert.Equal((each.Key, each.Value.Tag, each.Value.LastModified), (each.Key, actual[each.Key].Tag, actual[each.Key].LastModified));
        });
    }
}
