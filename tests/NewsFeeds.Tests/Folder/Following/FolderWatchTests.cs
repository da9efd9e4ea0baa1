using NewsFeeds.Folder.Following;

namespace NewsFeeds.Tests.Folder.Following;

public class FolderWatchTests
{
    [Fact]
    public void AnOverflowAsksForAScanOfEverythingAndTheWatchGoesOn()
    {
        using var content = new TemporaryContent();
        using var watcher = new Faulty(content.Folder);
        using var watch = new FolderWatch(content.Folder, _ => watcher);
        watcher.Fail(new InternalBufferOverflowException());
        Assert.Equal([""], watch.Take());
        Assert.True(watch.IsListening);
        Assert.False(watch.RenewIfLost(orRefused: true));
    }

    [Fact]
    public void ARefusedWatchIsAskedForAgainOnlyWhenAScanIsDue()
    {
        using var content = new TemporaryContent();
        var asked = 0;
        var refuses = true;
        using var watch = new FolderWatch(
            content.Folder, path => ++asked > 0 && refuses ? throw new IOException("no more watches") : new FileSystemWatcher(path));
        Assert.False(watch.IsListening);
        Assert.False(watch.RenewIfLost(orRefused: false));
        Assert.Equal(1, asked);
        Assert.False(watch.RenewIfLost(orRefused: true));
        Assert.Equal(2, asked);
        refuses = false;
        Assert.True(watch.RenewIfLost(orRefused: true));
        Assert.True(watch.IsListening);
    }

    [Fact]
    public void ARefusedWatchBelowAsksForAScanOfEverythingAndEndsTheWatch()
    {
        using var content = new TemporaryContent();
        using var watcher = new Faulty(content.Folder);
        using var watch = new FolderWatch(content.Folder, _ => watcher);
        watcher.Fail(new IOException("no more watches"));
        Assert.Equal([""], watch.Take());
        Assert.False(watch.IsListening);
    }

    [Theory]
    [InlineData(24, "unwatched/instances")] // EMFILE
    [InlineData(23, "unwatched/instances")] // ENFILE
    [InlineData(28, "unwatched/watches")] // ENOSPC
    [InlineData(5, "unwatched")]
    public void ARefusalNamesTheSettingToRaise(int error, string kind)
    {
        using var content = new TemporaryContent();
        var refused = new IOException("refused", error);
        var refuses = true;
        using var atOnce = new FolderWatch(content.Folder, path => refuses ? throw refused : new FileSystemWatcher(path));
        Assert.Equal(kind, atOnce.Refusal!.Kind);
        refuses = false;
        Assert.True(atOnce.RenewIfLost(orRefused: true));
        Assert.Null(atOnce.Refusal);

        using var watcher = new Faulty(content.Folder);
        using var below = new FolderWatch(content.Folder, _ => watcher);
        Assert.Null(below.Refusal);
        watcher.Fail(refused);
        Assert.Equal(kind, below.Refusal!.Kind);
    }

    [Fact]
    public void AFolderThatIsAwayIsNoRefusal()
    {
        using var watch = new FolderWatch(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        Assert.Equal((false, null), (watch.IsListening, watch.Refusal));
    }

    [Fact]
    public void ChangesInsideTheFolderDoNotMakeItAnotherFolder()
    {
        using var content = new TemporaryContent();
        using var watch = new FolderWatch(content.Folder);
        content.Article("a.md");
        File.Delete(content["a.md"]);
        Assert.False(watch.RenewIfLost(orRefused: true));
    }

    [Fact]
    public void AFolderMadeAgainUnderItsNameIsWatchedAgain()
    {
        using var content = new TemporaryContent();
        using var watch = new FolderWatch(content.Folder);
        Assert.False(watch.RenewIfLost(orRefused: false));
        Directory.Move(content.Folder, content.Folder + "-old");
        Assert.False(watch.RenewIfLost(orRefused: false));
        Assert.False(watch.IsListening);
        Directory.CreateDirectory(content.Folder);
        Assert.True(watch.RenewIfLost(orRefused: false));
        Assert.True(watch.IsListening);
        Directory.Delete(content.Folder + "-old", recursive: true);
    }

    [Fact]
    public void AnotherFolderWithTheSameTimesIsWatched()
    {
        using var content = new TemporaryContent();
        using var watch = new FolderWatch(content.Folder);
        Directory.CreateDirectory(content.Folder + "-new");
        Directory.SetLastWriteTimeUtc(content.Folder + "-new", Directory.GetLastWriteTimeUtc(content.Folder));
        Directory.Move(content.Folder, content.Folder + "-old");
        Directory.Move(content.Folder + "-new", content.Folder);
        Assert.True(watch.RenewIfLost(orRefused: false));
        Directory.Delete(content.Folder + "-old", recursive: true);
    }

    private sealed class Faulty(string path) : FileSystemWatcher(path)
    {
        public void Fail(Exception e) => OnError(new ErrorEventArgs(e));
    }
}
