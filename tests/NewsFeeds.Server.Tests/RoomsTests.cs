using System.Text.RegularExpressions;

namespace NewsFeeds.Server.Tests;

/// <summary>Rooms in a row; each knows only those before it.</summary>
public class RoomsTests
{
    private static readonly string[] Rooms = ["Settings", "Documents", "Serving", "Pages", "Desk", "Exports", "Commands", "Hosting"];

    private static readonly string Server = SourceTree.Path("src", "NewsFeeds.Server");

    public static TheoryData<string> AllRooms => [.. Rooms];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void ARoomKnowsOnlyThoseBeforeIt(string room)
    {
        var later = string.Join('|', Rooms.SkipWhile(each => each != room).Skip(1));
        Assert.DoesNotContain(
            FilesOf(room, "*.cs").Concat(FilesOf(room, "*.razor")),
            file => later.Length > 0 && Regex.IsMatch(File.ReadAllText(file), $@"\bServer\.({later})\b"));
    }

    [Fact]
    public void EveryFolderIsARoom() =>
        Assert.Equal(
            Rooms.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Server).Select(folder => Path.GetFileName(folder)!)
                .Except(["bin", "obj", "Install"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void AFolderIsANamespace(string room) =>
        Assert.All(
            FilesOf(room, "*.cs"),
            file => Assert.Matches($@"(?m)^namespace NewsFeeds\.Server\.{NamespaceOf(file)};", File.ReadAllText(file)));

    private static IEnumerable<string> FilesOf(string room, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Server, room), pattern, SearchOption.AllDirectories);

    private static string NamespaceOf(string file) =>
        Regex.Escape(Path.GetRelativePath(Server, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.'));
}
