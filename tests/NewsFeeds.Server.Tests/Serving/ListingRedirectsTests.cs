using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

/// <summary>Where other spellings of tags, people and partners lead, and their addresses in WordPress.</summary>
public sealed class ListingRedirectsTests : IDisposable
{
    private static readonly Edition Edition = Make(
        tags: ["bão", "măng đen", "báo", "bảo", "c++", "c#", "đổi mới", "đời mới", "x y", "x-y-z", "日本", "feed"],
        authors: ["Hoàng Lợi", "Lê Hà", "Lê Hạ", "Quang Mẫn"],
        partners: ["msn", "Flip", "FLIP", "k9-Zt"]);

    private readonly DocumentCatalog _documents = new(
        [new OfListings()], new LastModifiedDates(TimeProvider.System), TimeProvider.System, NullLogger<DocumentCatalog>.Instance);

    [Theory]
    [InlineData("/tags/mang-den/", "/tags/m%C4%83ng-%C4%91en/")]
    [InlineData("/tags/mang-den", "/tags/m%C4%83ng-%C4%91en/")]
    [InlineData("/Tags/Mang-Den/RSS.xml", "/tags/m%C4%83ng-%C4%91en/rss.xml")]
    [InlineData("/tags/MĂNG ĐEN//atom.xml/", "/tags/m%C4%83ng-%C4%91en/atom.xml")]
    [InlineData("/tags/ma\u0306ng-đen/feed.json", "/tags/m%C4%83ng-%C4%91en/feed.json")]
    [InlineData("/tags/Bão/rss.xml", "/tags/b%C3%A3o/rss.xml")]
    [InlineData("/tags/C++/rss.xml", "/tags/c%2B%2B/rss.xml")]
    [InlineData("/tags/C#/", "/tags/c%23/")]
    [InlineData("/tags/x_y/", "/tags/x-y/")]
    [InlineData("/tags/65e5-672c/", "/tags/%E6%97%A5%E6%9C%AC/")]
    [InlineData("/authors/hoang-loi/", "/authors/ho%C3%A0ng-l%E1%BB%A3i/")]
    [InlineData("/authors/Hoàng Lợi/rss.xml", "/authors/ho%C3%A0ng-l%E1%BB%A3i/rss.xml")]
    [InlineData("/partners/MSN/rss.xml", "/partners/msn/rss.xml")]
    [InlineData("/Partners/msn/rss.xml/", "/partners/msn/rss.xml")]
    [InlineData("/partners/K9-ZT/feed.json", "/partners/k9-Zt/feed.json")]
    public void AnotherSpellingLeadsToTheOneAddress(string path, string target) => LeadsTo(path, target);

    [Theory]
    [InlineData("/tags/bao/")] // Three tags fold to it.
    [InlineData("/tags/bao/rss.xml")]
    [InlineData("/tags/doi-moi/")]
    [InlineData("/tags/c/")]
    [InlineData("/tags/bạo/rss.xml")]
    [InlineData("/tags/mãng-đen/")] // A name with other marks is another name.
    [InlineData("/tags/mang-đen/")]
    [InlineData("/authors/le-ha/rss.xml")]
    [InlineData("/authors/quảng-mạn/rss.xml")]
    [InlineData("/authors/bao/")] // A tag is no person.
    [InlineData("/tags/b%C3%A3o/rss.xml")] // It was encoded twice.
    [InlineData("/tags/")]
    [InlineData("/tags")]
    [InlineData("/tags//rss.xml")]
    [InlineData("/tags/-/rss.xml")]
    [InlineData("/tags/bão/2026-11.xml")]
    [InlineData("/authors/")]
    [InlineData("/partners/")]
    [InlineData("/partners")]
    [InlineData("/partners/msn/")]
    [InlineData("/partners/msn")]
    [InlineData("/partners/flip/rss.xml")] // Two names differ from it in nothing but case.
    [InlineData("/partners/k9zt/rss.xml")]
    [InlineData("/partners/k9-zt-/rss.xml")]
    [InlineData("/partners/k9_Zt/rss.xml")]
    [InlineData("/partners/ms/rss.xml")]
    public void WhatNamesNoneOrSeveralLeadsNowhere(string path) => LeadsTo(path, null);

