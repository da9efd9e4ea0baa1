using System.Net;
using System.Net.Sockets;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Uploads;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Imports.UploadedMedia;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Picture = Pictures.Jpeg(600, 400);

    private readonly TemporaryContent _content = TemporaryContent.Empty();
    private readonly Dictionary<string, byte[]?> _answers = [];
    private readonly FileServer _site;
    private readonly FileServer _other;

    public DownloadTests()
    {
        _site = new FileServer(path => _answers.GetValueOrDefault(path, FileServer.Answer([], "404 Not Found")));
        _other = new FileServer(_ => FileServer.Answer(Picture));
    }

    public void Dispose()
    {
        _site.Dispose();
        _other.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task AFileOfTheSiteIsDownloadedThoughItsHostIsPrivate()
    {
        _answers["/a/%E1%BA%A3nh.jpg?v=2"] = FileServer.Answer(Picture, "200 OK", "Last-Modified: Mon, 03 May 2021 08:00:00 GMT");
        Assert.Equal(Placement.At("tin/ảnh.jpg"), await PlaceAsync("/a/ảnh.jpg?v=2#x"));
        Assert.Equal(Picture, File.ReadAllBytes(_content["tin/ảnh.jpg"]));
        Assert.Equal(new DateTime(2021, 5, 3, 8, 0, 0, DateTimeKind.Utc), File.GetLastWriteTimeUtc(_content["tin/ảnh.jpg"]));
        Assert.Contains("Accept-Encoding: identity\r\n", _site.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATimeThatNoFileCanHaveIsNotTaken()
    {
        _answers["/anh.jpg"] = FileServer.Answer(Picture, "200 OK", "Last-Modified: Mon, 01 Jan 0001 00:00:00 GMT");
        Assert.Equal(Placement.At("tin/anh.jpg"), await PlaceAsync("/anh.jpg"));
        Assert.InRange(File.GetLastWriteTimeUtc(_content["tin/anh.jpg"]).Year, 2000, 9999);
    }

    [Fact]
    public async Task AnotherPrivateHostIsNeverAsked()
    {
        var port = new Uri(_other.Address).Port;
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1" })
        {
            var placement = await Media().PlaceAsync($"http://{host}:{port}/anh.jpg", "tin", default);
            Assert.Equal(Placement.Lost("media/private"), placement);
        }

        Assert.Empty(_other.Asked);
        AssertNothingCame();
    }

    [Fact]
    public async Task ARedirectIntoAPrivateNetworkIsNotFollowed()
    {
        _answers["/anh.jpg"] = FileServer.Redirect($"{_other.Address}/anh.jpg");
        Assert.Equal(Placement.Lost("media/private"), await PlaceAsync("/anh.jpg"));
        Assert.Empty(_other.Asked);
        AssertNothingCame();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/a.jpg")]
    [InlineData("//[")]
    public async Task ARedirectLeadsToTheWebAlone(string location)
    {
        _answers["/anh.jpg"] = FileServer.Redirect(location);
        Assert.Equal(Placement.Lost("media/redirect"), await PlaceAsync("/anh.jpg"));
    }

    [Fact]
    public async Task FiveRedirectsAreFollowed()
    {
        for (var step = 0; step < 7; step++)
        {
            _answers[$"/{step}.jpg"] = FileServer.Redirect($"/{step + 1}.jpg");
        }

        AssertLost("media/redirects 5", await PlaceAsync("/1.jpg"));
        _answers["/7.jpg"] = FileServer.Answer(Picture);
        Assert.Equal(Placement.At("tin/2.jpg"), await PlaceAsync("/2.jpg"));
    }

    [Fact]
    public async Task AnAnswerThatIsNoFileIsRefused()
    {
        _answers["/nen.jpg"] = FileServer.Answer(Picture, "200 OK", "Content-Encoding: gzip");
        _answers["/trang.jpg"] = FileServer.Answer("<!DOCTYPE html><p>Không tìm thấy</p>"u8.ToArray(), "200 OK", "Content-Type: text/html");
        _answers["/rong.jpg"] = FileServer.Answer([]);
        _answers["/trang"] = FileServer.Answer("<p>"u8.ToArray(), "200 OK", "Content-Type: text/html");
        _answers["/phan.jpg"] = FileServer.Answer(Picture, "206 Partial Content");
        _answers["/la.jpg"] = "SSH-2.0\r\n"u8.ToArray();
        AssertLost("media/status 404", await PlaceAsync("/khong-co.jpg"));
        AssertLost("media/status 206", await PlaceAsync("/phan.jpg"));
        Assert.Equal("media/compressed", (await PlaceAsync("/nen.jpg")).Reason);
        Assert.Equal("media/no-media", (await PlaceAsync("/trang.jpg")).Reason);
        Assert.Equal("media/no-media", (await PlaceAsync("/rong.jpg")).Reason);
        Assert.Equal("media/type", (await PlaceAsync("/trang")).Reason);
        Assert.Equal("media/answer", (await PlaceAsync("/la.jpg")).Reason);
        AssertNothingCame();
    }

    [Fact]
    public async Task APartOfAFileNeverAppears()
    {
        _answers["/dut.jpg"] = [.. "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n"u8, .. Picture];
        _answers["/khuc.jpg"] = [.. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"u8, .. Picture];
        Assert.Equal(Placement.Lost("media/cut-off"), await PlaceAsync("/dut.jpg"));
        Assert.Equal(Placement.Lost("media/cut-off"), await PlaceAsync("/khuc.jpg"));
        AssertNothingCame();
    }

    [Fact]
    public async Task AHugeFileIsGivenUp()
    {
        var most = new DownloadLimits { MostBytes = Picture.Length - 1 };
        _answers["/to.jpg"] = FileServer.Answer(Picture);
        _answers["/la.jpg"] = [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. Picture]; // Nobody says how long it is.
        AssertLost($"media/large {most.MostBytes}", await PlaceAsync("/to.jpg", most));
        AssertLost($"media/large {most.MostBytes}", await PlaceAsync("/la.jpg", most));
        AssertNothingCame();
    }

    [Fact]
    public async Task ASilentServerIsGivenUp()
    {
        var soon = TimeSpan.FromMilliseconds(50);
        _answers["/im.jpg"] = null;
        Assert.Equal(Placement.Lost("media/slow"), await PlaceAsync("/im.jpg", new DownloadLimits { Idle = soon }));
        Assert.Equal(Placement.Lost("media/slow"), await PlaceAsync("/im.jpg", new DownloadLimits { Whole = soon }));
        AssertNothingCame();
    }

    [Fact]
    public async Task AServerThatIsNotThereIsTold()
    {
        using var bound = new Socket(SocketType.Stream, ProtocolType.Tcp); // Nobody listens.
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var home = $"http://{bound.LocalEndPoint}".Replace("[::ffff:127.0.0.1]", "127.0.0.1", StringComparison.Ordinal);
        using var downloads = new Downloads([home]);
        var media = new ImportedMedia(_content.Folder, [home], new Ledger(_content.Folder, isKept: false), isDryRun: false)
        {
            Downloads = downloads,
        };
        Assert.Equal(Placement.Lost("media/unreachable"), await media.PlaceAsync($"{home}/anh.jpg", "tin", default));
    }

    [Fact]
    public async Task WhoeverStopsTheRunIsHeard()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Media().PlaceAsync($"{_site.Address}/anh.jpg", "tin", stop.Token));
    }

    [Fact]
    public async Task AFailureIsNotTriedAgain()
    {
        var media = Media();
        for (var post = 0; post < 3; post++)
        {
            var placement = await media.PlaceAsync($"{_site.Address}/wp-content/uploads/2021/05/anh-300x200.jpg", "tin", default);
            AssertLost("media/status 404", placement);
            await media.PlaceAsync($"{_site.Address}/wp-content/uploads/2021/05/anh-600x400.jpg", "tin", default);
        }

        Assert.Equal(["anh.jpg", "anh-300x200.jpg", "anh-600x400.jpg"], _site.Asked.Select(path => path.Split('/')[^1]));
    }

    [Fact]
    public async Task ThePictureAsItWasUploadedIsSoughtFirst()
    {
        _answers["/wp-content/uploads/2021/05/anh.jpg"] = FileServer.Answer(Picture);
        _answers["/wp-content/uploads/2021/05/anh-1920x1080.jpg"] = FileServer.Answer(Pictures.Jpeg(1920, 1080));
        var media = Media();
        Assert.Equal("tin/anh.jpg", await PathAsync("anh-300x200.jpg"));
        Assert.Equal("tin/anh.jpg", await PathAsync("anh-150x150.jpg"));
        Assert.Equal("tin/anh.jpg", await PathAsync("anh.jpg"));
        Assert.Single(_site.Asked);

        async Task<string?> PathAsync(string name) =>
            (await media.PlaceAsync($"{_site.Address}/wp-content/uploads/2021/05/{name}", "tin", default)).Path;
    }

    [Fact]
    public async Task ASmallerPictureIsNoOriginal()
    {
        _answers["/wp-content/uploads/anh.jpg"] = FileServer.Answer(Picture);
        _answers["/wp-content/uploads/anh-1920x1080.jpg"] = FileServer.Answer(Pictures.Jpeg(1920, 1080));
        Assert.Equal(Placement.At("tin/anh-1920x1080.jpg"), await PlaceAsync("/wp-content/uploads/anh-1920x1080.jpg"));
        Assert.Single(Directory.EnumerateFiles(_content.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ANameWithoutAnEndingGetsTheOneOfItsType()
    {
        _answers["/hinh/12?w=9"] = FileServer.Answer(Picture, "200 OK", "Content-Type: image/jpeg; x=1");
        Assert.Equal(Placement.At("tin/12.jpg"), await PlaceAsync("/hinh/12?w=9"));
    }

    [Fact]
    public async Task UploadsComeBeforeDownloads()
    {
        using var uploads = TemporaryContent.Empty();
        uploads.Write("2021/05/anh.jpg", Picture);
        _answers["/wp-content/uploads/2021/05/hinh.jpg"] = FileServer.Answer(Picture);
        using var downloads = new Downloads([_site.Address]);
        var media = new ImportedMedia(_content.Folder, [_site.Address], new Ledger(_content.Folder, isKept: false), isDryRun: false)
        {
            Uploads = new UploadsFolder(uploads.Folder),
            Downloads = downloads,
        };
        foreach (var name in new[] { "anh.jpg", "hinh.jpg" })
        {
            Assert.Equal(
                Placement.At($"tin/{name}"), await media.PlaceAsync($"{_site.Address}/wp-content/uploads/2021/05/{name}", "tin", default));
        }

        Assert.Equal(["/wp-content/uploads/2021/05/hinh.jpg"], _site.Asked);
    }

    [Fact]
    public async Task ADryRunAsksNobody()
    {
        var media = Media(isDryRun: true);
        Assert.Equal(Placement.At("tin/anh.jpg"), await media.PlaceAsync($"{_site.Address}/anh.jpg", "tin", default));
        Assert.Equal(Placement.At("tin/anh-127-0-0-1.jpg"), await media.PlaceAsync($"{_site.Address}/a/anh.jpg", "tin", default));
        Assert.Equal(2, media.FilesWritten);
        Assert.Empty(_site.Asked);
        AssertNothingCame();
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void WhatAnybodyMayReachIsPublic(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.vn/a", true)]
    [InlineData("https://example.vn./a", true)]
    [InlineData("https://đài.vn/a", true)]
    [InlineData("http://8.8.8.8/a", true)]
    [InlineData("http://[2606:4700::1111]/a", true)]
    [InlineData("http://localhost:5000/a", false)]
    [InlineData("http://tin.localhost/a", false)]
    [InlineData("http://127.0.0.1/a", false)]
    [InlineData("http://2130706433/a", false)]
    [InlineData("http://192.168.1.20:8080/a", false)]
    [InlineData("http://[::1]/a", false)]
    [InlineData("http://[fd00::2]/a", false)]
    [InlineData("http://nas/a", false)]
    [InlineData("http://NAS.Local/a", false)]
    [InlineData("http://nas.lan./a", false)]
    [InlineData("http://cms.internal/a", false)]
    public void AHostIsJudgedByItsSpelling(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicNetwork.HasHostOf(new Uri(address)));

    private static void AssertLost(string why, Placement placement) =>
        Assert.Equal(why, string.Join(' ', [placement.Reason, .. placement.Arguments]));

    private async Task<Placement> PlaceAsync(string path, DownloadLimits? limits = null)
    {
        using var downloads = new Downloads([_site.Address], limits);
        return await Media(downloads).PlaceAsync(_site.Address + path, "tin", default);
    }

    private ImportedMedia Media(bool isDryRun = false) => Media(new Downloads([_site.Address]), isDryRun);

    private ImportedMedia Media(Downloads downloads, bool isDryRun = false) =>
        new(_content.Folder, [_site.Address], new Ledger(_content.Folder, isKept: false), isDryRun) { Downloads = downloads };

    private void AssertNothingCame() => Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
}
