using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>
/// Front matter that is not YAML, as editors write it. The mistake is named where they see it, not where the parser gave up.
/// </summary>
public class YamlMistakeTests
{
    [Theory]
    [InlineData("title: Tiêu đề: phụ đề", "colon", 2, 15, "title: 'Tiêu đề: phụ đề'")]
    [InlineData("title: Giá vàng:\ndate: 2026-11-20", "colon", 2, 16, "title: 'Giá vàng:'")]
    [InlineData("tags: [a]\ntitle: Ông nói: \"Không\"", "colon", 3, 15, "title: 'Ông nói: \"Không\"'")]
    [InlineData("title: “Ông nói: Không”", "smart-quote", 2, 8, "title: 'Ông nói: Không'")]
    [InlineData("title: A\nsummary: Hôm qua,\n  trời mưa: to", "colon-below", 4, 11, "")]
    [InlineData("title: \"Ông nói \"Không\"\"", "quote-inside", 2, 17, "title: 'Ông nói \"Không\"'")]
    [InlineData("title: \"Ông nói\" là phim", "quote-inside", 2, 16, "title: '\"Ông nói\" là phim'")]
    [InlineData("title: 'Đ'ăk'", "quote-inside", 2, 10, "title: 'Đ''ăk'")]
    [InlineData("title: \"Hết\" - \"Còn\": hai mặt", "quote-inside", 2, 12, "title: '\"Hết\" - \"Còn\": hai mặt'")]
    [InlineData("tags: ['Đ'ăk', b]", "quote-inside-item", 2, 10, "")]
    [InlineData("title: \"Ông nói\ndate: 2026-11-20", "unclosed-quote", 2, 8, "")]
    [InlineData("title: \"Ông nói\nsummary: \"Không\"\ndate: 2026-11-20", "unclosed-quote", 2, 8, "")]
    [InlineData("title: 'Ông nói", "unclosed-quote", 2, 8, "")]
    [InlineData("tags: [a, \"b, c]\ndate: 2026-11-20", "unclosed-quote", 2, 11, "")]
    [InlineData("image: \"C:\\anh\\mua.jpg\"", "escape", 2, 15, "'\\m'")]
    [InlineData("title：Giá\ndate: 2026-11-20", "wide-colon", 2, 6, "'title: …'")]
    [InlineData("title: A\ndate ：2026-11-20", "wide-colon", 3, 6, "'date: …'")]
    [InlineData("title:Giá\ndate: 2026-11-20", "space", 2, 6, "'title: …'")]
    [InlineData("title: A\ndraft:true\ndate: 2026-11-20", "space", 3, 6, "'draft: …'")]
    [InlineData("title:\u00a0Giá\ndate: 2026-11-20", "white-space-colon", 2, 7, "U+00A0")]
    [InlineData("title: A\ndate:\u202f2026-11-20\ndraft: true", "white-space-colon", 3, 6, "U+202F")]
    [InlineData("title: A\ntags:\n\u00a0\u00a0- a\n\u00a0\u00a0- b\ndate: x", "white-space", 4, 1, "U+00A0")]
    [InlineData("title: A\ntags:\n-\u00a0a\n-\u00a0b\ndate: x", "white-space-dash", 4, 1, "")]
    [InlineData("title: A\ntags:\n\t- a", "tab", 4, 1, "")]
    [InlineData("title: A\nimage:\n\tsrc: a.jpg", "tab", 4, 1, "")]
    [InlineData("title: A\nsummary: |\n\tTóm tắt", "tab", 4, 1, "")]
    [InlineData("title: A\n\tdate: 2026-11-20", "tab", 3, 1, "")]
    [InlineData("title: @vtv đưa tin", "reserved", 2, 8, "title: '@vtv đưa tin'")]
    [InlineData("title: A\ntags: [*vtv, b]", "reserved-item", 3, 8, "'*…'")]
    [InlineData("title: A\ntags:\n  - @vtv", "reserved", 4, 5, "'@vtv'")]
    [InlineData("title: %5 GDP", "reserved", 2, 8, "title: '%5 GDP'")]
    [InlineData("title: `A` là gì", "reserved", 2, 8, "title: '`A` là gì'")]
    [InlineData("title: *Nóng* Mưa lớn", "reserved", 2, 8, "title: '*Nóng* Mưa lớn'")]
    [InlineData("title: > Mưa lớn", "reserved", 2, 8, "title: '> Mưa lớn'")]
    [InlineData("title: | Mưa lớn", "reserved", 2, 8, "title: '| Mưa lớn'")]
    [InlineData("title: & Mưa lớn", "reserved", 2, 8, "title: '& Mưa lớn'")]
    [InlineData("title: ? Mưa lớn", "reserved", 2, 8, "title: '? Mưa lớn'")]
    [InlineData("title: - Mưa lớn", "reserved", 2, 8, "title: '- Mưa lớn'")]
    [InlineData("title: &Giá cà phê", "reserved", 2, 8, "title: '&Giá cà phê'")]
    [InlineData("title: &Giá", "reserved", 2, 8, "title: '&Giá'")]
    [InlineData("title: ! Mưa lớn", "reserved", 2, 8, "title: '! Mưa lớn'")]
    [InlineData("title: !! Mưa lớn", "reserved", 2, 8, "title: '!! Mưa lớn'")]
    [InlineData("title: !Tin nóng", "reserved", 2, 8, "title: '!Tin nóng'")]
    [InlineData("title: A\nsummary: ! Mưa\n  lớn", "reserved", 3, 10, "summary: '! Mưa lớn'")]
    [InlineData("authors:\n  - &lan Lan Anh", "reserved", 3, 5, "'&lan Lan Anh'")]
    [InlineData("authors: [A, &lan Lan Anh]", "reserved-item", 2, 14, "'&…'")]
    [InlineData("title: A\nsummary: | Một\n  Hai", "block", 3, 10, "'|'")]
    [InlineData("title: A\nsummary: Ông nói: một,\n  hai", "colon", 3, 17, "summary: 'Ông nói: một, hai'")]
    [InlineData("title: “Giá”: nông dân", "smart-quote", 2, 8, "title: '“Giá”: nông dân'")]
    [InlineData("title: «Giá»: nông dân", "smart-quote", 2, 8, "title: '«Giá»: nông dân'")]
    [InlineData("title: “A”: “B”", "smart-quote", 2, 8, "title: '“A”: “B”'")]
    [InlineData("title: A\ntags: [a],", "sign-behind", 3, 10, "tags: [a]")]
    [InlineData("title: A\ntags: [a]]", "sign-behind", 3, 10, "tags: [a]")]
    [InlineData("title: \"A\",\ndate: 2026-11-20", "sign-behind", 2, 11, "title: \"A\"")]
    [InlineData("title: A\ntags: [#a, #b]", "hash", 3, 8, "tags: ['#a', '#b']")]
    [InlineData("title: A\ntags: [a b, c #d]", "hash", 3, 15, "tags: [a b, 'c #d']")]
    [InlineData("title: A\nimage: {src: a.jpg, alt: #b}", "hash", 3, 26, "image: {src: a.jpg, alt: '#b'}")]
    [InlineData("title: A\ntags: [\n  a,\n  #b]\ndate: x", "hash", 5, 3, "'#…'")]
    [InlineData("image: {src: a.jpg, alt: Lan: người}", "colon-item", 2, 29, "'Lan: người'")]
    [InlineData("correction: {note: Sửa: số, tên, date: 2026-11-22}", "colon-item", 2, 23, "'Sửa: số, tên'")]
    [InlineData("tags: [Giá: vàng: bạc, b]", "colon-item", 2, 17, "'Giá: vàng: bạc'")]
    [InlineData("image: {src: a.jpg alt: b}", "comma", 2, 20, "', alt: …'")]
    [InlineData("authors: - [Lan, Hùng]", "list-brackets", 2, 10, "authors: [Lan, Hùng]")]
    [InlineData("image: \"C:\\Users\\Lan\\a.jpg\"", "escape", 2, 11, "'\\U'")]
    [InlineData("title: [Ảnh] Lễ hội", "bracket-text", 2, 8, "title: '[Ảnh] Lễ hội'")]
    [InlineData("title: {Ảnh} Lễ hội", "bracket-text", 2, 8, "title: '{Ảnh} Lễ hội'")]
    [InlineData("title: A\ntags: [a, b\ndate: 2026-11-20", "bracket", 3, 7, "']'")]
    [InlineData("title: A\nimage: {src: a.jpg, alt: Ảnh\ndate: 2026-11-20", "bracket", 3, 8, "'}'")]
    [InlineData("title: A\ntags: [a, {b]\ndate: 2026-11-20", "bracket", 3, 11, "'}'")]
    [InlineData("title: A\ntags:\n  - a\n - b", "indent-list", 5, 2, "")]
    [InlineData("title: A\ntags: a\n- b", "list-text", 4, 1, "")]
    [InlineData("title: A\ntags: - a\n- b", "list", 3, 7, "'tags:'")]
    [InlineData("title: A\ntags:\n- a\n-b\ndate: x", "dash", 5, 1, "'- …'")]
    [InlineData("title: A\ntags:\n- a\n• b\ndate: x", "dash", 5, 1, "'- …'")]
    [InlineData("title: A\n date: 2026-11-20", "indent", 3, 2, "'date'")]
    [InlineData("title: \"A\"\n  date: 2026-11-20", "indent-key", 3, 3, "")]
    [InlineData("authors:\n  - name: A\n   email: b@c.vn", "indent-key", 4, 4, "")]
    [InlineData("  title: A\ndate: 2026-11-20", "indent-first", 2, 1, "")]
    [InlineData("title: A\nGiá vàng tăng\ndate: 2026-11-20", "no-key", 3, 1, "'key: text'")]
    [InlineData("title Giá vàng\ndate: 2026-11-20", "no-key", 2, 1, "'key: text'")]
    [InlineData("title: A\n----\ndate: 2026-11-20", "fence", 3, 1, "---")]
    [InlineData("title: A\n—-\ndate: 2026-11-20", "fence", 3, 1, "---")]
    [InlineData("title: A\ndate: 2026-11-20\n--- Thân", "fence", 4, 1, "---")]
    [InlineData("title: A\ndate: 2026-11-20\n---Thân", "fence", 4, 1, "---Thân")]
    [InlineData("title: A\ndate: 2026-11-20\n ---\nThân", "fence-space", 4, 1, "")]
    [InlineData("title: A\ndate: 2026-11-20\n---\u200b\nThân", "fence-character", 4, 1, "U+200B")]
    [InlineData("---\ntitle: A\ndate: 2026-11-20", "fence-twice", 2, 1, "")]
    [InlineData("tags: [[[[[[[[[[[[a]]]]]]]]]]]]", "depth", 2, 15, "")]
    public void WhatTheEditorDidIsNamedAtItsPlace(string yaml, string kind, int line, int column, string proposed)
    {
        foreach (var text in new[] { $"---\n{yaml}\n---\nThân", $"---\n{yaml}\n---\nThân".ReplaceLineEndings("\r\n") })
        {
            var fault = FaultOf(text);
            Assert.Equal(($"yaml/{kind}", line, column), (fault!.Kind, fault.Line, fault.Column));
            Assert.Equal("yaml", fault.Code);
            Assert.Contains(proposed, fault.Message, StringComparison.Ordinal);
            Assert.NotEqual(fault.Message, fault.MessageIn("vi"));
            Assert.Contains(
                proposed == "'key: text'" ? "'mục: chữ'" : proposed, fault.MessageIn("vi"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("title: Tiêu đề: phụ đề", "Tiêu đề: phụ đề")]
    [InlineData("title: [Ảnh] Lễ hội", "[Ảnh] Lễ hội")]
    [InlineData("title: @vtv", "@vtv")]
    [InlineData("title: \"Ông nói\" là phim", "\"Ông nói\" là phim")]
    [InlineData("title: 'Đ'ăk'", "Đ'ăk")]
    [InlineData("title: | 'Mưa': \"lớn\"", "| 'Mưa': \"lớn\"")]
    [InlineData("title: &Giá cà phê", "&Giá cà phê")]
    [InlineData("title: “Giá”: nông dân", "“Giá”: nông dân")]
    [InlineData("title: - Bão", "- Bão")]
    [InlineData("summary: Một: hai\n  ba", "Một: hai ba")]
    [InlineData("tags: [#a, b #c]", "#a|b #c")]
    [InlineData("tags: [a],", "a")]
    [InlineData("authors: - [Lan, Hùng]", "Lan|Hùng")]
    public void WhatIsProposedSaysWhatIsMeant(string written, string meant)
    {
        var proposed = (string)FaultOf($"---\n{written}\n---\n")!.Arguments[^1];
        var root = Manuscript.Parse("tin/a.md", Encoding.UTF8.GetBytes($"---\n{proposed}\n---\n"), withBody: false).Root!;
        var value = Assert.Single(root.Pairs!).Value;
        Assert.Equal(meant, value.Text ?? string.Join('|', value.Items!.Select(item => item.Text)));
    }

    [Theory]
    [InlineData("title: !!str 5", "5")]
    [InlineData("title: ! 'Mưa'", "Mưa")]
    [InlineData("title: &a \"Mưa\"", "Mưa")]
    [InlineData("title: Mưa & nắng! # chú thích", "Mưa & nắng!")]
    public void WhatIsMeantForAnAnchorOrATagIsOne(string yaml, string text)
    {
        var root = Manuscript.Parse("tin/a.md", Encoding.UTF8.GetBytes($"---\n{yaml}\n---\n"), withBody: false).Root!;
        Assert.Equal(text, Assert.Single(root.Pairs!).Value.Text);
    }

    [Fact]
    public void OfAnAnchorWithAnAliasTheAliasIsNamed()
    {
        var fault = FaultOf("---\nauthors: &a [Lan]\ntags: *a\n---\n")!;
        Assert.Equal(("yaml/reserved", 3, 7), (fault.Kind, fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("----", "unclosed-front-matter/sign", 4)]
    [InlineData("--", "unclosed-front-matter/sign", 4)]
    [InlineData("— — —", "unclosed-front-matter/sign", 4)]
    [InlineData("---Đoạn", "unclosed-front-matter/sign", 4)]
    [InlineData("tags:\n- a\n----", "unclosed-front-matter/sign", 6)]
    [InlineData(" ---", "unclosed-front-matter/space", 4)]
    [InlineData("---\u00a0", "unclosed-front-matter/character", 4)]
    [InlineData("-", "unclosed-front-matter", 1)]
    [InlineData("Đoạn.\n\n----", "unclosed-front-matter", 1)]
    public void AWrongEndIsNamedAtItsLine(string end, string kind, int line)
    {
        var fault = FaultOf($"---\ntitle: A\ndate: 2026-11-20\n{end}\nThân.\n")!;
        Assert.Equal((kind, line, "unclosed-front-matter"), (fault.Kind, fault.Line, fault.Code));
    }

    [Theory]
    [InlineData(" ---\n", "no-front-matter/space", 1)]
    [InlineData("\n ---\n", "no-front-matter/space", 2)]
    [InlineData("\u200b---\n", "no-front-matter/character", 1)]
    [InlineData("---\u00a0\n", "no-front-matter/character", 1)]
    [InlineData("\n---\n", "no-front-matter/blank", 1)]
    [InlineData("----\n", "no-front-matter/sign", 1)]
    public void AWrongBeginningIsNamed(string begin, string kind, int line)
    {
        var fault = FaultOf($"{begin}title: A\ndate: 2026-11-20\n---\nThân.\n")!;
        Assert.Equal((kind, line, "no-front-matter"), (fault.Kind, fault.Line, fault.Code));
    }

    [Theory]
    [InlineData("title: A\n", "no-front-matter/index")]
    [InlineData("", "empty-file/index")]
    public void OfACategoryNoDateIsWanted(string text, string kind)
    {
        var fault = FaultOf(text, "tin/_index.md")!;
        Assert.Equal(kind, fault.Kind);
        Assert.DoesNotContain("date", fault.Message + fault.MessageIn("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongTextIsShownByItsBeginning() =>
        Assert.InRange(FaultOf($"---\ntitle: a: {new string('b', 5000)}\n---\n")!.Message.Length, 60, 200);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DamageGivesAMessageAndNoException(int seed)
    {
        var random = new Random(seed);
        const string Whole = "title: \"Ông nói: không\"\ndate: 2026-11-20\n"
            + "authors:\n  - name: Hoàng Lợi\n    email: a@b.vn\n  - 'Quang Mẫn'\n"
            + "tags: [a, {b: c}, 'd']\nimage: {src: a.jpg, alt: \"Ảnh\"}\nsummary: |\n  Một\n  hai\nslug: tin # chú thích\n";
        string[] signs =
        [
            "\"", "'", "[", "]", "{", "}", ":", ": ", "：", "- ", "-", "\n", "\n ", "\t", "\u00a0", "\u200b", "#", "!", "?",
            " #", "|", ">", "@", "*", "&", "“", "\\", "\r",
        ];
        for (var i = 0; i < 4000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var j = random.Next(1, 5); j > 0; j--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) == 0
                    ? text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at))
                    : text.Insert(at, signs[random.Next(signs.Length)]);
            }

            var lines = text.ToString().Split('\n');
            if (FaultOf($"---\n{text}---\n") is { Code: "yaml" } fault)
            {
                Assert.NotEqual("", fault.Message);
                Assert.NotEqual("", fault.MessageIn("vi"));

                // The parser takes a carriage return for the end of a line.
                var isThere = fault.Line >= 2 && fault.Line < lines.Length + 2
                    && fault.Column >= 1 && fault.Column <= lines[fault.Line - 2].Length + 1;
                Assert.True(isThere || text.ToString().Contains('\r', StringComparison.Ordinal), $"{fault}\n{text}");
            }
        }
    }

    private static Fault? FaultOf(string text, string file = "tin/a.md")
    {
        try
        {
            var root = Manuscript.Parse(file, Encoding.UTF8.GetBytes(text), withBody: false).Root;
            var keys = new FrontMatterReader(file, root, KeyNames.OfArticle, TimeZoneInfo.Utc);
            keys.CheckKeys();
            return keys.Faults.FirstOrDefault(fault => fault.Code == "yaml");
        }
        catch (ContentException e)
        {
            return e.Fault;
        }
    }
}
