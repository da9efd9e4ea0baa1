using System.Text.RegularExpressions;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests;

/// <summary>Rooms in a row; each knows only those before it.</summary>
public class RoomsTests
{
    [Theory]
    [InlineData("Articles", "Editions|Feeds|Checks")]
    [InlineData("Editions", "Feeds|Checks")]
    [InlineData("Feeds", "Checks")]
    public void ARoomKnowsOnlyThoseBeforeIt(string room, string later) =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(SourceTree.Path("..", "..", "src", "NewsFeeds", room), "*.cs", SearchOption.AllDirectories),
            file => Regex.IsMatch(File.ReadAllText(file), $@"(using NewsFeeds\.|namespace NewsFeeds\.|\bNewsFeeds\.|[^\w.])({later})[.;]"));

    [Fact]
    public void TheLibraryKnowsNothingOfHttp() =>
        Assert.DoesNotContain(typeof(Article).Assembly.GetReferencedAssemblies(), each => each.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
}
