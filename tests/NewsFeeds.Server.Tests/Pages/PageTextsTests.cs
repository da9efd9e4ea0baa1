using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Tests.Pages;

public partial class PageTextsTests
{
    [Theory, InlineData("Pages", "Texts"), InlineData("Desk", "DeskTexts"), InlineData("Commands", "CommandTexts")]
    public void EveryLanguageHasEveryTextAndEveryTextIsUsed(string room, string name)
    {
        var resources = new ResourceManager($"NewsFeeds.Server.{room}.{name}", typeof(Texts).Assembly);
        var english = KeysOf(resources, CultureInfo.InvariantCulture);
        Assert.Equal(english, KeysOf(resources, CultureInfo.GetCultureInfo("vi")));
        var used = Directory.EnumerateFiles(SourceTree.Path("src", "NewsFeeds.Server", room), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(file => Use().Matches(File.ReadAllText(file))).Select(use => use.Groups["text"].Value)
                .ToHashSet(StringComparer.Ordinal);
        Assert.All(english, key => Assert.Contains(key, used));
        Assert.All(english, key => Assert.Equal(
            PlaceholdersOf(resources, key, CultureInfo.InvariantCulture),
            PlaceholdersOf(resources, key, CultureInfo.GetCultureInfo("vi"))));
    }

    [Fact]
    public async Task AnEnglishPublicationHasEnglishPagesAndAnotherOneToo()
    {
        foreach (var (language, says) in new[] { ("en", "Follow everything"), ("en-GB", "Follow everything"),
            ("km", "Follow everything"), ("vi-VN", "Theo dõi tất cả") })
        {
            await using var site = await Site.StartAsync(
                fill: content => content.Write("_index.md", $"---\ntitle: X\nlanguage: {language}\n---\n"));
            var page = await site.Client.GetStringAsync(new Uri("/", UriKind.Relative));
            Assert.Contains(says, page, StringComparison.Ordinal);
            Assert.Contains($"lang=\"{language}\"", page, StringComparison.Ordinal);
        }
    }

    // Pages call their texts so, and numbers and times theirs.
    [GeneratedRegex(@"\b(?:T|\w*[Tt]exts|nameof\(NumberFormatInfo)\.(?<text>\w+)|time\.Total\w+, ""(?<text>\w+)""")]
    private static partial Regex Use();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    private static IEnumerable<string> PlaceholdersOf(ResourceManager resources, string key, CultureInfo culture) =>
        Placeholder().Matches(resources.GetString(key, culture)!).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static List<string> KeysOf(ResourceManager resources, CultureInfo culture) =>
        [.. resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];
}
