using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>Keys have Hugo's and Jekyll's other names, and nothing that an editor wrote is dropped without a word.</summary>
public sealed class KeyTests : IDisposable
{
    private const string File = "tin/a.md";

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void EveryOtherNameIsRead()
    {
        _content.Write(File, """
            ---
            Title: Một tin
            pub_date: 2026-11-20
            Updated: 2026-11-21
            Excerpt: Tóm tắt
            AUTHOR: Hoàng Lợi
            category: Kinh tế
            IMAGE: {Src: a.jpg, ALT: Ảnh}
            enclosures: {Url: https://cdn.example.vn/a.mp3, Type: audio/mpeg}
            ---
            """);
        using var folder = new ScannedFolder(_content);
        var change = folder.Scan();
        var article = Assert.Single(change.Articles);

        Assert.Empty(change.Faults);
        Assert.Equal(new DateTimeOffset(2026, 11, 19, 17, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal(article.Published.AddDays(1), article.Updated);
        Assert.Equal("Tóm tắt", folder.ReadText(article)!.Summary);
        Assert.Equal([new Author("Hoàng Lợi")], article.Authors);
        Assert.Equal(["Kinh tế"], article.Categories);
        Assert.Equal(new Picture("tin/a.jpg", "Ảnh"), article.Image);
        Assert.Equal([new Enclosure("https://cdn.example.vn/a.mp3", "audio/mpeg")], article.Enclosures);
    }

    [Fact]
    public void TheDayOfTheFilesNameGoesBeforePublishDate()
    {
        _content.Write("tin/2026-11-20-b.md", "---\ntitle: B\npublishDate: 2026-11-25\n---\n");
        using var folder = new ScannedFolder(_content);
        var article = Assert.Single(folder.Scan().Articles);

        Assert.Equal(new DateOnly(2026, 11, 20), article.Day);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero), article.Appears);
    }

