using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Quốc phòng, an ninh – “Đài”…")]
    public void ACleanLineIsTheSameInstance(string text) => Assert.Same(text, PlainText.Line(text));

    [Theory]
    [InlineData("một\r\n\thai\nba", "một hai ba")]
    [InlineData("\u2028a  b\u2029", "a b")]
    [InlineData("a\0b\u000bc", "a b c")]
    [InlineData("5\u00a0%", "5\u00a0%")]
    [InlineData("a\ufffeb\uffff", "a\ufffdb\ufffd")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData(" \n ", "")]
    public void ALineHasNoBreakAndNothingThatADocumentCannotHold(string text, string line) => Assert.Equal(line, PlainText.Line(text));

    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\n ", "")]
    [InlineData("một", "một")]
    [InlineData("một  \r\n\thai\rba\n", "một\nhai\nba")]
    [InlineData("\n\nmột\n\n \n\t\nhai\n\n", "một\n\nhai")]
    [InlineData("một\u2028hai\fba\u000b bốn", "một\nhai\nba bốn")]
    [InlineData("a\0b\u001b\ufffe\uffff\u0085", "a b \ufffd\ufffd…")]
    [InlineData("Qu\u006f\u0302\u0301c\n<b>&", "Quốc\n<b>&")]
    public void LinesStayLines(string text, string lines)
    {
        Assert.Equal(lines, PlainText.Lines(text));
        Assert.Equal(lines, PlainText.Lines(lines));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("một\r\n\thai\0", "một\r\n\thai\0")]
    [InlineData("2\u0096 5 \u0093tốt\u0094\u0085 \u0081\u0080", "2– 5 “tốt”… €")]
    [InlineData("một\u2028hai\u2029ba", "một\nhai\nba")]
    [InlineData("\ufeffTin\u200b nhanh\u2060\u00ad", "Tin nhanh")]
    [InlineData("ប្រទេស\u200bកម្ពុជា", "ប្រទេស\u200bកម្ពុជា")]
    [InlineData("👨‍👩‍👧 👁️‍🗨️", "👨‍👩‍👧 👁️‍🗨️")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("Qu\u006f\u0302\u0301c", "Quốc")]
    public void ATextIsWhatItsAuthorMeant(string text, string meant)
    {
        Assert.Equal(meant, PlainText.Meant(text));
        Assert.Equal(meant, PlainText.Meant(meant));
    }

    // Putting so many in order would take the square of their number.
    [Theory]
    [InlineData(1_000, "ẹ\u0323")]
    [InlineData(1_001, "e\u0301\u0323")]
    public void MarksWithoutEndStayAsTheyAre(int marks, string beginning)
    {
        var text = "e" + string.Concat(Enumerable.Repeat("\u0301\u0323", marks))[..marks];
        Assert.StartsWith(beginning, PlainText.Meant(text), StringComparison.Ordinal);
    }

    // Not theory data: a test's name cannot hold a lone surrogate.
    [Fact]
    public void HalfAPairIsReplaced() => Assert.Equal("a\ufffdb", PlainText.Line("a\ud83db"));

    [Fact]
    public void LettersAreComposed() => Assert.Equal("Quốc phòng", PlainText.Line("Quốc phòng".Normalize(NormalizationForm.FormD)));
}
