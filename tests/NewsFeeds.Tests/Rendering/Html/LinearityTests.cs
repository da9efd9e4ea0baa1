using System.Globalization;

namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>Twice the text takes twice the work: steps and memory are counted, and no clock decides.</summary>
public class LinearityTests
{
    private const double About2 = 2.3;

    private static readonly string Deep = Times("<div>", 190);

    [Theory]
    [InlineData("<img src='data:,x'>")]
    [InlineData("<img src=a.jpg>")]
    [InlineData("<img src='data:,x'> ", "<a href=b>")]
    [InlineData("<img src='data:,x'>", "<p><source>")]
    [InlineData("<img src='data:,x'>", "<div>", "<noscript><img src=b.jpg></noscript></div>")]
    [InlineData("<figcaption>x</figcaption><img src='data:,x'>", "<figure>")]
    [InlineData("<figcaption>x</figcaption>", "<figure style='opacity:0'>", "<img src=a.jpg></figure>")]
    [InlineData("<img src=a.jpg> ", "<p style='visibility:hidden'>")]
    [InlineData("<span hidden>x</span> ", "<span>")]
    [InlineData("<a href='#x'>x</a>")]
    [InlineData("<a name=x>x</a>")]
    [InlineData("<center>x</center>")]
    [InlineData("<strike>x</strike>")]
    [InlineData("<x-y>x</x-y>")]
    [InlineData("<xmp>x</xmp>")]
    [InlineData("x<span>y</span>")]
    [InlineData("<p></p>x")]
    [InlineData("<video>x</video>")]
    [InlineData("<object><param name=movie value=//a.vn/x></object>")]
    [InlineData("x<p>y</p>", "<div style='font-weight:bold;font-style:italic'>")]
    [InlineData("<b style='font-weight:normal'>x</b>")]
    [InlineData("<p class=a>x</p>", "<style>.a { font-weight: bold } div .a { text-align: center }</style>")]
    public void TwiceTheElementsTakeTwiceTheWork(string unit, string before = "", string behind = "")
    {
        var times = unit.StartsWith("<object", StringComparison.Ordinal) ? 200 : 1_000;
        AssertLinear(n => before + Times(unit, n) + behind, times);
    }

    [Theory]
    [InlineData("<img src='data:,x'>")]
    [InlineData("<a href='#nowhere'>x</a>")]
    [InlineData("<x-y>x</x-y>")]
    public void DepthDoesNotMultiplyTheWork(string unit) => AssertLinear(n => Deep + Times(unit, n), 1_000);

    [Fact]
    public void ManyIdsOfOneSlugAreNumberedOn() => AssertLinear(
        n => string.Concat(Enumerable.Range(0, n).Select(i => $"<a href='#{Spelled(i)}'>x</a><i id='{Spelled(i)}'>x</i>")), 1_000);

    [Fact]
    public void TheNumbersOfIdsAreThoseThatAreFree() => Assert.Equal(
        "p-a p-a-2 p-a-3 p-a-3-2",
        string.Join(' ', Rendered.Html(string.Concat("a A á a-3".Split(' ').Select(id => $"<a href='#{id}'>x</a><i id='{id}'>x</i> ")))
            .Split(" id=\"").Skip(1).Select(part => part.Split('"')[0])));

    [Fact]
    public void ASheetThatIsPastedWithEveryPartIsReadOnce() => AssertLinear(
        n => Times("<style>p b { font-weight: normal }</style>\n<p><b>x</b></p>\n\n", n), 1_000);

    [Fact]
    public void NearlyTenThousandPicturesWithoutAnAddressAreRemoved() =>
        Assert.Equal("<p>x</p>", Rendered.Html(Times("<img src='data:,x'>", 9_900) + "x"));

    private static void AssertLinear(Func<int, string> text, int times)
    {
        Rendered.Body(text(10)); // Loads what is loaded once.
        var (once, twice) = (Cost(text(times)), Cost(text(2 * times)));
        Assert.InRange((double)twice.Steps / once.Steps, 1, About2);
        Assert.InRange((double)twice.Bytes / once.Bytes, 1, About2);
    }

    // Buffers come from pools that other tests empty and the collector trims, which only adds to what a run allocates. So the least of
    // several runs counts.
    private static (int Steps, long Bytes) Cost(string text) => Enumerable.Range(0, 5).Select(_ => CostOnce(text)).Min();

    private static (int Steps, long Bytes) CostOnce(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var steps = Rendered.Body(text).Steps;
        return (steps, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    // Each number in other capitals: one slug.
    private static string Spelled(int number) => string.Create(
        CultureInfo.InvariantCulture, $"{number:b14}").Replace('0', 'a').Replace('1', 'A');
}
