using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Tests.Pages;

public class QrCodeTests
{
    private static readonly string Tag =
        Uri.EscapeDataString("phòng-chống-lụt-bão-và-khắc-phục-hậu-quả-thiên-tai-ở-các-xã-vùng-cao");

    public static TheoryData<string> Addresses { get; } =
    [
        "http://127.0.0.1:5000/#follow",
        "https://feeds.example.vn/feeds/kinh-te/#follow",
        $"https://feeds.example.vn/tags/{Tag}/#follow",
        "https://báo-và-đài.example.vn/tags/cà-phê/#follow",
        "https://feeds.example.vn/tags/" + new string('a', 570),
    ];

    [Theory, MemberData(nameof(Addresses))]
    public void APhoneReadsTheAddress(string address)
    {
        var code = QrCode.Of(address)!;
        Assert.Equal(address, ReadableCode.Read(code.Path, code.Size));
        Assert.Equal(code, QrCode.Of(address));
    }

    [Theory, MemberData(nameof(Addresses))]
    public void FourDotsAroundItAreLight(string address)
    {
        var code = QrCode.Of(address)!;
        Assert.All(ReadableCode.Strokes(code.Path), stroke => Assert.True(
            stroke is { X: >= 4, Y: >= 4 } && stroke.X + stroke.Length <= code.Size - 4 && stroke.Y < code.Size - 4, $"{stroke}"));
    }

    [Fact]
    public void AnAddressTooLongToBeReadHasNone() => Assert.Null(QrCode.Of("https://feeds.example.vn/tags/" + new string('a', 571)));
}
