namespace NewsFeeds.Server.Tests;

/// <summary>Rooms in a row; each knows only those before it.</summary>
public class RoomsTests
{
    [Theory]
    [InlineData("Serving", "Server.Pages")]
    [InlineData("Serving", "Server.Commands")]
    [InlineData("Pages", "Server.Commands")]
    public void ARoomKnowsOnlyThoseBeforeIt(string room, string later) =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(SourceTree.Path("src", "NewsFeeds.Server", room), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains($"using NewsFeeds.{later}", StringComparison.Ordinal));
}
