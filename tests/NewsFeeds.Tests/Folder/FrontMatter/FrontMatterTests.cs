using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Folder.FrontMatter;

public class FrontMatterTests
{
    private const string Good = "title: Mưa lớn\ndate: 2026-11-20T08:00:00";

    [Theory]
    [InlineData("---\n" + Good + "\n---\nThân")]
    [InlineData("\uFEFF---\r\n" + "title: Mưa lớn\r\ndate: 2026-11-20T08:00:00" + "\r\n---\r\nThân")]
    [InlineData("---  \n" + Good + "\n...\nThân")]
    [InlineData("---\n" + Good + "\n---")]
    [InlineData("---\n# ghi chú\n" + Good + "\n---\n")]
    public void EveryUsualFormOfAFileIsRead(string text)
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", text);
        var change = new ScannedFolder(content).Scan();

        var article = Assert.Single(change.Articles);
        Assert.Equal("Mưa lớn", article.Title);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("tag:example.vn,2026:2026-11-20/a", article.Id);
        Assert.DoesNotContain(change.Faults, fault => fault.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("+++\ntitle = \"A\"\n+++\n", "front matter is YAML here, not TOML or JSON;")]
    [InlineData("{\n  \"title\": \"A\"\n}\n", "front matter is YAML here, not TOML or JSON;")]
    [InlineData("---\ntitle: A\ndraft:false\n---\n", "put a space behind the colon: 'draft: …'")]
    [InlineData("---\r\ntitle: A\r\nlast_mod:2026-11-20\r\ndate: 2026-11-20\r\n---\r\n", "put a space behind the colon: 'last_mod: …'")]
    public void WhatWouldBeRightIsSaid(string text, string words)
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", text);

