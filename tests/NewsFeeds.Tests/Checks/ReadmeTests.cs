using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Checks;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Checks;

/// <summary>What the README shows to editors can be copied.</summary>
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
            foreach (Match block in Block().Matches(File.ReadAllText(SourceTree.Path("README.md"))))
            {
                examples.Add(block.Groups["kind"].Value, block.Groups["text"].Value);
            }

            return examples;
        }
    }

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

    [GeneratedRegex("^```(?<kind>yaml|markdown)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
