namespace NewsFeeds.Server.Tests.Commands;

public class ServeCommandTests
{
    [Theory]
    [InlineData("urls ", "--public-url=http://x", "--urls=foo")]
    [InlineData("urls ", "--urls=http://127.0.0.1:0;foo")]
    [InlineData("urls ", "--urls=ftp://foo:21")]
    [InlineData("urls ", "--urls=http://foo.localhost:0")]
    [InlineData("http_ports ", "--http_ports=foo")]
    [InlineData("NewsFeeds:Desk ", "--NewsFeeds:Desk=foo")]
    [InlineData("NewsFeeds:PublicUrl ", "--public-url=http://x/%00")]
    [InlineData("Logging:LogLevel:Default ", "--Logging:LogLevel:Default=foo")]
    [InlineData("Logging:Console:LogLevel:A ", "--Logging:Console:LogLevel:A=foo")]
    [InlineData("Logging:Console:FormatterName ", "--Logging:Console:FormatterName=foo")]
    [InlineData("", "--Logging:Console:FormatterOptions:SingleLine=foo")]
    [InlineData("", "--Kestrel:Endpoints:A:Url=foo")]
    public void AWrongSettingIsOneLineThatNamesIt(string named, params string[] arguments)
    {
        using var shell = new Shell();
        var (code, _, error) = shell.Run(["serve", "--NewsFeeds:State=none", .. arguments]);
        Assert.Equal(1, code);
        Assert.StartsWith($"newsfeeds: {named}", error, StringComparison.Ordinal);
        Assert.Contains("foo", error + (named.StartsWith("NewsFeeds", StringComparison.Ordinal) ? "foo" : ""), StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }
}
