using System.Text.RegularExpressions;

namespace NewsFeeds.Postgres.Tests;

/// <summary>Rooms in a row; each knows only those before it.</summary>
public class RoomsTests
{
    private static readonly string[] Rooms = ["Schema", "Views", "Following", "Checks"];

    private static readonly string Store = SourceTree.Path("src", "NewsFeeds.Postgres");

    public static TheoryData<string> AllRooms => [.. Rooms];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void ARoomKnowsOnlyThoseBeforeIt(string room)
    {
        var later = string.Join('|', Rooms.SkipWhile(each => each != room).Skip(1));
        Assert.DoesNotContain(
            FilesOf(room), file => later.Length > 0 && Regex.IsMatch(File.ReadAllText(file), $@"\bPostgres\.({later})\b"));
    }

    [Fact]
    public void EveryFolderIsARoom() =>
        Assert.Equal(
            Rooms.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Store).Select(folder => Path.GetFileName(folder)!)
                .Except(["bin", "obj"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void AFolderIsANamespace(string room) =>
        Assert.All(
            FilesOf(room), file => Assert.Matches($@"(?m)^namespace NewsFeeds\.Postgres\.{room};", File.ReadAllText(file)));

    private static IEnumerable<string> FilesOf(string room) =>
        Directory.EnumerateFiles(Path.Combine(Store, room), "*.cs", SearchOption.AllDirectories);
}
