using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using NewsFeeds.Articles;
using NewsFeeds.Folder;

namespace NewsFeeds.Tests.Folder;

/// <summary>What the account that runs the service may not read.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ClosedFolderTests : IDisposable
{
    private const UnixFileMode Open =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryContent _content = new();

    public ClosedFolderTests()
    {
        File.SetUnixFileMode(_content.Folder, Open);
        _content.Write("_index.md", "---\ntitle: A\n---\n");
        _content.Article("tin/a.md");
    }

    public void Dispose()
    {
        File.SetUnixFileMode(_content.Folder, Open);
        File.SetUnixFileMode(_content["tin"], Open);
        _content.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("tin")]
    [InlineData("tin/below")]
    public void AFolderThatIsClosedIsNotCalledMissing(string path)
    {
        Directory.CreateDirectory(_content["tin/below"]);
        File.SetUnixFileMode(_content[path == "" ? "" : "tin"], UnixFileMode.None);
        using var folder = new ContentFolder(_content[path], "example.vn,2026");
        var (isThere, fault) = AsNobody(() => (folder.Read().Available, ContentFolder.Missing(folder.Root)));
        Assert.False(isThere);
        Assert.Equal(("no-content/closed", folder.Root), (fault.Kind, fault.File));
        Assert.Equal("no-content", AsNobody(() => ContentFolder.Missing(_content.Folder + "/nowhere")).Code);
    }

    [Fact]
    public void AnEmptyFolderIsNotClosed()
    {
        Directory.CreateDirectory(_content["tin/below"]);
        File.SetUnixFileMode(_content["tin"], Open);
        Assert.Equal("no-content", AsNobody(() => ContentFolder.Missing(_content["tin/below"])).Kind);
    }

    [Fact]
    public void APublicationThatCannotBeReadMayNameAnotherAuthoritySoTheStartFails()
    {
        File.SetUnixFileMode(_content["_index.md"], UnixFileMode.None);
        using var folder = new ContentFolder(_content.Folder, "example.vn,2026", watchEvents: false);
        var changes = folder.FollowAsync(null, CancellationToken.None).GetAsyncEnumerator();
        var fault = AsNobody(() => Assert.Throws<ContentException>(() => changes.MoveNextAsync().AsTask().GetAwaiter().GetResult()).Fault);
        Assert.Equal(
            $"{_content["_index.md"]}:1:1: error: this cannot be read: permission denied; let this account read it [unreadable]",
            fault.ToString());
    }

    [Theory]
    [InlineData("tin", "the folder cannot be read: permission denied; let this account read it")]
    [InlineData("tin/a.md", "this cannot be read: permission denied; let this account read it")]
    public void AFaultSaysThatTheAccountMayNotRead(string path, string message)
    {
        File.SetUnixFileMode(_content[path], UnixFileMode.None);
        using var folder = new ContentFolder(_content.Folder, "example.vn,2026");
        var scanner = folder.Scanner();
        scanner.Scan(["."]); // It finds the folder itself.
        Assert.Equal([message], AsNobody(() => scanner.Scan([path])).Faults.Select(fault => fault.Message));
    }

    /// <summary>Asks as an account to which no file belongs, on a thread of its own. The account of the tests may be root.</summary>
    private static T AsNobody<T>(Func<T> ask)
    {
        var asked = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            _ = SetFileSystemUser(65534);
            try
            {
                asked.SetResult(ask());
            }
#pragma warning disable CA1031 // The test gets it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                asked.SetException(e);
            }
        });
        thread.Start();
        return asked.Task.GetAwaiter().GetResult();
    }

#pragma warning disable SYSLIB1054 // The other attribute needs unsafe code.
    [DllImport("libc", EntryPoint = "setfsuid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemUser(int user);
#pragma warning restore SYSLIB1054
}
