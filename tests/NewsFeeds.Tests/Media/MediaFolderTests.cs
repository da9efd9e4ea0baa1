using System.Text;
using NewsFeeds.Folder;
using NewsFeeds.Media;

namespace NewsFeeds.Tests.Media;

public sealed class MediaFolderTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _folder;

    public MediaFolderTests() => _folder = _content.OpenStore();

    private MediaFolder Media => _folder.Media;

    public void Dispose()
    {
        _folder.Dispose();
        _content.Dispose();
    }

    [Theory]
    [InlineData("tin/ảnh tết.jpg")]
    [InlineData("Thể thao/ảnh.png")]
    public void AFileIsFoundWhateverUnicodeFormItsNameIsIn(string name)
    {
        foreach (var onDisk in new[] { name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD), Halfway(name) })
        {
            using var content = new TemporaryContent();
            content.Write(onDisk, [1, 2, 3]);
            using var folder = content.OpenStore();
            Assert.Equal(3, folder.Media.Find(name)?.Length);
            Assert.Equal(3, folder.Media.Find(name.Normalize(NormalizationForm.FormD))?.Length);
        }
    }

    [Theory]
    [InlineData("tin/anh.jpg", "tin/ANH.JPG")]
    [InlineData("Tin/Ảnh Tết.JPG", "tin/ảnh tết.jpg")]
    [InlineData("tin/anh%20dep.jpg", "tin/anh dep.jpg")]
    public void AnotherCaseIsForgivenWhereOneFileCanBeMeant(string onDisk, string named)
    {
        _content.Write(onDisk, [1, 2, 3]);
        Assert.Equal(onDisk, Media.Find(named)?.Path);
        Assert.Equal(onDisk, Media.Find(onDisk)?.Path);

        var other = onDisk[..^3] + "jPg";
        _content.Write(other, [1, 2]);
        Media.Forget([other]);
        Assert.Null(Media.Find(named));
        Assert.Equal((3, 2), (Media.Find(onDisk)?.Length, Media.Find(other)?.Length));

        _content.Delete(onDisk);
        Media.Forget([onDisk]);
        Assert.Equal(other, Media.Find(named)?.Path);
    }

    [Fact]
    public void AllAreThoseThatCanBeSent()
    {
        var decomposed = "ảnh.png".Normalize(NormalizationForm.FormD);
        foreach (var path in new[] { "b/a.jpg", "b/.a.jpg", ".b/a.jpg", "b/a.md", "A.JPG", "a.mp3", decomposed })
        {
            _content.Write(path, [1]);
        }

        _content.Write("b/empty.png", []);
        File.CreateSymbolicLink(_content["link.jpg"], _content["b/a.jpg"]);
        File.CreateSymbolicLink(_content["text.jpg"], _content["b/a.md"]);
        Directory.CreateSymbolicLink(_content["c"], _content["b"]);
        Assert.Equal(["A.JPG", "a.mp3", "ảnh.png", "link.jpg", "b/a.jpg"], Media.All());
        Assert.Empty(new MediaFolder().All());
        Assert.All(Media.All(), path =>
        {
            using var opened = Media.Open(path, out _);
            Assert.NotNull(opened);
        });
    }

    [Theory]
    [InlineData("%2e%2e/a.jpg")]
    [InlineData("tin/%2e%2e/a.jpg")]
    [InlineData("tin/%2Ehidden/a.jpg")]
    [InlineData("tin%2Fa.jpg")]
    public void WhatIsEncodedIsAName(string path)
    {
        _content.Write("a.jpg", [1]);
        _content.Write("tin/a.jpg", [1]);
        _content.Write("tin/.hidden/a.jpg", [1]);
        Assert.Null(Media.Find(path));
    }

    [Fact]
    public void AMissingNameListsItsFolderOnce()
    {
        for (var i = 0; i < 2000; i++)
        {
            File.WriteAllBytes(_content[$"{i}.jpg"], [1]);
        }

        var first = AllocatedBy(() => Assert.Null(Media.Find("é.jpg")));
        _content.Write("khac.txt", [1]); // A folder may change all the time.
        var later = AllocatedBy(() => Assert.Null(Media.Find("ế.jpg")));
        Assert.InRange(later, 0, first / 10);

        // It is not listed again for a name that comes or goes.
        var following = AllocatedBy(() =>
        {
            _content.Write(Halfway("ế.jpg"), [1, 2]);
            Media.Forget([Halfway("ế.jpg")]);
            Assert.Equal(2, Media.Find("ế.jpg")?.Length);
            File.Delete(_content[Halfway("ế.jpg")]);
            Media.Forget([Halfway("ế.jpg")]);
            Assert.Null(Media.Find("ế.jpg"));
        });
        Assert.InRange(following, 0, first / 10);
    }

    [Fact]
    public void ANameThatSeveralFilesMayMeanIsFollowedToo()
    {
        _content.Write("a.jpg", [1]);
        Assert.Null(Media.Find("ảnh.jpg"));
        _content.Write("Ảnh.jpg", [1]);
        _content.Write("ẢNH.jpg", [1]);
        Media.Forget(["Ảnh.jpg", "ẢNH.jpg"]);
        Assert.Null(Media.Find("ảnh.jpg"));

        File.Delete(_content["Ảnh.jpg"]);
        Media.Forget(["Ảnh.jpg"]);
        Assert.Equal("ẢNH.jpg", Media.Find("ảnh.jpg")?.Path);
    }

    [Fact]
    public void AFolderInAnotherCaseIsFoundOnceAScanTellsOfAFileInIt()
    {
        _content.Write("a.jpg", [1]);
        Assert.Null(Media.Find("tin/ảnh/b.jpg"));

        _content.Write("Tin/Ảnh/b.jpg", [1, 2]);
        Media.Forget(["Tin/Ảnh/b.jpg"]);
        Assert.Equal("Tin/Ảnh/b.jpg", Media.Find("tin/ảnh/b.jpg")?.Path);

        Directory.Move(_content["Tin"], _content["TIN"]);
        Media.Forget(["Tin/Ảnh/b.jpg", "TIN/Ảnh/b.jpg"]);
        Assert.Equal("TIN/Ảnh/b.jpg", Media.Find("tin/ảnh/b.jpg")?.Path);
    }

    [Fact]
    public async Task AFileThatChangesWhileItIsMeasuredIsMeasuredAgain()
    {
        _content.Write("a.png", [1]);
        for (var length = 2; length < 200; length++)
        {
            var finding = Task.Run(() => Media.Find("a.png"));
            _content.Write("a.png", new byte[length]);
            Media.Forget(["a.png"]);
            await finding;
            Assert.Equal(length, Media.Find("a.png")?.Length);
        }
    }

    [Fact]
    public void AnOpenFileThatWasNotMeasuredTellsItsTypeByItsBytes()
    {
        _content.Write("a.jpg", Pictures.Jpeg(9, 9));
        Assert.Equal("image/jpeg", Media.Find("a.jpg")?.MediaType);
        _content.Write("a.jpg", Pictures.Png(9, 9)); // Nobody tells the folder of it.

        using var opened = Media.Open("a.jpg", out _)!;
        Assert.Equal("image/png", Media.MediaTypeOf("a.jpg", opened));
        Assert.Equal(0, opened.Position);
    }

    [Fact]
    public void AFileIsSentWithoutBeingMeasured()
    {
        _content.Write("a.jpg", HostilePictures.Unmeasurable["fill.jpg"]());
        using var opened = Media.Open("a.jpg", out var spelled)!;

        Assert.Equal("image/jpeg", Media.MediaTypeOf(spelled, opened));
        Assert.Empty(Media.Known);
    }

    [Fact]
    public void AContradictionIsToldOnceToWhoeverSendsOrMeasuresTheFile()
    {
        var told = 0;
        Media.FaultFound += _ => told++;
        _content.Write("a.jpg", Pictures.Png(9, 9));
        using var opened = Media.Open("a.jpg", out var spelled)!;
        Media.MediaTypeOf(spelled, opened);
        Media.MediaTypeOf(spelled, opened);
        Media.Find("a.jpg");
        Assert.Equal(1, told);
    }

    [Fact]
    public void APictureIsMeasuredOnceUntilItChanges()
    {
        var told = 0;
        Media.FaultFound += _ => told++;
        _content.Write("a.jpg", HostilePictures.Unmeasurable["fill.jpg"]());
        Assert.Null(Media.Find("a.jpg")!.Width);
        Assert.Same(Media.Find("a.jpg"), Media.Find("a.jpg"));
        Assert.Equal(1, told);
    }

    // As some keyboards and systems write Vietnamese: the letter is composed, its tone is not.
    private static string Halfway(string name) => name
        .Replace("ế", "\u00ea\u0301", StringComparison.Ordinal).Replace("ả", "a\u0309", StringComparison.Ordinal)
        .Replace("ể", "\u00ea\u0309", StringComparison.Ordinal);

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
