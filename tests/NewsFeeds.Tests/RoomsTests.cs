using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests;

/// <summary>Rooms in a row; each knows only those before it.</summary>
public class RoomsTests
{
    private static readonly string[] Rooms =
        ["Text", "Articles", "Addresses", "Media", "Folder", "Editions", "Rendering", "Feeds", "Checks", "Imports"];

    public static TheoryData<string> AllRooms => [.. Rooms];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void ARoomKnowsOnlyThoseBeforeIt(string room)
    {
        var later = string.Join('|', Rooms.SkipWhile(each => each != room).Skip(1));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(SourceTree.Path("src", "NewsFeeds", room), "*.cs", SearchOption.AllDirectories),
            file => later.Length > 0 && Regex.IsMatch(File.ReadAllText(file), $@"(using NewsFeeds\.|\bNewsFeeds\.)({later})[.;]"));
    }

    [Fact]
    public void EveryFolderIsARoom() =>
        Assert.Equal(
            Rooms.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(SourceTree.Path("src", "NewsFeeds")).Select(folder => Path.GetFileName(folder)!)
                .Except(["bin", "obj"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void AFolderIsANamespace(string room) =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(SourceTree.Path("src", "NewsFeeds", room), "*.cs", SearchOption.AllDirectories),
            file => !File.ReadAllText(file).Contains($"\nnamespace NewsFeeds.{NamespaceOf(file)};", StringComparison.Ordinal)
                && !File.ReadAllText(file).StartsWith($"namespace NewsFeeds.{NamespaceOf(file)};", StringComparison.Ordinal));

    [Fact]
    public void WhatImportsReadAndWriteKnowsNothingOfTheirFlow()
    {
        var imports = SourceTree.Path("src", "NewsFeeds", "Imports");
        var flow = string.Join('|', Directory.EnumerateFiles(imports, "*.cs").Select(Path.GetFileNameWithoutExtension));
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(imports).SelectMany(Directory.EnumerateFiles),
            file => Regex.IsMatch(File.ReadAllText(file), $@"\b({flow})\b"));
    }

    [Fact]
    public void TheLibraryKnowsNothingOfHttp() =>
        Assert.DoesNotContain(
            typeof(Article).Assembly.GetReferencedAssemblies(),
            each => each.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void OnlyAddressesPutsAPathOfTheServiceTogether() =>
        Assert.Empty(
            from file in Directory.EnumerateFiles(SourceTree.Path("src"), "*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".razor" && !Regex.IsMatch(file, @"/(Addresses|bin|obj)/")
            from line in File.ReadLines(file).Select(WithoutComment)

                // A host may be named like a segment, and so may a namespace of XML and a path of another site.
            where Address.TopSegments.Any(segment => Regex.IsMatch(line, $@"(?<!/|/schemas|\.com)/{segment}\b"))
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    private static string WithoutComment(string line) => Regex.Replace(line, @"(^|\s)//.*", "");

    private static string NamespaceOf(string file) =>
        Path.GetRelativePath(SourceTree.Path("src", "NewsFeeds"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
}
