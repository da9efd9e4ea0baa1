using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;

namespace NewsFeeds.Tests;

/// <summary>Valid model data with as little in it as possible; a test changes what it is about with <c>with</c>.</summary>
internal static class Some
{
    public const string Root = "https://feeds.example.vn";

    public static readonly DateTimeOffset Time = new(2026, 11, 3, 1, 2, 3, TimeSpan.Zero);

    public static Feed Feed(params ImmutableArray<FeedEntry> entries) => new()
    {
        Id = "tag:example.vn,2021:feeds/kinh-te",
        Authority = "example.vn,2021",
        Title = "Kinh tế – Đài Ví Dụ",
        Description = "Tin kinh tế của Đài Ví Dụ",
        Language = "vi",
        Publisher = new Author("Đài Ví Dụ", Url: Root + "/"),
        PageUrl = Root + "/feeds/kinh-te/",
        RssUrl = Root + "/feeds/kinh-te/rss.xml",
        AtomUrl = Root + "/feeds/kinh-te/atom.xml",
        JsonUrl = Root + "/feeds/kinh-te/feed.json",
        MaxAge = TimeSpan.FromMinutes(5),
        Updated = entries.IsEmpty ? Time : entries.Max(entry => entry.Updated),
        Entries = entries,
    };

    public static FeedEntry Entry(string slug = "gia-vang") => new()
    {
        Id = $"tag:example.vn,2021:2026-11-03/{slug}",
        Title = "Giá vàng tăng",
        Link = $"{Root}/articles/2026-11-03/{slug}",
        Published = Time,
        Updated = Time,
        Authors = [new Author("Đài Ví Dụ")],
        Summary = "Giá vàng trong nước tăng.",
    };

    public static Publication Publication() => new() { Title = "Đài Ví Dụ", Authority = "example.vn,2021" };

    public static Article Article(string file, string? id = null, DateTimeOffset? modified = null)
    {
        var cut = file.LastIndexOf('/');
        return new Article
        {
            Folder = file[..cut],
            Name = file[(cut + 1)..],
            OwnId = id,
            Authority = "example.vn,2021",
            Slug = file[(cut + 1)..^".md".Length],
            Title = "Một tin",
            Category = file[..cut],
            Published = Time,
            Day = DateOnly.FromDateTime(Time.DateTime),
            Updated = Time,
            Appears = Time,
            Modified = modified ?? Time,
            Revision = 1,
        };
    }

    public static Category Category(string path, string title) => new() { Path = path, Title = title, Folder = path };
}
