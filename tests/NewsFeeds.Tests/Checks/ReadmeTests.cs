using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Checks;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Checks;

/// <summary>What the README shows to editors can be copied, and its tables have every key.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryContent _content = new();

    public ReadmeTests()
    {
        _content.Write("the-thao/_index.md", "---\ntitle: Thể thao\n---\n");
        _content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        _content.Write("kinh-te/bia.png", Pictures.Png(1400, 1400));
        _content.Write("kinh-te/gia-ca-phe.jpg", Pictures.Jpeg(1200, 800));
        _content.Article("kinh-te/a.md", more: "tags: [tài trợ, du lịch, ẩm thực]\nauthors: [TTXVN]");
    }

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match block in Block().Matches(Readme.Text))
            {
                examples.Add(block.Groups["kind"].Value, block.Groups["text"].Value);
            }

            return examples;
        }
    }

    public static TheoryData<string, string[]> PartsOfKeys => new()
    {
        { "Keys of a picture", KeyNames.OfPicture },
        { "Keys of an enclosure", KeyNames.OfEnclosure },
        { "Keys of an author", KeyNames.OfAuthor },
        { "Keys of source", KeyNames.OfSource },
        { "Keys of episode", KeyNames.OfEpisode },
        { "Keys of correction", KeyNames.OfCorrection },
        { "Keys of retracted", KeyNames.OfRetraction },
        { "Keys of a partner's feed", KeyNames.OfPartnerFeed },
        { "Keys of podcast", KeyNames.OfPodcast },
        { "Keys of owner", KeyNames.OfOwner },
    };

    public void Dispose() => _content.Dispose();

    [Theory, MemberData(nameof(Examples))]
    public void AnExampleHasNoFaultBesideTheGuidThatCheckWrites(string kind, string text)
    {
        if (kind == "markdown")
        {
            _content.Write("kinh-te/2026-10-28-gia-ca-phe.md", text);
        }
        else if (KeyNames.OfPublication.ContainsKey(text[..text.IndexOf(':', StringComparison.Ordinal)]))
        {
            _content.Publication(text);
        }
        else
        {
            _content.Write("kinh-te/_index.md", $"---\ntitle: Kinh tế\n{text}---\n");
        }

        using var folder = _content.OpenStore();
        var faults = ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://example.vn")), Now);
        Assert.Empty(faults.Where(fault => fault.Code != "no-podcast-guid").Select(fault => fault.ToString()));
    }

    [Fact]
    public void EveryKeyHasARowWithAllItsNames()
    {
        AssertKeys(KeyNames.OfArticle, "Keys of an article");
        AssertKeys(KeyNames.OfPublication, "Keys of the publication");
        AssertKeys(KeyNames.OfCategory, "Keys of a category");
    }

    [Theory, MemberData(nameof(PartsOfKeys))]
    public void EveryPartOfAKeyIsInATable(string heading, string[] names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), Readme.Names(heading));

    private static void AssertKeys(FrozenDictionary<string, string[]> known, string heading) =>
        Assert.Equal(
            known.Values.Select(names => string.Join(", ", names)).Distinct().Order(StringComparer.Ordinal),
            Readme.Rows(heading).Select(names => string.Join(", ", names)).Order(StringComparer.Ordinal));

    [GeneratedRegex("^```(?<kind>yaml|markdown)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
