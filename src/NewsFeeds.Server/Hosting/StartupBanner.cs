using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server.Hosting;

/// <summary>Prints what somebody at a terminal reads when the service listens: each category with its feed addresses.</summary>
internal static class StartupBanner
{
    public static void Write(TextWriter output, Edition edition, PublicUrls addresses, IEnumerable<string> listening, string? desk)
    {
        foreach (var category in edition.Categories.Values.OrderBy(each => each.Path, StringComparer.Ordinal).Prepend(edition.All))
        {
            if (category.Gone)
            {
                continue;
            }

            output.WriteLine($"{category.Title} ({category.Articles.Length})");
            foreach (var format in FeedFormat.All)
            {
                output.WriteLine($"  {addresses.Of(Address.Feed(category.Path, format.Form))}");
            }
        }

        output.WriteLine();
        output.WriteLine($"Every feed as OPML: {addresses.Of(Address.Opml)}");
        output.WriteLine($"Listening on {string.Join(", ", listening)}; stop with Ctrl+C.");
        if (desk is not null)
        {
            output.WriteLine($"The desk, for the operator alone: {desk}");
        }

        output.Flush();
    }
}
