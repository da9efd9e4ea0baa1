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
    [InlineData("\u2028a  b\u0085", "a b")]
    [InlineData("a\0b\u000bc", "a b c")]
    [InlineData("5\u00a0%", "5\u00a0%")]
    [InlineData("a\ufffeb\uffff", "a\ufffdb\ufffd")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData(" \n ", "")]
    public void ALineHasNoBreakAndNothingThatADocumentCannotHold(string text, string line) => Assert.Equal(line, PlainText.Line(text));

    // Not theory data: a test's name cannot hold a lone surrogate.
    [Fact]
    public void HalfAPairIsReplaced() => Assert.Equal("a\ufffdb", PlainText.Line("a\ud83db"));

    [Fact]
    public void LettersAreComposed() => Assert.Equal("Quốc phòng", PlainText.Line("Quốc phòng".Normalize(NormalizationForm.FormD)));
}
