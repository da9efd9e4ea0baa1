using System.Globalization;
using System.Text;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>What the files of a newsroom may hold, good and torn.</summary>
internal sealed class RandomTexts(Random random)
{
    private static readonly string[] Names =
        ["kinh-te", "Kinh tế", "_kho", "the-thao", "Thể thao", "phat-thanh", "giao-duc", "Văn hóa – Xã hội", "bong-da"];

    private static readonly byte[][] Bodies = [.. Corpus.Of("markdown").Inputs];
    private static readonly byte[][] Manuscripts = [.. Corpus.Of("front-matter").Inputs];

    /// <summary>A folder's.</summary>
    public string Name() => Pick(Names);

    /// <summary>What programs put behind the name of a copy.</summary>
    public string EndingOfCopy() => Pick(" - Copy", " 2", " (1)", ".sync-conflict-20261120-091500-ABCDEFG", "_LOCAL_4711");

    /// <summary>The name of a picture's file.</summary>
    public string Picture() => $"anh-{random.Next(4)}.png";

    /// <summary>The header of a PNG, which tells its size: that is all that is read of it.</summary>
    public byte[] Png() =>
    [
        0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, (byte)random.Next(1, 200), 0, 0, 0, (byte)random.Next(1, 200), 8,
            2, 0, 0, 0, 0, 0, 0, 0,
        .. new byte[random.Next(50)],
    ];

    public string Publication() =>
        $"---\ntitle: Đài {random.Next(3)}\nlanguage: {Pick("vi", "en")}\ntimezone: {Pick("Asia/Ho_Chi_Minh", "UTC")}\n"
        + $"authority: example.vn,2026\nlogo: {Picture()}\nitems: {random.Next(5, 40)}\n---\n";

    public string Article()
    {
        var number = random.Next(1000);
        var more = random.Next(12) switch
        {
            0 => "draft: true\n",
            1 => "retracted: Bài bị rút\n",
            2 => "correction: {date: 2026-03-01, note: Sửa một con số}\n",
            3 => $"image: {{src: {Picture()}, alt: Ảnh}}\n",
            4 => $"image: ../{Picture()}\n",
            5 or 6 => $"categories: [{Name()}]\n",
            7 => $"categories: [Chuyên mục {random.Next(3)}, the-thao/bong-da]\n",
            8 => "expiryDate: 2026-03-02T00:00:00Z\n",
            9 => $"id: https://example.vn/?p={random.Next(40)}\n",
            _ => $"tags: [một, thẻ {number}]\n",
        };
        var words = random.Next(4) == 0
            ? Encoding.UTF8.GetString(Bodies[random.Next(Bodies.Length)])
            : string.Concat(Enumerable.Repeat("Lời của bài. ", random.Next(1, 60)));
        var picture = random.Next(3) == 0 ? $"\n\n![Ảnh]({Picture()})" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"---\ntitle: Bài {number}\ndate: 2026-{random.Next(1, 4):00}-{random.Next(1, 28):00}T{random.Next(24):00}:00:00\n{more}---\n"
            + $"{words}{picture}\n");
    }

    public string Index() =>
        $"---\ntitle: Chuyên mục {random.Next(3)}\n" + random.Next(7) switch
        {
            0 => $"slug: {Name()}\n",
            1 => $"items: {random.Next(1, 20)}\n",
            2 => "fullText: false\n",
            3 => "language: en\n",
            4 => $"image: {Picture()}\n",
            5 => $"aliases: [cu-{random.Next(3)}]\n",
            _ => "",
        } + "---\n";

    /// <summary>A text half written, or broken in another way.</summary>
    public byte[] Torn(string text) => random.Next(7) switch
    {
        0 => Encoding.UTF8.GetBytes(text[..(text.Length / 2)]),
        1 => [],
        2 => Encoding.UTF8.GetBytes("---\ntitle: [không đóng\ndate: 2026\n---\n"),
        3 => [.. "---\ntitle: "u8, 0xFF, 0xFE, .. "\n---\n"u8],
        4 => Manuscripts[random.Next(Manuscripts.Length)],
        5 => Encoding.UTF8.GetBytes($"{text}<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n"),
        _ => Encoding.UTF8.GetBytes(text[..8]),
    };

    private string Pick(params ReadOnlySpan<string> from) => from[random.Next(from.Length)];
}
