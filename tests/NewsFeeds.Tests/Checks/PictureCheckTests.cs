using NewsFeeds.Addresses;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

public sealed class PictureCheckTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public PictureCheckTests()
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin tức\n---\n");
        _content.Write("tin/gps.jpg", Pictures.Jpeg(1200, 800, place: Pictures.Latitude));
        _content.Write("tin/nho.png", Pictures.Png(1199, 800));
        _content.Write("tin/dung.jpg", Pictures.Jpeg(800, 1200, Pictures.TurnedByAQuarter));
        _content.Write("tin/ve.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        _content.Write("tin/nang.png", Pictures.Png(1200, 800, after: new byte[2_000_000]));
        var light = Pictures.Png(1200, 800);
        _content.Write("tin/vua.png", [.. light, .. new byte[2_000_000 - light.Length]]);
        _content.Write("tin/nghe.wav", Sounds.Wave(2_000_000));
    }

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("image: {src: gps.jpg, alt: Ảnh}", "", "4:14 picture-gps")]
    [InlineData("", "a\n\n![Ảnh](gps.jpg)", "8:1 picture-gps")]
    [InlineData("", "a\n<img src=\"gps.jpg\" alt=\"\">", "7:11 picture-gps")]
    [InlineData("image: {src: gps.jpg, alt: Ảnh}", "![Ảnh](gps.jpg) ![Ảnh](/tin/gps.jpg)", "4:14 picture-gps")]
    [InlineData("", "[tải về](gps.jpg)", "")]
    [InlineData("image: {src: nang.png, alt: Ảnh}", "", "4:14 picture-heavy")]
    [InlineData("image: {src: vua.png, alt: Ảnh}\nenclosures: [nghe.wav]", "![Ảnh](nho.png)", "")]
    [InlineData("image: {src: nho.png, alt: Ảnh}", "", "4:14 picture-small")]
    [InlineData("image: {src: nho.png, alt: Ảnh, width: 1200}", "", "4:14 picture-small")]
    [InlineData("image: {src: dung.jpg, alt: Ảnh}", "", "")]
    [InlineData("image: {src: ve.svg, alt: Ảnh, width: 600}", "", "")]
    [InlineData("image: {src: \"https://a.vn/a.jpg\", alt: Ảnh, width: 600}", "", "4:14 picture-small")]
    [InlineData("image: {src: \"https://a.vn/a.jpg\", alt: Ảnh}", "", "")]
    public void APictureThatDoesNotSuitReadersIsNamedOnceWhereItIsNamedFirst(string more, string body, string expected)
    {
        _content.Write("tin/a.md", $"---\ntitle: Bài\ndate: 2026-11-20\n{(more.Length == 0 ? "tags: [a]" : more)}\n---\n{body}\n");

        Assert.Equal(expected, Found("tin/a.md"));
    }

    [Fact]
    public void PicturesOfACategoryAndOfThePublicationMayBeSmall()
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin tức\nimage: gps.jpg\n---\n");
        _content.Write("_index.md", "---\ntitle: Báo\nlogo: tin/nang.png\nicon: tin/nho.png\n---\n");

        Assert.Equal(("3:8 picture-gps", "3:7 picture-heavy"), (Found("tin/_index.md"), Found("_index.md")));
    }

    private string Found(string file)
    {
        using var folder = _content.OpenStore("localhost,2000");
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var faults = ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn")), now);
        return string.Join(", ", faults
            .Where(fault => fault.File == file && fault.Code.StartsWith("picture-", StringComparison.Ordinal))
            .Select(fault => $"{fault.Line}:{fault.Column} {fault.Code}"));
    }
}
