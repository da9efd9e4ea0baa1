namespace NewsFeeds.Server.Pages;

/// <summary>
/// Feed readers to begin with, one or two for each kind of device. All are free and maintained, and need no account where such a reader
/// exists.
/// </summary>
internal static class ReaderApps
{
    /// <summary>The readers by device. The empty name stands for any browser.</summary>
    public static readonly IReadOnlyList<(string Device, IReadOnlyList<(string Name, string Address)> Apps)> All =
    [
        ("Android", [("Feeder", "https://github.com/spacecowboy/Feeder"), ("Read You", "https://github.com/ReadYouApp/ReadYou")]),
        ("iPhone, iPad", [("NetNewsWire", "https://netnewswire.com/")]),
        ("Windows", [("Fluent Reader", "https://hyliu.me/fluent-reader/"), ("Thunderbird", "https://www.thunderbird.net/")]),
        ("macOS", [("NetNewsWire", "https://netnewswire.com/")]),
        (
            "Linux",
            [("NewsFlash", "https://flathub.org/apps/io.gitlab.news_flash.NewsFlash"), ("Thunderbird", "https://www.thunderbird.net/")]),
        ("", [("Inoreader", "https://www.inoreader.com/"), ("Feedly", "https://feedly.com/")]),
    ];
}
