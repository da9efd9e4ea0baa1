using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class PreconditionsTests
{
    private const string At = "Sun, 06 Nov 1994 08:49:37 GMT";
    private const string Before = "Sun, 06 Nov 1994 08:49:36 GMT";
    private const string After = "Sun, 06 Nov 1994 08:49:38 GMT";
    private static readonly Validators State = new("Q1w-_x", new DateTimeOffset(1994, 11, 6, 8, 49, 37, 900, TimeSpan.Zero));

    [Theory]
    [InlineData("\"Q1w-_x\"", "Identity")]
    [InlineData("\"Q1w-_x-gzip\"", "Gzip")]
    [InlineData("\"Q1w-_x-br\"", "Brotli")]
    [InlineData("W/\"Q1w-_x\"", "Identity")]
    [InlineData("W/\"Q1w-_x-gzip\"", "Gzip")]
    [InlineData("\"Q1w-_x;gzip\"", "Identity")]
    [InlineData("\"Q1w-_x--gzip\"", "Identity")]
    [InlineData("W/\"Q1w-_x-br-gzip\"", "Identity")]
    [InlineData("\"Q1w-_x-zstd\"", "Identity")]
    [InlineData("*", null)]
    [InlineData(" * ", null)]
    [InlineData("\"other\", \"Q1w-_x-br\"", "Brotli")]
    [InlineData("\"other\"\"Q1w-_x\"", "Identity")]
    [InlineData(",, ,\"other\" ,\t\"Q1w-_x\",", "Identity")]
    [InlineData("\"a,b\", \"Q1w-_x\"", "Identity")]
    [InlineData("garbage, \"Q1w-_x\"", "Identity")]
    [InlineData("\"unclosed, \"Q1w-_x\"", "Identity")]
    [InlineData("w/\"x\", Q1w-_x, W/, \"Q1w-_x\"", "Identity")]
    public void IfNoneMatchKnowsEveryTagOfTheCurrentState(string tags, string? coding)
    {
        Assert.Equal(Precondition.NotModified, Evaluate(out var held, ifNoneMatch: tags));
        Assert.Equal(coding, held?.ToString());
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("W/\"\"")]
    [InlineData("")]
    [InlineData("\"other\"")]
    [InlineData("Q1w-_x")]
    [InlineData("\"Q1w-_\"")]
    [InlineData("\"Q1w-_xx\"")]
    [InlineData("\"q1W-_X\"")]
    [InlineData("\"xQ1w-_x\"")]
    [InlineData("\"Q1w-_x-GZIP\"")]
    [InlineData("\"Q1w-_x-abcdefghijklmnopqrstuvw\"")]
    [InlineData("\"Q1w-_x")]
    [InlineData("\"other\", *")]
    [InlineData("w/\"Q1w-_x\"")]
    [InlineData("\"Q1w-_x \"")]
    public void IfNoneMatchKnowsNothingElse(string tags) => Assert.Equal(Precondition.Holds, Evaluate(out _, ifNoneMatch: tags));

    [Fact]
    public void IfNoneMatchMayStandInSeveralLines()
    {
        var headers = new HeaderDictionary { ["If-None-Match"] = new StringValues(["\"a\", \"b\"", "bad", "W/\"Q1w-_x-gzip\""]) };
        Assert.Equal(Precondition.NotModified, Preconditions.Evaluate(headers, State, dated: true, out var held));
        Assert.Equal(ContentCoding.Gzip, held);
    }

    [Theory]
    [InlineData("gzip", "\"Q1w-_x-br\", \"Q1w-_x-gzip\"", "Gzip")]
    [InlineData("gzip", "\"Q1w-_x-br\", \"other\", W/\"Q1w-_x-gzip\", \"Q1w-_x\"", "Gzip")]
    [InlineData("gzip", "\"Q1w-_x-br\", \"Q1w-_x\"", "Brotli")]
    [InlineData("gzip", "\"Q1w-_x-br\", garbage", "Brotli")]
    [InlineData("br", "\"Q1w-_x\", \"Q1w-_x-br\"", "Brotli")]
    [InlineData(null, "\"Q1w-_x-br\", \"Q1w-_x\"", "Identity")]
    public void OfSeveralTagsThatOfTheWantedCodingIsTheOneHeld(string? acceptEncoding, string tags, string coding)
    {
        foreach (var lines in new[] { new StringValues(tags), new StringValues(tags.Split(", ")) })
        {
            var headers = new HeaderDictionary { ["If-None-Match"] = lines, ["Accept-Encoding"] = acceptEncoding };
            Assert.Equal(Precondition.NotModified, Preconditions.Evaluate(headers, State, dated: true, out var held));
            Assert.Equal(coding, held?.ToString());
        }
    }

    [Fact]
    public void EightKilobytesOfTagsAreRead()
    {
        var tags = string.Join(", ", Enumerable.Range(0, 500).Select(i => $"W/\"tag-{i:0000}\""));
        Assert.Equal(Precondition.Holds, Evaluate(out _, ifNoneMatch: tags));
        Assert.Equal(Precondition.NotModified, Evaluate(out _, ifNoneMatch: tags + ", \"Q1w-_x\""));
    }

    [Theory]
    [InlineData(At, Precondition.NotModified)]
    [InlineData(After, Precondition.NotModified)]
    [InlineData(Before, Precondition.Holds)]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", Precondition.NotModified)]
    [InlineData("Sun Nov  6 08:49:37 1994", Precondition.NotModified)]
    [InlineData("Sun Nov  6 08:49:36 1994", Precondition.Holds)]
    [InlineData("Sat, 01 Jan 2000 00:00:00 GMT", Precondition.NotModified)]
    [InlineData("Wed, 01 Jan 1800 00:00:00 GMT", Precondition.Holds)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", Precondition.NotModified)]
    [InlineData("", Precondition.Holds)]
    [InlineData("yesterday", Precondition.Holds)]
    [InlineData("784111777", Precondition.Holds)]
    [InlineData("Mon, 06 Nov 1994 08:49:37 GMT", Precondition.Holds)]
    [InlineData("Sun, 31 Feb 1994 08:49:37 GMT", Precondition.Holds)]
    [InlineData("Wednesday, 09-Nov-94 08:49:37 GMT", Precondition.NotModified)]
    [InlineData("Wed Nov 16 08:49:37 1994", Precondition.NotModified)]
    [InlineData("Sun, 06 Nov 1994 08:49:37", Precondition.Holds)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 +0000", Precondition.Holds)]
    [InlineData("Sun, 06 Nov 1994 15:49:37 +0700", Precondition.Holds)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 UTC", Precondition.Holds)]
    [InlineData("Sun, 6 Nov 1994 08:49:37 GMT", Precondition.Holds)]
    [InlineData("Sun, 06 Nov 1994 9:49:37 GMT", Precondition.Holds)]
    [InlineData("Sun, 06 Nov 1994 08:49 GMT", Precondition.Holds)]
    [InlineData("Sun, 06 Nov 94 08:49:37 GMT", Precondition.Holds)]
    [InlineData("06 Nov 1994 08:49:37 GMT", Precondition.Holds)]
    [InlineData("Sun, 06-Nov-94 08:49:37 GMT", Precondition.Holds)]
    [InlineData("Sunday, 06-Nov-1994 08:49:37 GMT", Precondition.Holds)]
    [InlineData("Sunday, 06-Nov-94 08:49:37", Precondition.Holds)]
    [InlineData("Sun Nov 6 08:49:37 1994", Precondition.Holds)]
    [InlineData("Wed Nov  16 08:49:37 1994", Precondition.Holds)]
    [InlineData("1994-11-06T08:49:37Z", Precondition.Holds)]
    public void IfModifiedSinceIsComparedAsADate(string date, object expected) =>
        Assert.Equal(expected, Evaluate(out _, ifModifiedSince: date));

    [Fact]
    public void IfModifiedSinceInTwoLinesIsIgnored() =>
        Assert.Equal(
            Precondition.Holds,
            Preconditions.Evaluate(new HeaderDictionary { ["If-Modified-Since"] = new StringValues([At, At]) }, State, true, out _));

    [Fact]
    public void ADateInTheFutureIsNeverCompared()
    {
        Assert.Equal(
            Precondition.Holds, Preconditions.Evaluate(new HeaderDictionary { ["If-Modified-Since"] = At }, State, dated: false, out _));
        Assert.Equal(
            Precondition.Holds,
            Preconditions.Evaluate(new HeaderDictionary { ["If-Unmodified-Since"] = Before }, State, dated: false, out _));
    }

    [Theory]
    [InlineData("\"Q1w-_x\"", Before, Precondition.NotModified)]
    [InlineData("\"other\"", At, Precondition.Holds)]
    [InlineData("garbage", At, Precondition.Holds)]
    [InlineData("\"\"", At, Precondition.Holds)]
    public void IfModifiedSinceIsIgnoredWhenIfNoneMatchIsPresent(string tags, string date, object expected) =>
        Assert.Equal(expected, Evaluate(out _, ifNoneMatch: tags, ifModifiedSince: date));

    [Theory]
    [InlineData("\"Q1w-_x\"", Precondition.Holds)]
    [InlineData("\"Q1w-_x-br\"", Precondition.Holds)]
    [InlineData("\"other\", \"Q1w-_x-gzip\"", Precondition.Holds)]
    [InlineData("*", Precondition.Holds)]
    [InlineData("W/\"Q1w-_x\"", Precondition.Failed)]
    [InlineData("\"Q1w-_x--gzip\"", Precondition.Failed)]
    [InlineData("\"other\"", Precondition.Failed)]
    [InlineData("\"\"", Precondition.Failed)]
    [InlineData("garbage", Precondition.Failed)]
    public void IfMatchComparesStrongly(string tags, object expected) => Assert.Equal(expected, Evaluate(out _, ifMatch: tags));

    [Theory]
    [InlineData(Before, Precondition.Failed)]
    [InlineData(At, Precondition.Holds)]
    [InlineData(After, Precondition.Holds)]
    [InlineData("nonsense", Precondition.Holds)]
    public void IfUnmodifiedSinceFailsAfterAChange(string date, object expected) =>
        Assert.Equal(expected, Evaluate(out _, ifUnmodifiedSince: date));

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("\"Q1w-_x\"", true, true)]
    [InlineData("\"Q1w-_x\"", false, true)]
    [InlineData("W/\"Q1w-_x\"", true, false)]
    [InlineData("\"Q1w-_x-gzip\"", true, false)]
    [InlineData("\"Q1w-_x\", \"other\"", true, false)]
    [InlineData("Q1w-_x", true, false)]
    [InlineData("", true, false)]
    [InlineData("*", true, false)]
    [InlineData("0", true, false)]
    [InlineData(At, true, true)]
    [InlineData(At, false, false)]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", true, true)]
    [InlineData(Before, true, false)]
    [InlineData(After, true, false)]
    [InlineData(null, false, true)]
    public void IfRangeMatchesExactly(string? value, bool dated, bool expected)
    {
        var headers = new HeaderDictionary { ["If-Range"] = value };
        Assert.Equal(expected, Preconditions.RangeHolds(headers, State, dated));
    }

    [Fact]
    public void IfRangeInTwoLinesNeverHolds() =>
        Assert.False(
            Preconditions.RangeHolds(
            new HeaderDictionary { ["If-Range"] = new StringValues(["\"Q1w-_x\"", "\"Q1w-_x\""]) }, State, dated: true));

    [Fact]
    public void IfUnmodifiedSinceIsIgnoredWhenIfMatchIsPresent() =>
        Assert.Equal(Precondition.Holds, Evaluate(out _, ifMatch: "\"Q1w-_x\"", ifUnmodifiedSince: Before));

    [Fact]
    public void IfMatchIsJudgedBeforeIfNoneMatch()
    {
        Assert.Equal(Precondition.Failed, Evaluate(out _, ifMatch: "\"other\"", ifNoneMatch: "\"Q1w-_x\""));
        Assert.Equal(Precondition.NotModified, Evaluate(out _, ifMatch: "\"Q1w-_x\"", ifNoneMatch: "\"Q1w-_x\""));
    }

    [Fact]
    public void ARequestWithoutConditionsIsAnswered() => Assert.Equal(Precondition.Holds, Evaluate(out _));

    [Fact]
    public void APollAllocatesNothing()
    {
        var byTag = new HeaderDictionary { ["If-None-Match"] = "\"other\", W/\"Q1w-_x-gzip\"", ["If-Modified-Since"] = At };
        var byDate = new HeaderDictionary { ["If-Modified-Since"] = At };
        Poll(byTag, byDate);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Poll(byTag, byDate);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Poll(HeaderDictionary byTag, HeaderDictionary byDate)
        {
            for (var i = 0; i < 100; i++)
            {
                Preconditions.Evaluate(byTag, State, dated: true, out _);
                Preconditions.Evaluate(byDate, State, dated: true, out _);
            }
        }
    }

    private static Precondition Evaluate(
        out ContentCoding? held, string? ifMatch = null, string? ifUnmodifiedSince = null, string? ifNoneMatch = null,
            string? ifModifiedSince = null)
    {
        var headers = new HeaderDictionary();
        Add("If-Match", ifMatch);
        Add("If-Unmodified-Since", ifUnmodifiedSince);
        Add("If-None-Match", ifNoneMatch);
        Add("If-Modified-Since", ifModifiedSince);
        return Preconditions.Evaluate(headers, State, dated: true, out held);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.Append(name, value);
            }
        }
    }
}