        Assert.Contains(words, Assert.Single(new ScannedFolder(content).Scan().Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22/12/2021", "date/proposal", "2021-12-22")]
    [InlineData("22-12-2021", "date/proposal", "2021-12-22")]
    [InlineData("22.12.2021", "date/proposal", "2021-12-22")]
    [InlineData("9/9/2021", "date/proposal", "2021-09-09")]
    [InlineData("12/22/2021", "date/proposal", "2021-12-22")]
    [InlineData("08:30 22/12/2021", "date/proposal", "2021-12-22T08:30")]
    [InlineData("8h30, 22/12/2021", "date/proposal", "2021-12-22T08:30")]
    [InlineData("22/12/2021 8h30", "date/proposal", "2021-12-22T08:30")]
    [InlineData("22/12/2021 8h", "date/proposal", "2021-12-22T08:00")]
    [InlineData("22/12/2021 - 8 giờ 30", "date/proposal", "2021-12-22T08:30")]
    [InlineData("22/12/2021 08:30:15 +07:00", "date/proposal", "2021-12-22T08:30:15+07:00")]
    [InlineData("2021/12/22", "date/hyphens", "2021-12-22")]
    [InlineData("2021/5/6", "date/hyphens", "2021-05-06")]
    [InlineData("2021-5-6 8:05", "date/digits", "2021-05-06 08:05")]
    [InlineData("2021-22-12", "date/month-second", "2021-12-22")]
    [InlineData("2021-13-01", "date/month-second", "2021-01-13")]
    [InlineData("2026-11-5", "date/digits", "2026-11-05")]
    [InlineData("2026-11-20 8:30", "date/digits", "2026-11-20 08:30")]
    [InlineData("2026-11-20T8:30", "date/digits", "2026-11-20T08:30")]
    [InlineData("2026-11-20T08:30:00 +07:00", "date/offset-space", "2026-11-20T08:30:00+07:00")]
    [InlineData("2026-11-20T08:30:00+07", "date/offset-minutes", "2026-11-20T08:30:00+07:00")]
    [InlineData("2026-11-20 08:30 GMT+7", "date/form", "2026-11-20 08:30+07:00")]
    [InlineData("2026-11-20 08:30 UTC", "date/form", "2026-11-20 08:30Z")]
    [InlineData("2026-11-20 8:30 PM", "date/digits", "2026-11-20 20:30")]
    [InlineData("2026-11-20 08:30 CH", "date/form", "2026-11-20 20:30")]
    [InlineData("2026-11-20 8:30 sáng", "date/digits", "2026-11-20 08:30")]
    [InlineData("2026-11-20 12:05 AM", "date/form", "2026-11-20 00:05")]
    [InlineData("2026-11-20 12:05 sáng", "date", "")]
    [InlineData("2026-11-20 3 giờ chiều", "date/digits", "2026-11-20 15:00")]
    [InlineData("Chủ nhật, 22/11/2026", "date/proposal", "2026-11-22")]
    [InlineData("Chủ nhật, 22/11/2026, 08:30 (GMT+7)", "date/proposal", "2026-11-22T08:30+07:00")]
    [InlineData("Thứ Sáu, 20/11/2026 - 08:30", "date/proposal", "2026-11-20T08:30")]
    [InlineData("08:30, thứ 6 ngày 20/11/2026", "date/proposal", "2026-11-20T08:30")]
    [InlineData("ngày 22 tháng 12 năm 2021", "date/proposal", "2021-12-22")]
    [InlineData("ngày 5 tháng 6 năm 2021", "date/proposal", "2021-06-05", "en-US")]
    [InlineData("22 tháng 12, 2021", "date/proposal", "2021-12-22")]
    [InlineData("22/12/21", "date/day-first", "2021-12-22")]
    [InlineData("12/22/21", "date/month-first", "2021-12-22")]
    [InlineData("9999-12-31", "date/year", "9998")]
    [InlineData("0001-01-01", "date/year", "9998")]
    [InlineData("\"\u200b2026-11-20\"", "date", "[U+200B]2026-11-20")]
    [InlineData("5/6/2021", "date/day-first", "2021-06-05")]
    [InlineData("05.06.2021 23:15", "date/day-first", "2021-06-05T23:15")]
    [InlineData("5/6/2021", "date/month-first", "2021-05-06", "en-US")]
    [InlineData("22/12/2021", "date/proposal", "2021-12-22", "en-US")]
    [InlineData("2021-13-45", "date/no-such-day", "")]
    [InlineData("31/02/2021", "date/no-such-day", "")]
    [InlineData("22/12/2021 25:10", "date/no-such-time", "00:00")]
    [InlineData("24h00 22/12/2021", "date/no-such-time", "00:00")]
    [InlineData("22/12/2021 08:30 +99:00", "date/no-such-time", "00:00")]
    [InlineData("8h00 22/12/2021 9h00", "date", "")]
    [InlineData("22/12/2021 - 8 gi\u006F\u031B\u0300 30", "date/proposal", "2021-12-22T08:30")]
    [InlineData("22/12-2021", "date", "")]
    [InlineData("22-12-21", "date", "")]
    [InlineData("hôm qua", "date", "")]
    public void ADateAsPeopleWriteItGetsAProposal(string written, string kind, string proposal, string language = "vi")
    {
        using var content = new TemporaryContent();
        content.Write("_index.md", $"---\ntitle: A\nlanguage: {language}\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
        content.Write("tin/a.md", $"---\ntitle: A\ndate: {written}\n---\n");

        var fault = Assert.Single(new ScannedFolder(content).Scan().Faults);
        Assert.Equal((kind, "date", 3, 7, true), (fault.Kind, fault.Code, fault.Line, fault.Column, fault.IsError));
        Assert.Contains(proposal, fault.Message, StringComparison.Ordinal);
        Assert.Contains(proposal, fault.MessageIn("vi"), StringComparison.Ordinal);
        if (fault.Kind.Contains('/', StringComparison.Ordinal) && proposal.StartsWith("20", StringComparison.Ordinal))
        {
            Assert.True(Dates.TryParse(proposal, TimeZoneInfo.Utc, out _, out _));
        }
    }

    [Theory]
    [InlineData("tags: [Giá: vàng, b]", "4:8 wrong-type/colon", "'Giá: vàng'")]
    [InlineData("tags:\n  - Giá: vàng", "5:5 wrong-type/colon", "'Giá: vàng'")]
    [InlineData("tags: {a: b}", "4:7 wrong-type/list", "[a, b]")]
    [InlineData("categories: {kinh-te}", "4:13 wrong-type/braces", "categories: [kinh-te]")]
    [InlineData("tags:\n  - [a, b]\n  - c", "5:5 wrong-type/list-in-list", "[a, b, c]")]
    [InlineData("authors:\n  - [Lan, Hùng]", "5:5 wrong-type/list-in-list", "[Lan, Hùng]")]
    [InlineData("image:\nsrc: a.jpg", "5:1 unknown-key/indent", "'image'")]
    [InlineData("image:\nscr: a.jpg", "5:1 unknown-key", "")]
    [InlineData("\u200bslug: a", "4:1 unknown-key/invisible", "U+200B")]
    [InlineData("language: vn", "4:11 language/country", "'vi'")]
    [InlineData("language: vn-VN", "4:11 language/country", "'vi'")]
    [InlineData("aliases:\n  - /cu\n  - ../x", "6:5 alias-nowhere", "")]
    [InlineData("aliases:\n  - /cu\n  - https://a.vn/x", "6:5 alias-elsewhere", "")]
    [InlineData("aliases: ../x", "4:10 alias-nowhere", "")]
    public void AWrongValueIsNamedAtItsPlace(string more, string shown, string proposal)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: more);

        var fault = Assert.Single(new ScannedFolder(content).Scan().Faults);
        Assert.Equal(shown, $"{fault.Line}:{fault.Column} {fault.Kind}");
        Assert.Contains(proposal, fault.Message, StringComparison.Ordinal);
        Assert.Contains(proposal, fault.MessageIn("vi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tin/2026-11-22 m905.md", "missing-date/name", "2026-11-22-m905")]
    [InlineData("tin/2026-11-22_m905/index.md", "missing-date/name", "2026-11-22-m905")]
    [InlineData("tin/2026-11-22.md", "missing-date", "'date'")]
    [InlineData("tin/m905.md", "missing-date", "'date'")]
    public void ADayInTheNameGetsItsHyphen(string file, string kind, string proposal)
    {
        using var content = new TemporaryContent();
        content.Write(file, "---\ntitle: A\n---\n");

        var fault = Assert.Single(new ScannedFolder(content).Scan().Faults);
        Assert.Equal(kind, fault.Kind);
        Assert.Contains(proposal, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADateWithinAKeyGetsAProposalToo()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: "correction: {date: 22/12/2021, note: Sai tên}");

        Assert.Equal("date/proposal", Assert.Single(new ScannedFolder(content).Scan().Faults).Kind);
    }

    [Theory]
    [InlineData("", "empty-file", 1)]
    [InlineData("Không có đầu", "no-front-matter", 1)]
    [InlineData("\n---\n" + Good + "\n---\n", "no-front-matter", 1)]
    [InlineData("---\n" + Good + "\nThân", "unclosed-front-matter", 1)]
    [InlineData("---\ndate: 2026-11-20\n---\n", "missing-title", 1)]
    [InlineData("---\ntitle: ''\ndate: 2026-11-20\n---\n", "missing-title", 2)]
    [InlineData("---\ndate: 2026-11-20\ntitle:\n---\n", "missing-title", 3)]
    [InlineData("---\ntitle: Không ngày\n---\n", "missing-date", 1)]
    [InlineData("---\ntitle: Không ngày\ndate: ~\n---\n", "missing-date", 3)]
    [InlineData("---\ntitle: Hà Nội: mưa\ndate: 2026-11-20\n---\n", "yaml", 2)]
    [InlineData("---\ntitle: [a, b]\ndate: 2026-11-20\n---\n", "wrong-type", 2)]
    [InlineData("---\ntitle: A\ndate: 20/11/2026\n---\n", "date", 3)]
    [InlineData("---\ntitle: A\ndate: 2026-13-40\n---\n", "date", 3)]
    [InlineData("---\ntitle: A\ndate: 2026-11-20\npublishDate: mai\n---\n", "date", 4)]
    [InlineData("---\ntitle: A\ndate: 2026-11-20\ndraft: có\n---\n", "wrong-type", 4)]
    [InlineData("---\ntitle: A\ntitle: B\ndate: 2026-11-20\n---\n", "duplicate-key", 3)]
    [InlineData("---\n- a\n- b\n---\n", "not-a-mapping", 2)]
    [InlineData("---\n" + Good + "\ntags: [[[[[[[[[[[[a]]]]]]]]]]]]\n---\n", "yaml", 4)]
    [InlineData("---\n" + Good + "\ntags: *x\n---\n", "yaml", 4)]
    [InlineData("---\n" + Good + "\n---\nMột\0hai", "binary", 5)]
    public void WhatIsWrongIsSaidWithItsLine(string text, string code, int line)
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", text);
        content.Article("tin/b.md", "Tin lành");
        var change = new ScannedFolder(content).Scan();

        Assert.Equal("Tin lành", Assert.Single(change.Articles).Title);
        var fault = Assert.Single(change.Faults, fault => fault.Severity == Severity.Error);
        Assert.Equal(("tin/a.md", code, line), (fault.File, fault.Code, fault.Line));
        Assert.Single(change.HeldBack);
    }

    [Fact]
    public void BytesThatAreNotUtf8AreSaidWithTheirLine()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", [.. "---\ntitle: A\ndate: 2026-11-20\n---\nM"u8, 0xE1, 0x20]);
        var fault = Assert.Single(new ScannedFolder(content).Scan().Faults);
        Assert.Equal(("not-utf8", 5), (fault.Code, fault.Line));
    }

