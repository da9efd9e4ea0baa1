using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

public partial class FaultTextsTests
{
    private static readonly List<KeyValuePair<string, string>> English = Read("FaultTexts.resx");
    private static readonly List<KeyValuePair<string, string>> Vietnamese = Read("FaultTexts.vi.resx");

    /// <summary>The texts of each kind that has both.</summary>
    private static readonly List<(string Kind, string English, string Vietnamese)> Both =
        [.. English.Join(Vietnamese, text => text.Key, text => text.Key, (one, other) => (one.Key, one.Value, other.Value))];

    [Fact]
    public void EveryKindIsTranslated() => Assert.Equal(English.Select(text => text.Key), Vietnamese.Select(text => text.Key));

    [Fact]
    public void KindsAreInAlphabeticalOrder() => Assert.Equal(
        English.Select(text => text.Key).Order(StringComparer.Ordinal), English.Select(text => text.Key));

    [Fact]
    public void ATranslationNamesWhatTheEnglishTextNames() => Assert.All(
        Both, text => Assert.Equal((text.Kind, PlaceholdersOf(text.English)), (text.Kind, PlaceholdersOf(text.Vietnamese))));

    [Fact]
    public void ATranslationHasTheSameKeysInQuotes() => Assert.All(Both, text => Assert.All(
        QuotedKey().Matches(text.English), key => Assert.Contains(key.Value, text.Vietnamese, StringComparison.Ordinal)));

    [Fact]
    public void ATranslationIsNotEnglish() =>
        Assert.All(Both, text => Assert.NotEqual(text.English, text.Vietnamese, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void ATextIsPartOfALineSoItEndsWithoutAFullStop() =>
        Assert.All(English.Concat(Vietnamese), text => Assert.Matches(@"^\S(?:.*[^.\s])?$", text.Value));

    [Fact]
    public void LettersAndTheirMarksAreOneCharacter() =>
        Assert.All(English.Concat(Vietnamese), text => Assert.True(text.Value.IsNormalized(), text.Key));

    [Fact]
    public void ATextCanBeFilledIn() =>
        Assert.All(English.Concat(Vietnamese), text => Assert.InRange(CompositeFormat.Parse(text.Value).MinimumArgumentCount, 0, 4));

    [Theory]
    [InlineData("vi", "bài phải có ngày, như 2026-11-23; ghi vào 'date'")]
    [InlineData("vi-VN", "bài phải có ngày, như 2026-11-23; ghi vào 'date'")]
    [InlineData("VI-vn", "bài phải có ngày, như 2026-11-23; ghi vào 'date'")]
    [InlineData("en-GB", "an article needs a date such as 2026-11-23; write it in 'date'")]
    [InlineData("km", "an article needs a date such as 2026-11-23; write it in 'date'")]
    [InlineData("", "an article needs a date such as 2026-11-23; write it in 'date'")]
    [InlineData("tiếng Việt", "an article needs a date such as 2026-11-23; write it in 'date'")]
    public void AnEditorReadsItInTheirLanguageWhateverTheMachines(string language, string message)
    {
        var fault = new Fault("tin/a.md", 1, 1, Severity.Error, "missing-date", "date");
        Assert.All(["", "vi-VN", "de-DE"], machine => Under(machine, () =>
        {
            Assert.Equal(message, fault.MessageIn(language));
            Assert.Equal("an article needs a date such as 2026-11-23; write it in 'date'", fault.Message);
        }));
    }

    [Fact]
    public void NumbersAreWrittenAlikeInEveryLanguage() => Under("vi-VN", () => Assert.Equal(
        "đọc một hàng theo key mất 12.5 ms, phần lớn ở “Seq Scan on post”, trong khi đọc cả danh sách mất 1234.5 ms; "
            + "để 'key' là primary key nguyên vẹn, và join bảng khác qua cột có index",
        new Fault("articles", 0, 0, Severity.Warning, "slow-key", 12.5, "Seq Scan on post", 1234.5).MessageIn("vi")));

    private static void Under(string machine, Action act)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(machine);
        try
        {
            act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static string PlaceholdersOf(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static List<KeyValuePair<string, string>> Read(string file) =>
    [
        .. XDocument.Load(SourceTree.Path("src", "NewsFeeds", "Articles", file)).Root!.Elements("data")
            .Select(data => KeyValuePair.Create(data.Attribute("name")!.Value, data.Element("value")!.Value)),
    ];

    [GeneratedRegex(@"(?<!\{)\{\d(?::[^}]*)?\}")]
    private static partial Regex Placeholder();

    // A key, a column or a file name, and not words of a language.
    [GeneratedRegex(@"(?<!\w)'[A-Za-z_]+'")]
    private static partial Regex QuotedKey();
}
