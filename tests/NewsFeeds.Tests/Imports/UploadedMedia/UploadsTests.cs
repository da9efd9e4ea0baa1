using System.Text;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Uploads;

namespace NewsFeeds.Tests.Imports.UploadedMedia;

public sealed class UploadsTests : IDisposable
{
    private const string Site = "https://old.example";

    private static readonly DateTime Then = new(2021, 5, 3, 8, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryContent _content = TemporaryContent.Empty();
    private readonly TemporaryContent _uploads = TemporaryContent.Empty();

    public void Dispose()
    {
        _content.Dispose();
        _uploads.Dispose();
    }

    [Theory]
    [InlineData("https://old.example/wp-content/uploads/2021/05/ảnh.jpg")]
    [InlineData("https://old.example/wp-content/uploads/2021/05/%E1%BA%A3nh.jpg")]
    [InlineData("http://www.old.example:8080/blog/wp-content/uploads/2021/05/%e1%ba%a3nh.jpg?w=300#a")]
    [InlineData("//cdn.old.example/wp-content/uploads/2021/05/a%CC%89nh.jpg")]
    [InlineData("/wp-content/uploads/2021/05/ảnh.jpg")]
    [InlineData("https://i0.wp.com/old.example/wp-content/uploads/2021/05/ảnh.jpg?resize=300%2C200&ssl=1")]
    [InlineData("https://i2.wp.com/www.old.example/wp-content/uploads/2021/05/%E1%BA%A3nh.jpg")]
    public async Task EverySpellingOfAnAddressMeansTheUpload(string address)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            using var uploads = TemporaryContent.Empty();
            uploads.Write("2021/05/ảnh.jpg".Normalize(form), Pictures.Jpeg(40, 30));
            var media = Media(uploads.Folder);

            Assert.Equal(Placement.At("the-thao/ảnh.jpg"), await media.PlaceAsync(address, "the-thao", default));
            Assert.Equal(["the-thao/ảnh.jpg"], Files());
        }
    }

    [Theory]
    [InlineData("https://other.example/wp-content/uploads/2021/05/anh.jpg", "media/no-download")]
    [InlineData("https://notold.example/wp-content/uploads/2021/05/anh.jpg", "media/no-download")]
    [InlineData("https://old.example/wp-content/themes/anh.jpg", "media/no-download")]
    [InlineData("https://old.example/wp-content/uploads/2021/05/khac.jpg", "media/uploads")]
    [InlineData("https://old.example/wp-content/uploads/2021/05/thong-bao.pdf", "media/type")]
    [InlineData("mailto:a@old.example", "media/address")]
    [InlineData("data:image/gif;base64,R0lGOD", "media/address")]
    [InlineData("", "media/address")]
    public async Task WhyAFileCannotBeHadIsTold(string address, string reason)
    {
        Upload("2021/05/anh.jpg");
        Upload("2021/05/thong-bao.pdf");
        Assert.Equal(Placement.Lost(reason), await Media().PlaceAsync(address, "tin", default));
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("../ngoai.jpg")]
    [InlineData("%2e%2e/ngoai.jpg")]
    [InlineData("2021/..%2f..%2fngoai.jpg")]
    [InlineData("2021/%2e%2e%2f%2e%2e%2fngoai.jpg")]
    [InlineData("2021/..%5c..%5cngoai.jpg")]
    [InlineData("2021/..\\..\\ngoai.jpg")]
    [InlineData("%2fetc%2fngoai.jpg")]
    [InlineData("2021/ngoai.jpg%00.jpg")]
    [InlineData("%252e%252e/ngoai.jpg")]
    [InlineData("lien-ket/ngoai.jpg")]
    [InlineData("lien-ket/ngoai-300x200.jpg")]
    [InlineData("2021/lien-ket.jpg")]
    [InlineData("../ngoai-300x200.jpg")]
    [InlineData("..%2fngoai-300x200.jpg")]
    public async Task NothingOutsideOfTheUploadsIsRead(string path)
    {
        var inner = _uploads["sub"];
        Directory.CreateDirectory(Path.Combine(inner, "2021"));
        Upload("ngoai.jpg");
        Upload("ngoai-600x400.jpg");
        File.CreateSymbolicLink(Path.Combine(inner, "2021", "lien-ket.jpg"), _uploads["ngoai.jpg"]);
        Directory.CreateSymbolicLink(Path.Combine(inner, "lien-ket"), _uploads.Folder);
        Assert.Null((await Media(inner).PlaceAsync($"{Site}/wp-content/uploads/{path}", "tin", default)).Path);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("anh.jpg", "anh.jpg", "anh-scaled.jpg", "anh-300x200.jpg", "anh-600x400.jpg")]
    [InlineData("anh-scaled.jpg", "anh-scaled.jpg", "anh-300x200.jpg", "anh-600x400.jpg")]
    [InlineData("anh-600x400.jpg", "anh-300x200.jpg", "anh-600x400.jpg", "anh-150x150.jpg", "anhanh-900x900.jpg", "anh-900x900.png")]
    [InlineData("anh-300x200.jpg", "anh-300x200.jpg", "anh-x.jpg")]
    [InlineData("anh-600x400.jpg", "anh-600x400.jpg")]
    public async Task TheLargestRenditionThatIsThereIsPlaced(string largest, params string[] there)
    {
        foreach (var name in there)
        {
            Upload($"2021/05/{name}", 600, 400);
        }

        Assert.Equal($"tin/{largest}", await PlaceAsync(Media(), "2021/05/anh-300x200.jpg"));
    }

    [Fact]
    public async Task ASmallerPictureIsNoOriginal()
    {
        Upload("2021/05/anh.jpg", 200, 100);
        Upload("2021/05/anh-1920x1080.jpg", 1920, 1080);
        Assert.Equal("tin/anh-1920x1080.jpg", await PlaceAsync(Media(), "2021/05/anh-1920x1080.jpg"));
        Assert.Equal("tin/anh.jpg", await PlaceAsync(Media(), "2021/05/anh.jpg"));
    }

    [Fact]
    public async Task AFileOfTwoArticlesIsPlacedOnce()
    {
        Upload("2021/05/anh.jpg", 600, 400);
        var media = Media();
        Assert.Equal("tin/anh.jpg", await PlaceAsync(media, "2021/05/anh.jpg"));
        Assert.Equal("tin/anh.jpg", await PlaceAsync(media, "2021/05/anh.jpg", "the-thao"));
        Assert.Equal("tin/anh.jpg", await PlaceAsync(media, "2021/05/anh-300x200.jpg", "the-thao"));
        Assert.Equal(["tin/anh.jpg"], Files());
        Assert.Equal((1, Pictures.Jpeg(600, 400).Length), (media.FilesWritten, media.BytesWritten));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TwoFilesOfOneNameAreBothKept(bool isDryRun)
    {
        Upload("2021/05/anh.jpg", 1, 1);
        Upload("2021/06/anh.jpg", 2, 2);
        Upload("2021-06/anh.jpg", 3, 3);
        Upload("2022/01/anh.jpg", 1, 1); // The same bytes as the first.
        var media = Media(isDryRun);
        Assert.Equal("tin/anh.jpg", await PlaceAsync(media, "2021/05/anh.jpg"));
        Assert.Equal("tin/anh-2021-06.jpg", await PlaceAsync(media, "2021/06/anh.jpg"));
        Assert.Equal("tin/anh-2021-06-2.jpg", await PlaceAsync(media, "2021-06/anh.jpg"));
        Assert.Equal("tin/anh.jpg", await PlaceAsync(media, "2022/01/anh.jpg"));
        Assert.Equal((isDryRun ? 0 : 3, 3), (Files().Count, media.FilesWritten));
    }

    [Fact]
    public async Task TwiceIsOnce()
    {
        Upload("2021/05/anh.jpg", 1, 1);
        Upload("2021/06/anh.jpg", 2, 2);
        _content.Write("tin/hinh.jpg", "của biên tập viên");
        Upload("2021/06/hinh.jpg", 2, 2);
        string[] paths = ["2021/05/anh.jpg", "2021/06/anh.jpg", "2021/06/hinh.jpg"];
        string[] placed = ["tin/anh.jpg", "tin/anh-2021-06.jpg", "tin/hinh-2021-06.jpg"];
        for (var run = 0; run < 2; run++)
        {
            var media = Media();
            foreach (var (path, place) in paths.Zip(placed))
            {
                Assert.Equal(place, await PlaceAsync(media, path));
                Assert.Equal(Then, File.GetLastWriteTimeUtc(_content[place]));
            }

            Assert.Equal(run == 0 ? 3 : 0, media.FilesWritten);
        }

        Assert.Equal("của biên tập viên", File.ReadAllText(_content["tin/hinh.jpg"]));
        Assert.Equal(4, Files().Count);
    }

    [Fact]
    public async Task WhatAnEarlierRunPlacedIsTheEditors()
    {
        Upload("2021/05/anh.jpg", 600, 400);
        using (var first = new Ledger(_content.Folder, isKept: true))
        {
            Assert.Equal("tin/anh.jpg", await PlaceAsync(Media(first), "2021/05/anh-300x200.jpg"));
            first.Save();
        }

        using var ledger = new Ledger(_content.Folder, isKept: false);
        var entry = ledger.Find(Ledger.KeyOf("wp-content/uploads/2021/05/anh-300x200.jpg"));
        Assert.Equal(("tin/anh.jpg", Digest.OfFile(_uploads["2021/05/anh.jpg"])), (entry?.Path, entry?.Hash));
        _content.Delete("tin/anh.jpg");
        Assert.Equal("tin/anh.jpg", await PlaceAsync(Media(ledger), "2021/05/anh-300x200.jpg", "the-thao"));
        Assert.Equal([".import.json"], Files());
    }

    [Theory]
    [InlineData("IMG_1234.JPG", "IMG_1234.jpg")]
    [InlineData("Ảnh đại hội (2).jpg", "Ảnh-đại-hội-2.jpg")]
    [InlineData("_nháp.png", "nháp.png")]
    [InlineData("~#tam.png", "tam.png")]
    [InlineData("anh.1_2.jpg", "anh.1_2.jpg")]
    [InlineData("a.sync-conflict-20210501-101010-ABC.jpg", "a-sync-conflict-20210501-101010-ABC.jpg")]
    [InlineData("a_conflict-20210501.jpg", "a-conflict-20210501.jpg")]
    [InlineData("a_LOCAL_4711.jpg", "a-LOCAL-4711.jpg")]
    [InlineData("a (conflicted copy).jpg", "a-conflicted-copy.jpg")]
    [InlineData("tin.md.jpg", "tin-md.jpg")]
    [InlineData("ភ្នំពេញ.jpg", "ភ្នំពេញ.jpg")]
    [InlineData("!!!.jpg", "21-21-21.jpg")]
    public async Task NamesKeepLettersAndAreSafe(string name, string safe)
    {
        Upload($"2021/05/{name}");
        Assert.Equal($"tin/{safe}", await PlaceAsync(Media(), $"2021/05/{Uri.EscapeDataString(name)}"));
    }

    [Fact]
    public async Task LongNamesAreCutBetweenLetters()
    {
        var name = new string('ế', 80) + ".jpg";
        Upload($"2021/05/{name}", 1, 1);
        Upload($"2021/06/{name}", 2, 2);
        var media = Media();
        Assert.Equal($"tin/{new string('ế', 65)}.jpg", await PlaceAsync(media, $"2021/05/{name}"));
        Assert.Equal($"tin/{new string('ế', 62)}-2021-06.jpg", await PlaceAsync(media, $"2021/06/{name}"));
        Assert.All(Files(), file => Assert.InRange(Encoding.UTF8.GetByteCount(Path.GetFileName(file)), 1, 200));
    }

    [Fact]
    public async Task ADryRunWritesNothing()
    {
        Upload("2021/05/anh.jpg");
        var media = Media(isDryRun: true);
        Assert.Equal("tin/anh.jpg", await PlaceAsync(media, "2021/05/anh.jpg"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Folder));
        Assert.Equal((1, Pictures.Jpeg(4, 3).Length), (media.FilesWritten, media.BytesWritten));
    }

    [Fact]
    public async Task WhatAKilledRunLeftIsWrittenOver()
    {
        Upload("2021/05/anh.jpg");
        _content.Write("tin/.anh.jpg.new", "nửa");
        Assert.Equal("tin/anh.jpg", await PlaceAsync(Media(), "2021/05/anh.jpg"));
        Assert.Equal(["tin/anh.jpg"], Files());
    }

    [Fact]
    public async Task AFolderOrALinkWithTheNameIsLeftAlone()
    {
        Upload("2021/05/anh.jpg");
        Upload("2021/05/hinh.jpg");
        Directory.CreateDirectory(_content["tin/anh.jpg"]);
        File.CreateSymbolicLink(_content["tin/hinh.jpg"], _uploads["2021/05/hinh.jpg"]);
        Assert.Equal("tin/anh-2021-05.jpg", await PlaceAsync(Media(), "2021/05/anh.jpg"));
        Assert.Equal("tin/hinh-2021-05.jpg", await PlaceAsync(Media(), "2021/05/hinh.jpg"));
    }

    [Fact]
    public async Task SoundAndFilmsComeToo()
    {
        _uploads.Write("2021/05/ban-tin.mp3", "ID3\u0003\0\0\0\0\0\0"u8.ToArray());
        Assert.Equal("tin/ban-tin.mp3", await PlaceAsync(Media(), "2021/05/ban-tin.mp3"));
        using var folder = _content.OpenStore();
        Assert.Equal("audio/mpeg", folder.Media.Find("tin/ban-tin.mp3")?.MediaType);
    }

    private ImportedMedia Media(bool isDryRun = false) => Media(new Ledger(_content.Folder, isKept: false), isDryRun);

    private ImportedMedia Media(Ledger ledger, bool isDryRun = false) =>
        new(_content.Folder, [Site], ledger, isDryRun) { Uploads = new(_uploads.Folder) };

    private ImportedMedia Media(string uploads) =>
        new(_content.Folder, [Site], new Ledger(_content.Folder, isKept: false), false) { Uploads = new(uploads) };

    private static async Task<string?> PlaceAsync(ImportedMedia media, string path, string folder = "tin") =>
        (await media.PlaceAsync($"{Site}/wp-content/uploads/{path}", folder, default)).Path;

    private void Upload(string path, int width = 4, int height = 3)
    {
        _uploads.Write(path, Pictures.Jpeg(width, height));
        File.SetLastWriteTimeUtc(_uploads[path], Then);
    }

    private List<string> Files() =>
    [
        .. Directory.EnumerateFiles(_content.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_content.Folder, file)).Order(StringComparer.Ordinal),
    ];
}
