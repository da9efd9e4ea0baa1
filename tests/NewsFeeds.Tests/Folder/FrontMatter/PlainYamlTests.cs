using CsCheck;
using NewsFeeds.Folder.FrontMatter;
using YamlDotNet.Core;

namespace NewsFeeds.Tests.Folder.FrontMatter;

public class PlainYamlTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "title", "date", "tags", "authors", "draft", ":", ": ", " ", "  ", "\n", "\n", "\n  - ", "\n- ", "\r\n", "#", " # ", "[", "]", ", ",
            "\"", "'", "\\", "-", "- ", "---",
        "a", "Hội nghị", "2026-11-20T08:30:00+07:00", "true", "null", "~", "Null", "1", "@", "`", "!", "&x", "*x", "|", ">", "%", "?", "{",
            "}", "\t", "\u0085", "\u2028", "\ufeff", "\u0007", "…", "–", "😀", "https://a.vn/b", "x:y", "x#y");

    private static readonly Gen<string> Yaml = Piece.Array[0, 14].Select(string.Concat);

    private static readonly Gen<string> Lines = Gen.Select(Gen.OneOf("title", "tags", "date"), Piece.Array[0, 4].Select(string.Concat))
        .Select((key, value) => $"{key}: {value}").Array[1, 4].Select(lines => string.Join('\n', lines));

    private static readonly Gen<string> Flows =
        Gen.OneOf("src", "alt", ": ", ": ", ":", ", ", ",", " ", "a", "x.jpg", "\"b\"", "'c, d'", "1", "{", "}", "[", "null", "#",
        "Cà phê chín").Array[0, 9]
        .Select(pieces => $"image: {{{string.Concat(pieces)}}}\ntitle: x");

    private static readonly Gen<string> Lists =
        Gen.OneOf(",", ",", ", ", " ", "a", "\"b\"", "'c'", "[", "]", "null", "#", "Cà phê").Array[0, 9]
        .Select(pieces => $"tags: [{string.Concat(pieces)}]\nTitle: x");

    [Theory]
    [InlineData("Tags: [a, , b,]\npublish_date: 2026-11-20\nEXPIRYDATE:\n")]
    [InlineData(
        "title: Hội nghị\ndate: 2026-11-20T08:30:00+07:00\ntags: [a, b c]\nauthors:\n  - Hoàng Lợi\n  - Quang Mẫn\n"
        + "summary: \"Một: hai\"\n")]
    [InlineData("title: 'x'\r\nlastmod:\r\ndraft: true\r\n")]
    [InlineData("title: x\nimage: {src: ca-phe.jpg, alt: Cà phê chín trên cành}\n")]
    [InlineData("image: { src: 'a.jpg' ,alt: \"b\"}\n")]
    public void WhatIsPlainIsReadWithoutTheGeneralParser(string yaml) =>
        Assert.Equal(Shape(YamlNode.Parse(yaml)), Shape(Assert.IsType<YamlNode>(PlainYaml.TryParse(yaml))));

    [Fact]
    public void WhateverItReadsTheGeneralParserReadsAlike() =>
        Gen.OneOf(Yaml, Lines, Flows, Lists).Run(
            50_000,
            yaml =>
            {
                if (PlainYaml.TryParse(yaml) is { } plain)
                {
                    Assert.Equal(Parse(yaml), Shape(plain));
                }
            });

    private static string Parse(string yaml)
    {
        try
        {
            return Shape(YamlNode.Parse(yaml));
        }
        catch (YamlException e)
        {
            return e.Message;
        }
    }

    private static string Shape(YamlNode? node) =>
        node is null ? "nothing"
        : $"{node.Line}:{node.Column} " + (node.Items is { } items ? $"[{string.Join(", ", items.Select(Shape))}]"
            : node.Pairs is { } pairs ? $"{{{string.Join(", ", pairs.Select(pair => $"{Shape(pair.Key)} = {Shape(pair.Value)}"))}}}"
            : node.Text is { } text ? $"'{text}'" : "null");
}
