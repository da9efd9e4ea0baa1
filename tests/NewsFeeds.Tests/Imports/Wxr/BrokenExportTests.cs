using System.IO.Compression;
using System.Text;
using NewsFeeds.Imports.Wxr;
using static NewsFeeds.Tests.Imports.Wxr.ExportText;

namespace NewsFeeds.Tests.Imports.Wxr;

public class BrokenExportTests
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public void ControlCharactersAreLeftOutAndNamedOncePerPost()
    {
        var imported = Imported.Of(Of(
            Post(1, title: "Một\u000bhai", body: "x\n\u000b\u000b y\u0001 \uffff&#11;") + Post(2, body: "\u000b&#x1;") + Post(3)));

        Assert.Equal(["Mộthai", "Tin", "Tin"], imported.Titles);
        Assert.Equal("x\n y &#11;", imported.Posts[0].Body);
        Assert.Equal(
            [
                "14 import-control-characters", "19 import-control-characters", "19 import-control-characters",
                "28 import-control-characters",
            ],
            imported.Places);
        Assert.Equal(
            "a.xml:14:1: warning: no text can hold the character U+000B that is here and perhaps again below, so it is left out;"
            + " delete it where the text was written [import-control-characters]",
            imported.Faults[0]);
    }

    [Fact]
    public void EntitiesOfHtmlAndBareAmpersandsAreRead()
    {
        var post = Imported.Of(Of(
            "<item>\n<title>A&nbsp;&ndash; B & C &amp;D &la; &#8211; &#0;&lt;</title>\n"
            + "<link>https://a.example/?a=1&b=2&nbsp;</link>\n</item>"));

        Assert.Equal("A\u00a0– B & C &D &la; – <", post.Post.Title);
        Assert.Equal("https://a.example/?a=1&b=2", post.Post.Link);
        Assert.Equal(["14 import-entity", "14 import-entity", "14 import-entity", "14 import-control-characters"], post.Places);
        Assert.Equal(
            "a.xml:14:1: warning: XML does not know &ndash;, so it is read as '–'; nothing need be done [import-entity]", post.Faults[1]);
    }

    [Fact]
    public void BytesThatAreNoUtf8AreReplaced()
    {
        var bytes = Encoding.Latin1.GetBytes(Of(Post(1, title: "caf\u00e9", body: "x")));

        var imported = Imported.OfBytes([.. bytes]);

        Assert.StartsWith("caf\ufffd", imported.Post.Title, StringComparison.Ordinal);
        Assert.Equal("14 import-not-utf8", imported.Places[0]);
    }

    [Fact]
    public void AnIllFormedPostCostsItselfAlone()
    {
        var imported = Imported.Of(Of(Post(1, title: "Một") + Post(2, "<a>\n<b></a>", "Hai & nhóm") + Post(3, title: "Ba")));

        Assert.Equal(["Một", "Ba"], imported.Titles);
        Assert.Equal(
            ["a.xml:30:1: error: the post 'Hai & nhóm', which begins in line 22, is ill-formed here and lost;"
            + " mend the file, or export it again [import-torn]"],
            imported.Faults);
    }

    [Theory]
    [InlineData("<title><![CDATA[ 5 &lt; 7 ]]></title><guid>x</guid>", "5 < 7")]
    [InlineData("<title></title><guid isPermaLink=\"false\"> https://a.example/?p=2</guid>", "https://a.example/?p=2")]
    [InlineData("<content:encoded>x</content:encoded>", "?")]
    public void ALostPostIsNamedAsFarAsItIsLegible(string fields, string name) =>
        Assert.StartsWith(
            $"a.xml:13:1: error: the post '{name}', ", Assert.Single(Imported.OfPost($"<item>{fields}<a></item>").Faults),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<x><![CDATA[ không đóng </x>")]
    [InlineData("<!-- không đóng")]
    [InlineData("<x><![CDATA[ <item>\n<b>x</b> </x>")]
    [InlineData("<x")]
    [InlineData("<x></y>")]
    public void WhatIsNeverClosedCostsItsPostAlone(string unclosed)
    {
        var imported = Imported.Of(
            Of(Post(1, title: "Một") + Post(2, unclosed, "Hai") + Post(3, title: "Ba") + Post(4, title: "Bốn")), Of(Post(5, title: "Năm")));

        Assert.Equal(["Một", "Ba", "Bốn", "Năm"], imported.Titles);
        Assert.Equal(["import-torn"], imported.Places.Select(place => place.Split(' ')[1]));
        Assert.Contains("the post 'Hai', which begins in line 22,", imported.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ManySectionsThatAreNeverClosedCostTheirPostsAlone()
    {
        var torn = Item(1, "", body: new string('x', 1000)).Replace("<![CDATA[Tin]]>", "Tin", StringComparison.Ordinal)
            .Replace("]]>", "", StringComparison.Ordinal);

        var imported = Imported.Of(Of(string.Concat(Enumerable.Repeat(torn, 1000)) + Post(1, title: "Cuối")));

        Assert.Equal(["Cuối"], imported.Titles);
        Assert.Equal(1000, imported.Faults.Count);
    }

    [Fact]
    public void AnItemInAPostsTextIsNone() =>
        Assert.Equal(
            ["Một", "Hai"],
            Imported.Of(Of(Post(1, title: "Một", body: "\n  <item>\n<title>Giả</title></item>") + Post(2, title: "Hai"))).Titles);

    [Fact]
    public void AnElementOfTheHeadCostsItselfAlone()
    {
        var imported = Imported.Of(Of(
            "<wp:author><wp:author_login><![CDATA[a</wp:author_login></wp:author>\n<language>vi</language>\n<title>Báo</tilte></title>\n"
            + Post(1) + Post(2)));

        Assert.Equal(2, imported.Posts.Count);
        Assert.Equal(["13 import-torn"], imported.Places);
    }

    [Fact]
    public void CutOffAnywhereEveryWholePostIsThere()
    {
        var text = Encoding.UTF8.GetBytes(Of("<title>Báo</title>\n" + Post(1, title: "Một") + Post(2, title: "Hai")));
        var ends = Enumerable.Range(0, text.Length).Where(at => text.AsSpan(0, at).EndsWith("</item>"u8)).ToList();
        var end = text.AsSpan().IndexOf("</channel>"u8) + "</channel>".Length;
        using var content = TemporaryContent.Empty();
        using var file = File.Open(content[content.Write("a.xml", text)], FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        for (var length = text.Length - 1; length >= 0; length--)
        {
            file.SetLength(length);
            var imported = Imported.Read(file.Name);

            Assert.Equal(ends.Count(at => at <= length), imported.Posts.Count);
            Assert.Equal(length < end ? 1 : 0, imported.Faults.Count);
        }
    }

    [Fact]
    public void ThePostThatIsCutOffIsNamed()
    {
        var text = Of(Post(1, title: "Một") + Post(2, title: "Hai"));

        Assert.Equal(
            ["a.xml:27:1: error: the file ends inside the post 'Hai', which begins in line 22, so it is lost;"
            + " export it again [import-cut-off]"],
            Imported.Of(text[..text.LastIndexOf("Thân bài.", StringComparison.Ordinal)]).Faults);
        Assert.Equal(
            ["a.xml:22:1: error: the file ends before the export does, so posts may be missing; export it again [import-cut-off]"],
            Imported.Of(text[..text.LastIndexOf("<item>", StringComparison.Ordinal)]).Faults);
    }

    [Fact]
    public void AFileMayBeCompressedWhateverItsNameIs()
    {
        var text = Encoding.UTF8.GetBytes(Of(Post(1, title: "Một") + Post(2, "<a></b>", "Hai")));

        var imported = Imported.OfBytes(Compressed(text), text);

        Assert.Equal(["Một", "Một"], imported.Titles);
        Assert.Equal(["29 import-torn", "29 import-torn"], imported.Places);
    }

    [Fact]
    public void ACompressedFileThatIsCutOffGivesItsWholePosts()
    {
        var noise = new Random(7);
        var posts = Enumerable.Range(1, 200)
            .Select(number => Post(number, body: string.Join(' ', noise.GetItems([1, 2, 3, 4, 5, 6], 900))));
        var bytes = Compressed(Encoding.UTF8.GetBytes(Of(string.Concat(posts))));

        var imported = Imported.OfBytes(bytes[..(bytes.Length / 2)]);

        Assert.InRange(imported.Posts.Count, 50, 150);
        Assert.Equal(Enumerable.Range(1, imported.Posts.Count).Select(number => (long)number), imported.Posts.Select(post => post.Number));
        Assert.Single(imported.Faults);
    }

    [Fact]
    public void ByteOrderMarksAndWindowsLineEndsChangeNothing()
    {
        var text = Of(Post(1, body: "Một\n\nHai") + Post(2, "<a></b>", "Hai"));

        var windows = text.Replace("\n", "\r\n", StringComparison.Ordinal);

        var imported = Imported.OfBytes([.. ByteOrderMark, .. Encoding.UTF8.GetBytes(windows)]);

        Assert.Equal("Một\n\nHai", imported.Post.Body);
        Assert.Equal(["31 import-torn"], imported.Places);
    }

    [Theory]
    [InlineData("", "the file is empty; export it again")]
    [InlineData("<!DOCTYPE html><html><body><item>xmlns:wp=</item></body></html>", "this is no WordPress export and no feed;")]
    [InlineData("<rss><channel><item><title> xmlns:wp= </title></item></channel></rss>", "this is no WordPress export and no feed;")]
    [InlineData("không phải", "this is no WordPress export and no feed;")]
    public void WhatIsNoExportIsNamed(string text, string words)
    {
        var imported = Imported.Of(text);

        Assert.Empty(imported.Posts);
        Assert.StartsWith($"a.xml:1:1: error: {words}", Assert.Single(imported.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16IsRefused()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var bytes = encoding.GetBytes(Of(Post(1)));

            var imported = Imported.OfBytes([.. encoding.GetPreamble(), .. bytes], bytes);

            Assert.Empty(imported.Posts);
            Assert.Equal(
                [
                    "a.xml:1:1: error: the file is in UTF-16; save it as UTF-8, as WordPress sends it [import-no-wxr]",
                    "b.xml:1:1: error: the file is in UTF-16; save it as UTF-8, as WordPress sends it [import-no-wxr]",
                ],
                imported.Faults);
        }
    }

    [Fact]
    public void AnExportIsToldFromAFeedByItsHead()
    {
        using var content = TemporaryContent.Empty();
        var feed = "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item/></channel></rss>";

        Assert.True(WxrExport.Is(content[content.Write("a.txt", Of(Post(1)))]));
        Assert.True(WxrExport.Is(content[content.Write("b.xml", Compressed(Encoding.UTF8.GetBytes(Of(""))))]));
        Assert.False(WxrExport.Is(content[content.Write("c.xml", feed)]));
        Assert.False(WxrExport.Is(content[content.Write("d.xml", "")]));
    }

    [Fact]
    public void WhatAServerPrintsBetweenChangesNothing()
    {
        var text = "\n<br>\n<b>Warning</b>: x<br />" + Of(
            "<br />\n<b>Notice</b>: x<title>Báo</title>" + Post(1, "<br />\n<b>Notice</b>: x") + "<br />\n<b>Notice</b>: x" + Post(2));

        var imported = Imported.Of(text);

        Assert.Equal("Báo", imported.Site.Title);
        Assert.Equal(2, imported.Posts.Count);
        Assert.Empty(imported.Faults);
    }

    [Fact]
    public void NoDamageStopsTheImport()
    {
        var random = new Random(14);
        string[] pieces = ["<![CDATA[", "]]>", "<item>", "</item>", "\n<item><title", "<!--", "&", "<", ">", "\0", "\u00e9"];
        var whole = Encoding.UTF8.GetBytes(Of(
            "<language>vi</language>" + Post(1, Note("enclosure", "https://a.example/x") + "<category domain=\"x\"/>") + Post(2)));
        for (var i = 0; i < 200; i++)
        {
            var damaged = whole.ToList();
            for (var j = random.Next(1, 5); j > 0; j--)
            {
                var at = random.Next(damaged.Count - 40);
                damaged.RemoveRange(at, random.Next(2) * random.Next(40));
                damaged.InsertRange(at, Encoding.Latin1.GetBytes(pieces[random.Next(pieces.Length)]));
            }

            Imported.OfBytes([.. damaged]);
        }
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return buffer.ToArray();
    }
}
