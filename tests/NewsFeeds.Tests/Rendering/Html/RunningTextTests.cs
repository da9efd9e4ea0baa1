using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Rendering.Html;

public class RunningTextTests
{
    [Theory]
    [InlineData("# Tít\n\nMột  *hai*\nba.\n\n> bốn &amp; &nbsp; năm", "Một hai ba. bốn & năm")]
    [InlineData("Một[^1].\n\n[^1]: Chú.", "Một.")]
    [InlineData("Một.\n\n```\nmã\n```\n\n| a |\n|---|\n| b |\n\n![alt](a.jpg \"Chú\")\n\nHai.", "Một. Hai.")]
    [InlineData("- a\n- b", "a b")]
    [InlineData("một<br>hai<script>x</script>", "một hai")]
    [InlineData("# Chỉ có tít", "Chỉ có tít")]
    [InlineData("![](a.jpg)", "")]
    public void IsTheRunningText(string markdown, string text) => Assert.Equal(text, Rendered.Body(markdown).Text);

    [Fact]
    public void IsComposed() => Assert.Equal("Quốc phòng", Rendered.Body("Quốc phòng".Normalize(NormalizationForm.FormD)).Text);

    [Theory]
    [InlineData("Một hai ba", 300, "Một hai ba")]
    [InlineData("Một hai ba", 10, "Một hai ba")]
    [InlineData("Một hai ba", 9, "Một hai…")]
    [InlineData("Một hai, ba bốn", 10, "Một hai…")]
    [InlineData("  Một hai  ", 7, "Một hai")]
    [InlineData("a bbbbbbbbbbbbbb", 10, "a bbbbbbb…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…")]
    [InlineData("កម្ពុជា", 3, "កម្…")]
    [InlineData("", 2, "")]
    public void AnExcerptEndsBehindAWord(string text, int graphemes, string excerpt) => Assert.Equal(excerpt, Excerpt.Cut(text, graphemes));

    [Theory]
    [InlineData("a", 100_000)]
    [InlineData("ấ một hai ", 50)]
    public void AnExcerptIsBoundedHoweverManyAccentsItsLettersHave(string letters, int accents)
    {
        var text = string.Concat(Enumerable.Repeat(letters + new string('\u0323', accents), 100_000 / accents));
        Assert.InRange(Excerpt.Cut(text).Length, 1, 300 * 32);
    }
}
