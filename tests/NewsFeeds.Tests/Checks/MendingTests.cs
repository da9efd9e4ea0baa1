using System.Runtime.Versioning;
using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

public sealed class MendingTests : IDisposable
{
    private const string Index = "nghe/_index.md";

    // The UUID, version 5, of feeds.example.vn/feeds/nghe/podcast.xml.
    private const string Derived = "d05dc8aa-530c-5deb-bf09-7b126adc385d";

    private static readonly PublicUrls Urls = new(OpenNewsroom.PublicUrl);
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void APodcastGetsTheIdOfItsAddressOnceAndNothingElseChanges()
    {
        const string Before = "\ufeff---\r\ntitle: Nghe # tên\r\npodcast:\r\n  # bìa\r\n  category: News\r\nitems: 5\r\n---\r\nThân\n";
        _content.Write(Index, Before);
        Assert.Equal([new Mended(Index, Derived) { IsWritten = true }], Run());
        var after = Before.Replace("  # bìa\r\n", $"  # bìa\r\n  guid: {Derived}\r\n", StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(after), File.ReadAllBytes(_content[Index]));

        var time = File.GetLastWriteTimeUtc(_content[Index]);
        Assert.Empty(Run());
        Assert.Equal(time, File.GetLastWriteTimeUtc(_content[Index]));
    }

    [Fact]
    public void WhereTheAddressIsNotKnownTheIdIsRandom()
    {
        _content.Write(Index, "---\ntitle: Nghe\npodcast: true\n---\n");
        var mended = Assert.Single(Run(addresses: null));
        Assert.NotEqual(Derived, mended.Id);
        Assert.Equal($"---\ntitle: Nghe\npodcast: {{guid: {mended.Id}}}\n---\n", File.ReadAllText(_content[Index]));
    }

    [Theory]
    [InlineData("title: Nghe\npodcast: true\ntitle: Lần nữa\n")] // It has an error.
    [InlineData("title: Nghe\npodcast: {guid: 12}\n")]
    [InlineData("title: Nghe\npodcast: {giud: 917393e3-1b1e-5cef-ace4-edaa54e1f810}\n")] // It may be the id.
    [InlineData("title: Nghe\npodcast: \"true\"\n")]
    public void AFileWithoutASurePlaceIsLeftAsItIs(string matter)
    {
        _content.Write(Index, $"---\n{matter}---\n");
        Assert.False(Assert.Single(Run()).IsWritten);
        Assert.Equal($"---\n{matter}---\n", File.ReadAllText(_content[Index]));
    }

    [Fact]
    public void AFileThatCannotBeWrittenKeepsNoOtherFromIt()
    {
        _content.Write("a/_index.md", "---\ntitle: A\npodcast: true\n---\n");
        Directory.CreateDirectory(_content["a/._index.md.new"]); // Stands where the new file is written first.
        _content.Write(Index, "---\ntitle: Nghe\npodcast: true\n---\n");
        Assert.Equal([("a/_index.md", false), (Index, true)], Run().Select(mended => (mended.File, mended.IsWritten)));
    }

    [Fact]
    public void ALinkIsLeftAsItIs()
    {
        _content.Write("khac.txt", "---\ntitle: Nghe\npodcast: true\n---\n");
        Directory.CreateDirectory(_content["nghe"]);
        File.CreateSymbolicLink(_content[Index], _content["khac.txt"]);
        Assert.DoesNotContain(Run(), mended => mended.IsWritten);
        Assert.NotNull(new FileInfo(_content[Index]).LinkTarget);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void WhoMayWriteTheFileStaysSo()
    {
        _content.Write(Index, "---\ntitle: Nghe\npodcast: true\n---\n");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(_content[Index], Mode);
        Run();
        Assert.Equal(Mode, File.GetUnixFileMode(_content[Index]));
    }

    private IReadOnlyList<Mended> Run() => Run(Urls);

    private IReadOnlyList<Mended> Run(PublicUrls? addresses)
    {
        using var folder = _content.OpenStore();
        return Mending.Run(folder, folder.Read(), addresses);
    }
}
