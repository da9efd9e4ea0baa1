using Microsoft.Extensions.Primitives;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Tests.Serving;

public class CodingNegotiationTests
{
    [Theory]
    [InlineData("gzip, deflate, br", "Brotli")]
    [InlineData("gzip, deflate, br, zstd", "Brotli")]
    [InlineData("gzip", "Gzip")]
    [InlineData("GZIP", "Gzip")]
    [InlineData("x-gzip", "Gzip")]
    [InlineData("gzip,deflate", "Gzip")]
    [InlineData("br;q=0.5, gzip;q=0.8", "Gzip")]
    [InlineData("br;q=0.8, gzip;q=0.8", "Brotli")]
    [InlineData("*", "Brotli")]
    [InlineData("gzip;q=0, *", "Brotli")]
    [InlineData("br;q=0, *;q=0.1", "Gzip")]
    [InlineData("*;q=0", "Identity")]
    [InlineData("identity;q=0, *;q=0", "Identity")]
    [InlineData("*;q=0, identity", "Identity")]
    [InlineData("*;q=0, br;q=0.1", "Brotli")]
    [InlineData("identity;q=0", "Gzip")]
    [InlineData("identity;q=0, deflate", "Gzip")]
    [InlineData("identity;q=0, br;q=0", "Gzip")]
    [InlineData("identity;q=0, gzip;q=0", "Brotli")]
    [InlineData("identity;q=0, gzip;q=0, br;q=0", "Identity")]
    [InlineData("identity;q=0, *", "Brotli")]
    [InlineData("identity;q=0, gzip", "Gzip")]
    [InlineData("identity, gzip;q=0.5", "Identity")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "Gzip")]
    [InlineData("gzip;q=0.001", "Gzip")]
    [InlineData("gzip;q=0.000", "Identity")]
    [InlineData("gzip;q=1.", "Gzip")]
    [InlineData("gzip ; q=1.0", "Gzip")]
    [InlineData("gzip;Q=0.5", "Gzip")]
    [InlineData("gzip;q=1.001", "Identity")]
    [InlineData("gzip;q=0.0001", "Identity")]
    [InlineData("gzip;q=-1", "Identity")]
    [InlineData("gzip;q=abc, br;q=0.1", "Brotli")]
    [InlineData("gzip;level=9", "Identity")]
    [InlineData(",;,=;q, gzip", "Gzip")]
    [InlineData("gzipped, brotli", "Identity")]
    [InlineData("deflate, compress, zstd", "Identity")]
    [InlineData("", "Identity")]
    public void TheBestAcceptableCodingIsChosen(string header, string coding) =>
        Assert.Equal(coding, CodingNegotiation.Choose(header).ToString());

    [Fact]
    public void WithoutAcceptEncodingTheCodingIsIdentity() =>
        Assert.Equal(ContentCoding.Identity, CodingNegotiation.Choose(StringValues.Empty));

    [Fact]
    public void SeveralLinesAreOneList() =>
        Assert.Equal(ContentCoding.Gzip, CodingNegotiation.Choose(new StringValues(["identity;q=0.5", "gzip", "br;q=0.2"])));
}
