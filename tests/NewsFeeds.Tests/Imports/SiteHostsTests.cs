using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Tests.Imports;

public class SiteHostsTests
{
    private static readonly SiteHosts Hosts = new(["https://www.báo.example/tin", "http://cu.example:8080"]);

    [Theory]
    [InlineData("http://báo.example/a", true)]
    [InlineData("https://www.xn--bo-mia.example/a", true)]
    [InlineData("https://BÁO.example:444/a", true)]
    [InlineData("https://cu.example/", true)]
    [InlineData("https://huyen.báo.example/a", false)]
    [InlineData("https://khácbáo.example/a", false)]
    [InlineData("urn:a", false)]
    public void AHostIsTheSameInEverySpelling(string address, bool isOfSite) => Assert.Equal(isOfSite, Hosts.Has(new Uri(address)));

    [Theory]
    [InlineData("https://cdn.báo.example/a.jpg", true)]
    [InlineData("https://báo.example/a.jpg", true)]
    [InlineData("https://khaccu.example/a.jpg", false)]
    public void FilesMayBeOnHostsBelow(string address, bool isOfSite) => Assert.Equal(isOfSite, Hosts.HasFilesAt(new Uri(address)));

    [Theory]
    [InlineData("xn--bo-mia.example", 80, true)]
    [InlineData("www.xn--bo-mia.example", 443, true)]
    [InlineData("xn--bo-mia.example", 8080, false)]
    [InlineData("cdn.xn--bo-mia.example", 443, false)]
    [InlineData("www.cu.example", 8080, true)]
    [InlineData("cu.example", 80, false)]
    public void TheSiteItselfAnswersAtItsOwnPortsAlone(string host, int port, bool isServer) =>
        Assert.Equal(isServer, Hosts.IsServer(host, port));
}
