namespace NewsFeeds.Server.Tests;

/// <summary>Rooms in a row; each knows only those before it.</summary>
public class RoomsTests
{
    [Theory]
    [InlineData("Documents", "Server.Serving")]
    [InlineData("Documents", "Server.Pages")]
    [InlineData("Documents", "Server.Hosting")]
    [InlineData("Serving", "Server.Pages")]
    [InlineData("Serving", "Server.Commands")]
    [InlineData("Pages", "Server.Commands")]
    public void ARoomKnowsOnlyThoseBeforeIt(string room, string later) =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "NewsFeeds.Server", room), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains($"using NewsFeeds.{later}", StringComparison.Ordinal));

    [Fact]
    public void DocumentsKnowNoRequest() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "NewsFeeds.Server", "Documents"), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file) is var text && (text.Contains("HttpContext", StringComparison.Ordinal) || text.Contains("AspNetCore", StringComparison.Ordinal)));
}