    [Fact]
    public void OfTwoNamesOfOneKeyTheFirstCountsAndTheOtherIsNamed()
    {
        var change = Scan("modified: 2026-11-22\nlastmod: 2026-11-21\nupdated: 2026-11-21");

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero), Assert.Single(change.Articles).Updated);
        Assert.Equal(
            [(4, Severity.Warning, "'modified' is ignored, because 'lastmod' is given too; keep one of them")],
            change.Faults.Select(fault => (fault.Line, fault.Severity, fault.Message)));
    }

    [Theory]
    [InlineData("tags: [a]\nTags: [b]", "5: error duplicate-key")]
    [InlineData("image: {src: a.jpg, Src: b.jpg}", "4: error duplicate-key")]
    [InlineData("authors: [{name: A, Name: B}]", "4: error duplicate-key")]
    [InlineData("tags: {a: b}", "4: error wrong-type")]
    [InlineData("image: {alt: Ảnh}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, captoin: Chú thích}", "4: warning unknown-key")]
    [InlineData("image: {src: a.jpg, type: jpeg}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, type: video/mp4}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, length: 0}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, length: 12 KB}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, width: 0}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, width: 800px}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, height: 100001}", "4: warning wrong-type")]
    [InlineData("image: {src: a.jpg, height: -1}", "4: warning wrong-type")]
    [InlineData("authors: [{name: A, phone: 1}]", "4: warning unknown-key")]
    [InlineData("authors: [{email: a@example.vn}]", "4: warning wrong-type")]
    [InlineData("enclosures: {title: Nghe}", "4: warning wrong-type")]
    [InlineData("enclosures: {src: '', title: Nghe}", "4: warning wrong-type")]
    [InlineData("enclosures: {src: a.mp3, type: mp3}", "4: warning wrong-type")]
    [InlineData("enclosures: {src: a.mp3, length: 0}", "4: warning wrong-type")]
    [InlineData("language: Tiếng Việt", "4: warning language")]
    [InlineData("expiryDate: 2026-11-01", "4: warning never-shown")]
    [InlineData("expiryDate: 2026-11-20T08:00:00", "4: warning never-shown")]
    [InlineData("retracted: {date: 2026-01-01, notice: Rút}", "4: warning never-shown")]
    public void WhatIsDroppedIsTold(string more, string expected)
    {
        var change = Scan(more);
        var fault = Assert.Single(change.Faults);

        Assert.Equal(expected, $"{fault.Line}: {(fault.Severity == Severity.Error ? "error" : "warning")} {fault.Code}");
        Assert.Equal(fault.Severity == Severity.Error ? 0 : 1, change.Articles.Count);
        Assert.Equal(fault.Severity == Severity.Error ? 1 : 0, change.HeldBack.Count);
    }

    [Theory]
    [InlineData("tags: [a, , b,]")]
    [InlineData("tags:\n  - a\n  -\n  - b\n  - ''")]
    [InlineData("tags: [a, ~, \"b\", , \"\"]\ncategories: [, ]\nauthors: [ , {name: A}, ]")]
    [InlineData("tags: [a, b]\nenclosures: [ , '', ~]\ncorrection: [ , ~, '']\naliases: [ , ]\nauthors: ['', ]")]
    public void EmptyItemsOfListsAreIgnored(string more)
    {
        var change = Scan(more);

        Assert.Empty(change.Faults);
        Assert.Equal(["a", "b"], Assert.Single(change.Articles).Tags);
    }

    [Fact]
    public void AFactOfAPictureThatIsWrongIsLeftOut() => Assert.Equal(
        new Picture("https://cdn.example.vn/a", Height: 100_000),
        Assert.Single(Scan("image: {src: https://cdn.example.vn/a, type: jpeg, length: 0, width: 1e3, height: 100000}").Articles).Image);

    [Fact]
    public void ATypeThatIsNoneIsTakenFromTheName() =>
        Assert.Null(Assert.Single(Assert.Single(Scan("enclosures: {src: a.mp3, type: mp3}").Articles).Enclosures).MediaType);

    [Theory]
    [InlineData("2026-11-20t08:30:15z", "2026-11-20T08:30:15Z")]
    [InlineData("2026-11-20t08:30:15.5+07:00", "2026-11-20T01:30:15.5Z")]
    [InlineData("2026-11-20T08:30:15.123456789Z", "2026-11-20T08:30:15.1234567Z")]
    [InlineData("2026-11-20T08:30:15.123456789123+07:00", "2026-11-20T01:30:15.1234567Z")]
    [InlineData("2026-11-20 08:30:15.00000000000", "2026-11-20T01:30:15Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("2017-01-01T06:59:60", "2016-12-31T23:59:59Z")]
    [InlineData("2017-01-01T06:59:60.5+07:00", "2016-12-31T23:59:59.5Z")]
    public void DatesAreThoseOfRfc3339(string written, string utc)
    {
        _content.Article(File, date: written);
        using var folder = new ScannedFolder(_content);

        Assert.Equal(
            DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(folder.Scan().Articles).Published);
    }

    [Theory]
    [InlineData("2026-11-20T08:30:60Z")]
    [InlineData("2026-11-20T23:59:60Z")]
    [InlineData("2026-11-20T08:30:61Z")]
    [InlineData("2026-11-20T08:30:15.12345678x")]
    [InlineData("2026-11-20T08:30:15,5Z")]
    public void OtherDatesAreNot(string written)
    {
        _content.Article(File, date: written);
        using var folder = new ScannedFolder(_content);

        Assert.Equal("date", Assert.Single(folder.Scan().Faults).Code);
    }

    [Theory]
    [InlineData("vi_VN", "vi-VN", null)]
    [InlineData("Tiếng Việt", "en", "language")]
    public void ThePublicationsLanguageIsATagOrEnglish(string written, string tag, string? code)
    {
        _content.Write("_index.md", $"---\ntitle: T\nlanguage: {written}\nauthority: example.vn,2026\n---\n");
        _content.Write("tin/_index.md", $"---\nlanguage: {written}\n---\n");
        using var folder = new ScannedFolder(_content);
        var change = folder.Scan();

        Assert.Equal(tag, change.Publication!.Language);
        Assert.Equal(code is null ? tag : null, Assert.Single(change.Categories!).Language);
        Assert.Equal(code is null ? [] : [code, code], change.Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("https://example.vn")]
    [InlineData("[example.vn, 2026]")]
    [InlineData("{example.vn: 2026}")]
    public void AnAuthorityThatIsNoneLeavesTheLastPublication(string authority)
    {
        _content.Article(File);
        using var running = new ScannedFolder(_content);
        var id = Assert.Single(running.Scan().Articles).Id;

        _content.Write("_index.md", $"---\ntitle: T\ntimezone: Asia/Ho_Chi_Minh\nauthority: {authority}\n---\n");
        var change = running.Scan(["_index.md"]);

        var fault = Assert.Single(change.Faults);
        Assert.Equal((Severity.Error, "authority", 4), (fault.Severity, fault.Code, fault.Line));
        Assert.Equal((null, 0, 1), (change.Publication, change.Articles.Count, change.HeldBack.Count));
        Assert.StartsWith("tag:example.vn,2026:", id, StringComparison.Ordinal);
    }

    private ContentChange Scan(string more)
    {
        _content.Article(File, more: more);
        using var folder = new ScannedFolder(_content);
        return folder.Scan();
    }
}