    [Fact]
    public void AFileTooLargeIsNotRead()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\n" + Good + "\n---\n" + new string('x', 20_000_000));
        Assert.Equal("too-large", Assert.Single(new ScannedFolder(content).Scan().Faults).Code);
    }

    [Fact]
    public void ManyOpenBracketsEndSoonAndHarmNothing()
    {
        using var content = new TemporaryContent();
        content.Write("tin/a.md", "---\ntags: " + new string('[', 15_000) + "\n---\n");
        Assert.Equal("yaml", Assert.Single(new ScannedFolder(content).Scan().Faults).Code);
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19T17:00:00Z")]
    [InlineData("2026-11-20T08:30", "2026-11-20T01:30:00Z")]
    [InlineData("2026-11-20 08:30:15", "2026-11-20T01:30:15Z")]
    [InlineData("2026-11-20T08:30:15Z", "2026-11-20T08:30:15Z")]
    [InlineData("2026-11-20T08:30:15+09:00", "2026-11-19T23:30:15Z")]
    [InlineData("2026-11-20 08:30:15 +0700", "2026-11-20T01:30:15Z")]
    [InlineData("2026-11-20T08:30:15.5+07:00", "2026-11-20T01:30:15.5Z")]
    public void DatesAreIso8601InThePublicationsZone(string written, string utc)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", date: written);
        Assert.Equal(
            DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture),
            Assert.Single(new ScannedFolder(content).Scan().Articles).Published);
    }

    [Fact]
    public void EveryKeyIsRead()
    {
        using var content = new TemporaryContent();
        content.Article("tin/2026-11-20-a.md", more: """
            lastmod: 2026-11-21
            expiryDate: 2027-01-01
            publishDate: 2026-11-20T09:00:00
            id: https://example.vn/?p=123
            slug: Tin Mới
            aliases: [/cu/tin-cu/]
            link: https://example.vn/tin
            summary: "  Tóm   tắt "
            authors:
              - Hoàng Lợi
              - {name: Quang Mẫn, email: man@example.vn, url: https://example.vn/man}
            categories: [Kinh tế]
            tags: [mưa, bão]
            language: en
            image: {src: a.jpg, alt: Ảnh, caption: Chú thích, credit: HL, type: image/jpeg, length: 9000, width: 800, height: 600}
            enclosures: {src: ../am/b.mp3, duration: "3:25", title: Nghe}
            correction:
              - {date: 2026-11-22, note: Sửa số}
            """);
        using var store = new ScannedFolder(content);
        var article = Assert.Single(store.Scan().Articles);

        Assert.Equal("https://example.vn/?p=123", article.Id);
        Assert.Equal("tin-moi", article.Slug);
        Assert.Equal("Tóm tắt", store.ReadText(article)!.Summary);
        Assert.Equal([new Author("Hoàng Lợi"), new Author("Quang Mẫn", "man@example.vn", "https://example.vn/man")], article.Authors);
        Assert.Equal(new Picture("tin/a.jpg", "Ảnh", "Chú thích", "HL", "image/jpeg", 9000, 800, 600), article.Image);
        Assert.Equal(new Enclosure("am/b.mp3", Duration: TimeSpan.FromSeconds(205), Title: "Nghe"), Assert.Single(article.Enclosures));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 17, 0, 0, TimeSpan.Zero), article.Updated);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero), article.Appears);
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero), article.Leaves);
        Assert.Equal("https://example.vn/tin", article.Link);
        Assert.Equal(["Kinh tế"], article.Categories);
        Assert.Equal(["mưa", "bão"], article.Tags);
        Assert.Equal(["/cu/tin-cu"], article.Aliases);
        Assert.Equal("en", article.Language);
    }

    [Fact]
    public void AnUnknownKeyNamesTheNearestKnownOne()
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: "autors: [A]");
        var fault = Assert.Single(new ScannedFolder(content).Scan().Faults);
        Assert.Equal((Severity.Warning, "unknown-key", 4), (fault.Severity, fault.Code, fault.Line));
        Assert.Contains("'authors'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retracted: Rút bài.", "no-date")]
    [InlineData("correction: Sửa số.", "no-date")]
    [InlineData("retracted: Rút bài.\nlastmod: 2026-11-21T08:00:00", "no-date")]
    public void AChangeWithoutADateIsTheSameInEveryCopyOfItsFile(string more, string code)
    {
        using var content = new TemporaryContent();
        content.Article("tin/a.md", more: more);
        var first = new ScannedFolder(content).Scan();
        File.SetLastWriteTimeUtc(content["tin/a.md"], new DateTime(2026, 11, 27, 1, 2, 3, DateTimeKind.Utc));
        var second = Assert.Single(new ScannedFolder(content).Scan().Articles);

        Assert.Equal(code, Assert.Single(first.Faults).Code);
        var article = Assert.Single(first.Articles);
        Assert.Equal((article.Updated, article.Leaves), (second.Updated, second.Leaves));
        Assert.Equal(article.Corrections, second.Corrections);
        Assert.Null(article.Leaves);
    }
}