    [Theory]
    [InlineData("/tag/mang-den/", "/tags/m%C4%83ng-%C4%91en/")]
    [InlineData("/tag/măng-đen", "/tags/m%C4%83ng-%C4%91en/")]
    [InlineData("/tag/mang-den/feed/", "/tags/m%C4%83ng-%C4%91en/rss.xml")]
    [InlineData("/tag/mang-den/feed/rdf", "/tags/m%C4%83ng-%C4%91en/rss.xml")]
    [InlineData("/TAG/Mang-Den/FEED/Atom/", "/tags/m%C4%83ng-%C4%91en/atom.xml")]
    [InlineData("/tag/bão/feed/json/", "/tags/b%C3%A3o/feed.json")]
    [InlineData("/tag/c++/feed/", "/tags/c%2B%2B/rss.xml")]
    [InlineData("/tag/x-y/feed/", "/tags/x-y/rss.xml")]
    [InlineData("/tag/feed/", "/tags/feed/")]
    [InlineData("/tag/feed/feed/", "/tags/feed/rss.xml")]
    [InlineData("/author/hoang-loi/", "/authors/ho%C3%A0ng-l%E1%BB%A3i/")]
    [InlineData("/author/lê-hạ/feed/atom", "/authors/l%C3%AA-h%E1%BA%A1/atom.xml")]
    [InlineData("/author/quang-man/feed/rss2/", "/authors/quang-m%E1%BA%ABn/rss.xml")]
    [InlineData("/tag/bao/", null)]
    [InlineData("/tag/bao/feed/", null)]
    [InlineData("/tag/mang-den/feed/x/", null)]
    [InlineData("/tag/mang-den/page/2/", null)]
    [InlineData("/tag/hoang-loi/feed/", null)]
    [InlineData("/author/le-ha/", null)]
    [InlineData("/tag/", null)]
    [InlineData("/author/", null)]
    [InlineData("/author//feed/", null)]
    [InlineData("/partner/msn/feed/", null)]
    public void AddressesOfWordPressLeadToTheTagOrThePerson(string path, string? target) => LeadsTo(path, target);

    [Fact]
    public void ALineOfTheSiteCountsBeforeWhatTheAddressMeans()
    {
        var edition = Make(
            tags: ["bão", "báo", "bao-2", "bao"], authors: [], partners: [],
            ("/tag/bao", "/tags/bão/"), ("/tag/bao-2", "/tags/báo/"), ("/tag/bao-3/feed", "/tags/báo/atom.xml"), ("/a", "/tag/bao-2/feed/"),
            ("/b", "/b/feed/"), ("/c", "/d/feed/"), ("/d", "/c/feed"));
        LeadsTo("/tag/bao/", "/tags/b%C3%A3o/", edition);
        LeadsTo("/tag/bao/feed/", "/tags/b%C3%A3o/rss.xml", edition);
        LeadsTo("/tag/bao-2/feed/atom/", "/tags/b%C3%A1o/atom.xml", edition);
        LeadsTo("/tag/bao-3/feed/", "/tags/b%C3%A1o/atom.xml", edition);
        LeadsTo("/a", "/tags/b%C3%A1o/rss.xml", edition);
        LeadsTo("/tag/bão/feed/", "/tags/b%C3%A3o/rss.xml", edition);
        LeadsTo("/tags/BAO/", "/tags/bao/", edition);
        foreach (var circle in new[] { "/b", "/b/feed/", "/c", "/d/feed/atom/" })
        {
            LeadsTo(circle, null, edition);
        }
    }

    public void Dispose() => _documents.Dispose();

    private void LeadsTo(string path, string? target, Edition? edition = null)
    {
        var redirects = new Redirects(_documents, new PublicUrls(new Uri("https://bao.example.vn/tin/")));
        Assert.Equal(target is null ? null : $"https://bao.example.vn/tin{target}", redirects.Find(path, edition ?? Edition));
    }

    private static Edition Make(
        string[] tags, string[] authors, string[] partners, params IEnumerable<(string From, string To)> lines)
    {
        var publication = new Publication
        {
            Title = "Đài thử",
            Authority = "example.vn,2026",
            PartnerFeeds = [.. partners.Select(name => new PartnerFeed { Name = name })],
        };
        var shape = new EditionShape(publication, []);
        return new Edition
        {
            Number = 1,
            Shape = shape,
            All = Listing.Of(ListingKey.All, shape),
            Categories = ImmutableDictionary<string, Listing>.Empty,
            FormerAddresses = ImmutableDictionary<string, Article>.Empty,
            Tags = Listings(tags.Select(ListingKey.OfTag)),
            Authors = Listings(authors.Select(ListingKey.OfAuthor)),
            Partners = Listings(partners.Select(ListingKey.OfPartner)),
            Redirects = new RedirectTable(lines.Select(line => KeyValuePair.Create(line.From, line.To))),
        };

        NamedListings Listings(IEnumerable<ListingKey> keys) =>
            NamedListings.Empty.With([.. keys.Select(key => KeyValuePair.Create(key.Name, (Listing?)Listing.Of(key, shape)))]);
    }

    /// <summary>Every feed and page of a listing.</summary>
    private sealed class OfListings : IDocumentSource
    {
        public bool IsMadeAhead => false;

        public Document? Find(Address address, Edition edition) =>
            address.Kind is AddressKind.Feed or AddressKind.Page && edition.Find(address.Listing) is not null
                ? Document.Of(address.Path, now => now.Find(address.Listing), (_, _, _) => Task.FromResult<DocumentContent?>(null))
                : null;

        public IEnumerable<Address> All(Edition edition) => [];
    }
}
