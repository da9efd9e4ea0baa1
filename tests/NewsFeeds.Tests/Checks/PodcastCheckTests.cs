using NewsFeeds.Addresses;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

public sealed class PodcastCheckTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private const string Guid = "guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810";

    private readonly TemporaryContent _content = new();

    public PodcastCheckTests()
    {
        _content.Write("nghe/a.mp3", [0xFF, 0xFB, 0x90, 0x64, 0, 0]);
        _content.Write("nghe/bia.png", Pictures.Png(1400, 1400));
        Category("image: bia.png");
        _content.Article("nghe/a.md", more: "enclosures: [a.mp3]");
    }

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData(1400, 1400, null)]
    [InlineData(3000, 3000, null)]
    [InlineData(1399, 1399, "podcast-cover/size")]
    [InlineData(3001, 3001, "podcast-cover/size")]
    [InlineData(1400, 1401, "podcast-cover/square")]
    public void ACoverIsASquareOfTheRightSize(int width, int height, string? kind)
    {
        _content.Write("nghe/bia.png", Pictures.Png(width, height));
        Assert.Equal(kind is null ? [] : [$"nghe/_index.md error {kind}"], Run());
    }

    [Theory]
    [InlineData("bia.jpg", null)]
    [InlineData("bia.webp", "podcast-cover/type")]
    [InlineData("mat.png", "missing-picture/no-file")]
    [InlineData("https://example.org/bia", null)]
    [InlineData("{src: 'https://example.org/bia.png', width: 600, height: 600}", "podcast-cover/size")]
    public void ACoverIsAJpegOrPngThatIsThere(string image, string? kind)
    {
        _content.Write("nghe/bia.jpg", Pictures.Jpeg(1400, 1400));
        _content.Write("nghe/bia.webp", Pictures.WebP(1400, 1400));
        Category($"image: {image}");
        Assert.Equal(kind is null ? [] : [$"nghe/_index.md error {kind}"], Run());
    }

    [Fact]
    public void TwoPodcastsWithOneIdAreBothNamed()
    {
        _content.Write("xem/bia.png", Pictures.Png(1400, 1400));
        _content.Write(
            "xem/_index.md", $"---\ntitle: Xem\npodcast: {{{Guid.ToUpperInvariant().Replace("GUID", "guid", StringComparison.Ordinal)}, "
                + "category: News, image: bia.png}\n---\n");
        _content.Article("xem/b.md");
        Assert.Equal(["nghe/_index.md error podcast/guid-twice", "xem/_index.md error podcast/guid-twice"], Run());
    }

    [Fact]
    public void ACoverThatMustNotGoOutIsNone()
    {
        Category("image: {src: bia.png, distribute: false}");
        _content.Article("nghe/a.md", more: "enclosures: [a.mp3]\nepisode: {image: {src: bia.png, distribute: false}}");
        Assert.Equal(["nghe/_index.md error podcast/no-image", "nghe/a.md warning podcast-cover/not-distributed"], Run());
    }

    [Theory]
    [InlineData("{src: 'https://example.org/a.mp3', length: 9}", null)]
    [InlineData("https://example.org/a.mp3", "podcast-episode/length")]
    [InlineData("{src: 'https://example.org/a.ogg', length: 9}", "podcast-episode/type")]
    [InlineData("{src: 'https://example.org/a', type: 'audio/mpeg; a=b', length: 9}", null)]
    [InlineData("{src: 'https://example.org/a.pdf', type: application/pdf}", null)] // It is no episode.
    public void AnEpisodeCanBePlayed(string enclosure, string? kind)
    {
        _content.Article("nghe/a.md", more: $"enclosures: [{enclosure}]");
        Assert.Equal(kind is null ? [] : [$"nghe/a.md warning {kind}"], Run());
    }

    [Fact]
    public void AnArticleBesideAPodcastMayHaveAnySound()
    {
        _content.Article("tin/c.md", more: "enclosures: [https://example.org/a.ogg]");
        _content.Article("nghe/tap/b.md", more: "enclosures: [https://example.org/b.mp3]");
        Assert.Equal(["nghe/tap/b.md warning podcast-episode/length"], Run()); // A sub-category's articles are in the podcast too.
    }

    [Fact]
    public void AnEpisodesOwnCoverIsHeldToTheSame()
    {
        _content.Write("nghe/rieng.png", Pictures.Png(300, 300));
        _content.Article("nghe/a.md", more: "enclosures: [a.mp3]\nepisode: {image: rieng.png}");
        Assert.Equal(["nghe/a.md warning podcast-cover/size"], Run());
    }

    private void Category(string more) =>
        _content.Write("nghe/_index.md", $"---\ntitle: Nghe\npodcast:\n  {Guid}\n  category: News\n  {more}\n---\n");

    private IEnumerable<string> Run()
    {
        using var folder = _content.OpenStore();
        return ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://example.vn")), Now)
            .Select(fault => $"{fault.File} {(fault.IsError ? "error" : "warning")} {fault.Kind}");
    }
}
