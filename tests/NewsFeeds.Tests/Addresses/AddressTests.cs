using System.Globalization;
using CsCheck;
using NewsFeeds.Addresses;

namespace NewsFeeds.Tests.Addresses;

/// <summary>The URL space: every address has one spelling, and that alone is read back.</summary>
public class AddressTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly Dictionary<string, Address> Written = new(StringComparer.Ordinal)
    {
        ["/"] = Address.Home,
        ["/feeds/opml.xml"] = Address.Opml,
        ["/feeds/rss.xml"] = Address.Feed("", FeedForm.Rss),
        ["/feeds/kinh-te/rss.xml"] = Address.Feed("kinh-te", FeedForm.Rss),
        ["/feeds/kinh-te/atom.xml"] = Address.Feed("kinh-te", FeedForm.Atom),
        ["/feeds/the-thao/bong-da/feed.json"] = Address.Feed("the-thao/bong-da", FeedForm.Json),
        ["/feeds/kinh-te/"] = Address.Page("kinh-te"),
        ["/feeds/the-thao/bong-da/"] = Address.Page("the-thao/bong-da"),
        ["/feeds/archive/"] = Address.Page("archive"),
        ["/feeds/archive/rss.xml"] = Address.Feed("archive", FeedForm.Rss),
        ["/feeds/archive/2026/"] = Address.Page("archive/2026"),
        ["/feeds/kinh-te/archive/2026-11.xml"] = Address.Archive("kinh-te", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)),
        ["/feeds/archive/2024-02.xml"] = Address.Archive("", 2024, 2),
        ["/feeds/kinh-te/archive/2026-11-20.xml"] = Address.Archive("kinh-te", Day, Day),
        ["/feeds/kinh-te/archive/2026-11/"] = Address.ArchivePage("kinh-te", 2026, 11),
        ["/feeds/archive/2026-11-20/"] = Address.ArchivePage("", Day, Day),
        ["/feeds/kinh-te/podcast.xml"] = Address.Podcast("kinh-te"),
        ["/tags/bão/"] = Address.Page(ListingKey.OfTag("Bão")),
        ["/tags/c++/rss.xml"] = Address.Feed(ListingKey.OfTag("C++"), FeedForm.Rss),
        ["/tags/archive/atom.xml"] = Address.Feed(ListingKey.OfTag("archive"), FeedForm.Atom),
        ["/authors/lê-hà/"] = Address.Page(ListingKey.OfAuthor("Lê Hà")),
        ["/authors/lê-hạ/feed.json"] = Address.Feed(ListingKey.OfAuthor("Lê Hạ"), FeedForm.Json),
        ["/partners/K9x_q/rss.xml"] = Address.Feed(ListingKey.OfPartner("K9x_q"), FeedForm.Rss),
        ["/sitemap.xml"] = Address.Sitemap,
        ["/sitemap/pages.xml"] = Address.SitemapPages,
        ["/sitemap/2026-11.xml"] = Address.SitemapMonth(2026, 11),
        ["/news-sitemap.xml"] = Address.NewsSitemap,
        ["/articles/2026-11-20/mot-tin"] = Address.Article(Day, "mot-tin"),
        ["/media/kinh-te/Ảnh 100%.png"] = Address.Media("kinh-te/Ảnh 100%.png"),
        ["/assets/site.css"] = Address.Asset("site.css"),
        ["/robots.txt"] = Address.Robots,
        ["/health/live"] = Address.Live,
        ["/health/ready"] = Address.Ready,
    };

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.String[Gen.Char["abz019-._ %?#/\\ÁáđẶТи中\u0301\ufffe\0"], 0, 12],
        Gen.OneOf([.. new[] { "", "archive", "2026-11", "2026-11-20", "rss.xml", "feeds", "..", "." }.Select(Gen.Const)]));

    private static readonly Gen<ListingKey> Named =
        Gen.OneOf(Name.Select(ListingKey.OfTag), Name.Select(ListingKey.OfAuthor)).Where(key => key.Name.Length > 0);

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Address> Any = Gen.OneOf(
        Gen.Select(Name, Gen.Enum<FeedForm>(), Address.Feed),
        Name.Select(Address.Page),
        Gen.Select(Name, AnyDay, (category, day) => Address.Archive(category, day, day)),
        Gen.Select(Name, AnyDay, (category, day) => Address.Archive(category, day.Year, day.Month)),
        Gen.Select(Name, AnyDay, (category, day) => Address.ArchivePage(category, day, day)),
        Gen.Select(Name, AnyDay, (category, day) => Address.ArchivePage(category, day.Year, day.Month)),
        Name.Select(Address.Podcast),
        AnyDay.Select(day => Address.SitemapMonth(day.Year, day.Month)),
        Named.Select(Address.Page),
        Gen.Select(Named, Gen.Enum<FeedForm>(), Address.Feed),
        Gen.Select(AnyDay, Name, Address.Article),
        Name.Select(Address.Media),
        Name.Select(Address.Asset));

    public static TheoryData<string> Paths => [.. Written.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void AnAddressIsWrittenAndReadBack(string path)
    {
        Assert.Equal(path, Written[path].Path);
        Assert.Equal(Written[path], Address.Parse(path));
    }

    [Fact]
    public void EveryKindIsWritten() =>
        Assert.Equal(Enum.GetValues<AddressKind>(), Written.Values.Select(address => address.Kind).Distinct().Order());

    [Fact]
    public void WhatIsParsedWasWrittenSo() => Gen
        .OneOf(Any.Select(address => address.Path), Name.Array[0, 6].Select(names => "/" + string.Join('/', names)))
        .Run(100, path => Assert.True(Address.Parse(path) is not { } address || address.Path == path));

    [Fact]
    public void EveryAddressIsItsOwnPath() => Any.Where(IsOfAFile).Run(100, address => Assert.True(
        Address.Parse(address.Path) == address
        || (address.Kind == AddressKind.Page && Address.Parse(address.Path)?.Kind == AddressKind.ArchivePage)));

    [Fact]
    public void ANameThatNoFileHasIsNotRead() =>
        Any.Run(10_000, address => Assert.True(IsOfAFile(address) || Address.Parse(address.Path) is null)); // Few are of no file.

    [Theory]
    [InlineData("")]
    [InlineData("//")]
    [InlineData("feeds/rss.xml")]
    [InlineData("/feeds")]
    [InlineData("/feeds/")]
    [InlineData("/Feeds/rss.xml")]
    [InlineData("/feeds/RSS.xml")]
    [InlineData("/feeds//rss.xml")]
    [InlineData("//feeds/rss.xml")]
    [InlineData("/feeds/rss.xml/")]
    [InlineData("/feeds/rss.xml?x")]
    [InlineData("/feeds/./rss.xml")]
    [InlineData("/feeds/kinh-te")]
    [InlineData("/feeds/Kinh-Te/")]
    [InlineData("/feeds/kinh tế/")]
    [InlineData("/feeds/kinh%2Dte/")]
    [InlineData("/feeds/kinh-te/../")]
    [InlineData("/feeds/kinh--te/")]
    [InlineData("/feeds/kinh-te/opml.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-11")]
    [InlineData("/feeds/kinh-te/archive/2026-11.xml/")]
    [InlineData("/feeds/kinh-te/Archive/2026-11.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-11.XML")]
    [InlineData("/feeds/kinh-te/archive/2026-1.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-13.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-02-29.xml")]
    [InlineData("/feeds/kinh-te/archive/26-11.xml")]
    [InlineData("/feeds/kinh-te/archive/٢٠٢٦-11.xml")]
    [InlineData("/feeds/kinh-te/archive/ 2026-11.xml")]
    [InlineData("/feeds/kinh-te/archive/2026-11\0.xml")]
    [InlineData("/articles/2026-11-20")]
    [InlineData("/articles/2026-11-20/")]
    [InlineData("/articles/2026-11-20/mot-tin/")]
    [InlineData("/articles/2026-11-20/Mot-tin")]
    [InlineData("/articles/2026-11-20/một-tin")]
    [InlineData("/articles/2026-11/mot-tin")]
    [InlineData("/articles/2026-2-3/mot-tin")]
    [InlineData("/articles/2026-02-30/mot-tin")]
    [InlineData("/articles/0000-01-01/mot-tin")]
    [InlineData("/articles/2026-11-20/mot/tin")]
    [InlineData("/media")]
    [InlineData("/media/")]
    [InlineData("/media/a.png/")]
    [InlineData("/media//a.png")]
    [InlineData("/MEDIA/a.png")]
    [InlineData("/media/../a.png")]
    [InlineData("/media/tin/./a.png")]
    [InlineData("/media/tin\\a.png")]
    [InlineData("/media/a\u0301.png")]
    [InlineData("/media/a.png\0")]
    [InlineData("/media/\ufffe.png")]
    [InlineData("/assets/")]
    [InlineData("/assets/Site.css")]
    [InlineData("/assets/a/site.css")]
    [InlineData("/robots.TXT")]
    [InlineData("/health")]
    [InlineData("/health/Live")]
    [InlineData("/health/ready/")]
    [InlineData("/favicon.ico")]
    [InlineData("/feed/")]
    public void NoOtherSpellingIsRead(string path) => Assert.Null(Address.Parse(path));

    [Theory]
    [InlineData("//Feeds//Kinh Tế//RSS.xml/", "/feeds/kinh-te/rss.xml")]
    [InlineData("/feeds", "/")]
    [InlineData("/FEEDS/OPML.XML", "/feeds/opml.xml")]
    [InlineData("/feeds/kinh-te", "/feeds/kinh-te/")]
    [InlineData("/feeds/Kinh-Te/Archive/2026-11.XML", "/feeds/kinh-te/archive/2026-11.xml")]
    [InlineData("/feeds/archive/2026-11-20", "/feeds/archive/2026-11-20/")]
    [InlineData("/feeds/archive/2026-13", "/feeds/archive/2026-13/")]
    [InlineData("/Articles/2026-11-20/Một tin/", "/articles/2026-11-20/mot-tin")]
    [InlineData("//MEDIA/a\u0301.png/", "/media/á.png")]
    [InlineData("/Assets//Site.css/", "/assets/site.css")]
    [InlineData("/Robots.txt/", "/robots.txt")]
    [InlineData("/Health/READY/", "/health/ready")]
    public void AnotherSpellingMeansTheOneAddress(string path, string canonical) =>
        Assert.Equal(canonical, Address.ParseAnySpelling(path)?.Path);

    [Theory]
    [InlineData("/articles/2026-02-30/mot-tin")]
    [InlineData("/articles/2026-11-20")]
    [InlineData("/media/")]
    [InlineData("/media/../a.png")]
    [InlineData("/media/a\\b.png")]
    [InlineData("/health")]
    [InlineData("/feed/")]
    public void WhatIsNoAddressMeansNone(string path) => Assert.Null(Address.ParseAnySpelling(path));

    [Theory]
    [InlineData("/feeds/cu/atom.xml", "/feeds/the-thao/moi/atom.xml")]
    [InlineData("/feeds/cu/", "/feeds/the-thao/moi/")]
    [InlineData("/feeds/cu/archive/2026-11.xml", "/feeds/the-thao/moi/archive/2026-11.xml")]
    [InlineData("/feeds/cu/archive/2026-11-20/", "/feeds/the-thao/moi/archive/2026-11-20/")]
    [InlineData("/feeds/rss.xml", "/feeds/rss.xml")]
    [InlineData("/", "/")]
    public void ACategoryMovesWithAllOfItsAddresses(string path, string moved) =>
        Assert.Equal(moved, Address.Parse(path)!.In(ListingKey.OfCategory("the-thao/moi")).Path);

    [Fact]
    public void AnAddressTellsItsParts()
    {
        var archive = Address.Parse("/feeds/the-thao/bong-da/archive/2024-02.xml")!;
        Assert.Equal(
            (AddressKind.Archive, "the-thao/bong-da", new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)),
            (archive.Kind, archive.Category, archive.First, archive.Last));
        var article = Address.Parse("/articles/2026-11-20/mot-tin")!;
        Assert.Equal(("", "mot-tin", Day, Day), (article.Category, article.Name, article.First, article.Last));
        var feed = Address.Parse("/feeds/kinh-te/feed.json")!;
        Assert.Equal(("kinh-te", FeedForm.Json), (feed.Category, feed.Form));
        Assert.Equal("tin/anh.png", Address.Parse("/media/tin/anh.png")!.Name);
    }

    [Theory]
    [InlineData("2026-11-02", "2026-11-30")]
    [InlineData("2026-11-01", "2026-11-29")]
    [InlineData("2026-11-01", "2026-12-31")]
    [InlineData("2026-11-30", "2026-11-01")]
    public void AnArchiveIsOfAMonthOrADay(string first, string last) =>
        Assert.Throws<ArgumentException>(() =>
            Address.Archive("", DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)));

    [Fact]
    public void EveryPathBeginsWithATopSegment() =>
        Assert.Equal(
            Address.TopSegments.Order(StringComparer.Ordinal),
            Written.Keys.Select(path => path.Split('/')[1]).Where(segment => segment.Length > 0).Distinct().Order(StringComparer.Ordinal));

    // The path of a step, a backslash, U+0000 or U+FFFE can be written, but it names no file.
    private static bool IsOfAFile(Address address) => address.Kind switch
    {
        AddressKind.Media => address.Name.Length > 0 && !address.Name.AsSpan().ContainsAny('\\', '\0', '\ufffe')
            && !address.Name.Split('/').Any(segment => segment is "." or ".."),
        AddressKind.Asset => address.Name.Length > 0 && !address.Name.Contains('/', StringComparison.Ordinal),
        _ => true,
    };
}
