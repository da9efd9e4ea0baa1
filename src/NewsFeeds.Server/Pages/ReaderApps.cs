namespace NewsFeeds.Server.Pages;

/// <summary>
/// Feed readers to begin with, one or two for each kind of device. All are free and maintained, and need no account where such a reader
/// exists. Each link leads to where the device gets its apps, as the reader's project names it, and else to the project.
/// </summary>
internal static class ReaderApps
{
    /// <summary>The readers by device. The empty name stands for any browser.</summary>
    public static readonly IReadOnlyList<(string Device, IReadOnlyList<(string Name, string Address)> Apps)> All =
    [
        (
            "Android",
            [
                ("Feeder", "https://play.google.com/store/apps/details?id=com.nononsenseapps.feeder.play"),
                ("Read You", "https://f-droid.org/packages/me.ash.reader/"),
            ]),
        ("iPhone, iPad", [("NetNewsWire", "https://apps.apple.com/app/netnewswire-rss-reader/id1480640210")]),
        (
            "Windows",
            [
                ("Fluent Reader", "https://www.microsoft.com/store/apps/9P71FC94LRH8"),
                ("Thunderbird", "https://apps.microsoft.com/detail/9pm5vm1s3vmq"),
            ]),
        ("macOS", [("NetNewsWire", "https://netnewswire.com/")]),
        (
            "Linux",
            [("NewsFlash", "https://flathub.org/apps/io.gitlab.news_flash.NewsFlash"), ("Thunderbird", "https://www.thunderbird.net/")]),
        ("", [("Inoreader", "https://www.inoreader.com/"), ("Feedly", "https://feedly.com/")]),
    ];
}
