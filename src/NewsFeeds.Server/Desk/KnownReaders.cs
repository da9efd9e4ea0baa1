using System.Collections.Frozen;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// Names in User-Agents that do not speak for themselves: services that ask for many and may not tell for how many, programs behind which
/// nobody reads, browsers, and readers that are written in several ways. All others are a person's reader with the name that they tell.
/// </summary>
internal static class KnownReaders
{
    public const string Browser = "browser";

    // What a service or a program is called, and how else it calls itself.
    private static readonly (string Name, string[] Aliases)[] Many =
    [
        ("Acast", []),
        ("Amazon Music", []),
        ("Apple Podcasts", ["iTMS"]),
        ("BazQux", []),
        ("Bloglovin", []),
        ("Blogtrottr", []),
        ("Castbox", ["CastboxFeedParser"]),
        ("Castro", ["Tentacles"]),
        ("Deezer", []),
        ("Dreamwidth", []),
        ("Feedbin", []),
        ("FeedBurner", []),
        ("FeedFetcher-Google", []),
        ("Feedly", []),
        ("Feedspot", []),
        ("Flipboard", ["FlipboardProxy", "FlipboardRSS"]),
        ("IFTTT", []),
        ("Inoreader", ["inoreader.com"]),
        ("iVoox", []),
        ("Lion Reader", ["LionReader"]),
        ("Listen Notes", ["ListenNotes"]),
        ("NewsBlur", []),
        ("Overcast", []),
        ("Pandora", ["PandoraRSSCrawler"]),
        ("Player FM", ["PlayerFM"]),
        ("Pocket Casts", ["PocketCasts"]),
        ("Podbean", ["PodbeanFeedReader"]),
        ("Podcast Index", ["Podcastindex.org"]),
        ("Podchaser", ["Podchaser-Parser"]),
        ("SmartNews", []),
        ("Spotify", []),
        ("Stitcher", ["StitcherBot"]),
        ("Superfeedr", []),
        ("The Old Reader", ["theoldreader.com"]),
        ("Zapier", []),
    ];

    private static readonly string[] Nobodys =
    [
        "axios", "curl", "Dart", "Faraday", "facebookexternalhit", "feedparser", "got", "hackney", "HeadlessChrome", "Java", "libwww-perl",
        "node", "PHP", "PostmanRuntime", "python-requests", "Python-urllib", "reqwest", "Ruby", "SimplePie", "undici", "Wget", "WordPress",
    ];

    private static readonly (string Alias, string Name)[] Persons =
        [("newsboat", "newsboat"), ("PodcastAddict", "Podcast Addict"), ("Podcasts", "Apple Podcasts")];

    // With these begin the User-Agents of browsers, and those of readers that pretend to be one.
    private static readonly string[] Browsers =
    [
        "AppleWebKit", "Chrome", "coc_coc_browser", "CriOS", "Edg", "EdgA", "EdgiOS", "Firefox", "FxiOS", "Gecko", "KHTML", "like",
        "Mobile", "Mozilla", "MSIE", "Opera", "OPR", "Safari", "SamsungBrowser", "Trident", "Ubuntu", "Version", "Vivaldi", "Windows",
        "YaBrowser",
    ];

    private static readonly FrozenDictionary<string, KnownReader> All =
        Many.SelectMany(each => each.Aliases.Append(each.Name).Select(alias => Of(alias, each.Name, isIndividual: false)))
            .Concat(Nobodys.Select(name => Of(name, name, isIndividual: false)))
            .Concat(Persons.Select(each => Of(each.Alias, each.Name, isIndividual: true)))
            .Concat(Browsers.Select(name => Of(name, Browser, isIndividual: true)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reader with whose name these words begin, such as NewsBlur's in <c>NewsBlur Feed Fetcher</c>.</summary>
    public static KnownReader? Find(string words)
    {
        for (var end = words.Length; end > 0; end = words.LastIndexOf(' ', end - 1))
        {
            if (All.TryGetValue(words[..end], out var known))
            {
                return known;
            }
        }

        return null;
    }

    private static KeyValuePair<string, KnownReader> Of(string alias, string name, bool isIndividual) =>
        KeyValuePair.Create(alias, new KnownReader(name, isIndividual));
}

/// <summary>A reader that is known by its name.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsIndividual">Whether it asks for one person.</param>
internal sealed record KnownReader(string Name, bool IsIndividual);
