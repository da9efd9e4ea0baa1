using System.Text;
using System.Text.Unicode;
using CsCheck;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Folder.FrontMatter;

public class Utf8TextTests
{
    private static readonly string[] Parts =
        ["---\n", "tin", "Đường về", "ộ", "…", "😀", "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\U00010000",
        "\U0010ffff"];

    // Every byte that stands at a border of one of the rules.
    private static readonly byte[] Borders =
        [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5,
        0xF8, 0xFF];

    [Fact]
    public void TextsThatAreAndThatWereSpoiledInOnePlaceAreToldApartAsTheFrameworkDoes() =>
        Gen.Select(Any(Parts).Array[0, 30], Gen.Int[0, 4], Gen.Int[0, 200], Any(Borders).Array[0, 4]).Run(100_000, input =>
        {
            var (parts, cut, place, spoiled) = input;
            var text = Encoding.UTF8.GetBytes("---" + string.Concat(parts));
            place = Math.Min(place, text.Length);
            byte[] bytes = [.. text[..place], .. spoiled, .. text[place..]];
            bytes = bytes[..Math.Max(0, bytes.Length - cut)];
            Assert.Equal(Utf8.IsValid(bytes), Utf8Text.IsValid(bytes));
        });

    [Fact]
    public void EveryPairAndTripleOfBorderBytesIsJudgedAsTheFrameworkDoesWhereverItStands()
    {
        var text = "---abcdefghijklmnopqrstuvwxyz0123456789"u8;
        for (var place = 0; place <= text.Length; place++)
        {
            foreach (var (a, b, c, d) in
                from a in Borders
                from b in Borders
                from c in place is 3 or 16 or 19 ? Borders : [0x80, 0x41]
                from d in new byte[] { 0x80, 0x41 }
                select (a, b, c, d))
            {
                byte[] bytes = [.. text[..place], a, b, c, d, .. text[place..]];
                Assert.Equal(Utf8.IsValid(bytes), Utf8Text.IsValid(bytes));
            }
        }
    }

    private static Gen<T> Any<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
