using System.Collections.Frozen;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// Clients whose User-Agent does not say what they are: aggregators, programs, browsers, and readers with several spellings. All others are
/// a person's reader with the name that they tell.
/// </summary>
internal static class KnownReaders
{
    public const string Browser = "browser";

    // Services that ask for many and may not tell for how many: what each is called, and how else it calls itself.
    private static readonly (string Name, string[] Aliases)[] Aggregators =
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

    // Nobody reads with them.
    private static readonly string[] Programs =
    [
        "axios", "curl", "Dart", "Faraday", "facebookexternalhit", "feedparser", "got", "hackney", "HeadlessChrome", "Java", "libwww-perl",
        "node", "PHP", "PostmanRuntime", "python-requests", "Python-urllib", "reqwest", "Ruby", "SimplePie", "undici", "Wget", "WordPress",
    ];

    private static readonly (string Alias, string Name)[] Readers =
        [("newsboat", "newsboat"), ("PodcastAddict", "Podcast Addict"), ("Podcasts", "Apple Podcasts")];

    // With these begin the User-Agents of browsers, and those of readers that pretend to be one.
    private static readonly string[] Browsers =
    [
        "AppleWebKit", "Chrome", "coc_coc_browser", "CriOS", "Edg", "EdgA", "EdgiOS", "Firefox", "FxiOS", "Gecko", "KHTML", "like",
        "Mobile", "Mozilla", "MSIE", "Opera", "OPR", "Safari", "SamsungBrowser", "Trident", "Ubuntu", "Version", "Vivaldi", "Windows",
        "YaBrowser",
    ];

    private static readonly FrozenDictionary<string, KnownReader> All =
        Aggregators.SelectMany(each => each.Aliases.Append(each.Name).Select(alias => Of(alias, each.Name, isIndividual: false)))
            .Concat(Programs.Select(name => Of(name, name, isIndividual: false)))
            .Concat(Readers.Select(each => Of(each.Alias, each.Name, isIndividual: true)))
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
