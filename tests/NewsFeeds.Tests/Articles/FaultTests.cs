using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

public partial class FaultTests
{
    /// <summary>Every kind, its number of arguments and the file in which it is made, as the sources say.</summary>
    private static readonly List<(string Kind, int Arguments, string File)> Made = [.. Sources().SelectMany(KindsIn)];

    private static readonly Dictionary<string, string> Words = XDocument
        .Load(SourceTree.Path("src", "NewsFeeds", "Articles", "FaultTexts.resx")).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [Fact]
    public void EveryKindHasWordsAndAllWordsHaveAKind() =>
        Assert.Equal(Words.Keys.Order(StringComparer.Ordinal), Made.Select(made => made.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void ArgumentsFitThePlaceholders() => Assert.All(Made, made =>
    {
        var most = Placeholder().Matches(Words[made.Kind])
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();
        Assert.Equal($"{made.File} {made.Kind} {most}", $"{made.File} {made.Kind} {made.Arguments}");
    });

    [Fact]
    public void FaultsAreEqualByValue()
    {
        var fault = Number("nhiều");

        Assert.Equal(fault, Number(string.Concat("nh", "iều")));
        Assert.Equal(fault.GetHashCode(), Number(string.Concat("nh", "iều")).GetHashCode());
        Assert.NotEqual(fault, Number("ít"));
        Assert.NotEqual(fault, fault with { Line = 4 });
        Assert.NotEqual(fault, fault with { Kind = "wrong-type/text" });
        Assert.Single(new HashSet<Fault> { fault, Number("nhiều") });
    }

    [Fact]
    public void AnArgumentThatIsAFaultSpeaksTheSameLanguage()
    {
        var fault = new Fault("a.xml", 7, 0, Severity.Error, "refused", new Fault("a.xml", 7, 0, Severity.Error, "html", "<form>"));

        Assert.Equal("the service will not show it: left out: <form>; if readers need what it showed, add it by hand", fault.Message);
        Assert.Equal("dịch vụ sẽ không đăng bài này: đã bỏ: <form>; nếu bạn đọc cần nội dung đó, tự thêm vào bài", fault.MessageIn("vi"));
        Assert.Equal($"a.xml:7:1: error: {fault.MessageIn("vi")} [refused]", fault.LineIn("vi-VN"));
    }

    [Fact]
    public void ItIsALineThatEditorsLinkInEveryCultureOfTheMachine()
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        try
        {
            Assert.Equal(
                "_index.md:3:8: warning: 'items' must be a whole number from 1 to 100000, not 'nhiều' [wrong-type]",
                Number("nhiều").ToString());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static Fault Number(string written) =>
        new("_index.md", 3, 8, Severity.Warning, "wrong-type/number", "items", 1, 100000, written);

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(SourceTree.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    // The kind is the first argument that is a literal, or a choice between two.
    private static IEnumerable<(string Kind, int Arguments, string File)> KindsIn(string file)
    {
        var source = Character().Replace(File.ReadAllText(file), "c");
        foreach (Match call in Call().Matches(source))
        {
            var arguments = ArgumentsAt(source, call.Index + call.Length);
            var at = arguments.FindIndex(argument => Literal().IsMatch(argument));
            if (at < 0)
            {
                continue;
            }

            // An exception's cause stands between the kind and its arguments. The address of what is lost comes before them later.
            var between = call.Groups[1].Value switch
            {
                "UnrenderableException" => 2,
                "Lost" or "DownloadException" => 0,
                _ => 1,
            };
            yield return (
                Literal().Match(arguments[at]).Groups[1].Value, Math.Max(arguments.Count - at - between, 0), Path.GetFileName(file));
        }
    }

    private static List<string> ArgumentsAt(string source, int start)
    {
        var (arguments, depth, quoted, from) = (new List<string>(), 0, false, start);
        for (var at = start; ; at++)
        {
            var c = source[at];
            if (c == '"')
            {
                quoted = !quoted || source[at - 1] == '\\';
            }
            else if (quoted)
            {
                continue;
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (depth > 0 && c is ')' or ']' or '}')
            {
                depth--;
            }
            else if (depth == 0 && c is ')' or ',')
            {
                arguments.Add(source[from..at].Trim());
                from = at + 1;
                if (c == ')')
                {
                    return arguments;
                }
            }
        }
    }

    [GeneratedRegex(@"\b(Fault|Error|Warn|Warning|InBody|Wrong|Limit|Lost|UnrenderableException|DownloadException)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"^""([a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:/[a-z0-9-]+)?)""$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"'(\\.|[^\\'])'")]
    private static partial Regex Character();

    [GeneratedRegex(@"(?<!\{)\{(\d)(?::[^}]*)?\}")]
    private static partial Regex Placeholder();
}
