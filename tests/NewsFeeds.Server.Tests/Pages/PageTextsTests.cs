using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using NewsFeeds.Server.Pages;

namespace NewsFeeds.Server.Tests.Pages;

public partial class PageTextsTests
{
    private static readonly ResourceManager Resources = new("NewsFeeds.Server.Pages.Texts", typeof(Texts).Assembly);

    [Fact]
    public void EveryLanguageHasEveryTextAndEveryTextIsUsed()
    {
        var english = FrontMatterReader(CultureInfo.InvariantCulture);
        Assert.Equal(english, FrontMatterReader(CultureInfo.GetCultureInfo("vi")));
        var used = Directory.EnumerateFiles(SourceTree.Path("src", "NewsFeeds.Server", "Pages"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(file => Use().Matches(File.ReadAllText(file))).Select(use => use.Groups["text"].Value)
                .ToHashSet(StringComparer.Ordinal);
        Assert.All(english, key => Assert.Contains(key, used));
    }

    [Fact]
    public async Task AnEnglishPublicationHasEnglishPagesAndAnotherOneToo()
    {
        foreach (var (language, says) in new[] { ("en", "Subscribe to everything"), ("en-GB", "Subscribe to everything"),
            ("km", "Subscribe to everything"), ("vi-VN", "Theo dõi tất cả") })
        {
            await using var site = await Site.StartAsync(
                fill: content => content.Write("_index.md", $"---\ntitle: X\nlanguage: {language}\n---\n"));
            var page = await site.Client.GetStringAsync(new Uri("/", UriKind.Relative));
            Assert.Contains(says, page, StringComparison.Ordinal);
            Assert.Contains($"lang=\"{language}\"", page, StringComparison.Ordinal);
        }
    }

    // Pages call their texts so.
    [GeneratedRegex(@"\b(?:T|[Tt]exts)\.(?<text>\w+)")]
    private static partial Regex Use();

    private static List<string> FrontMatterReader(CultureInfo culture) =>
        [.. Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];
}
