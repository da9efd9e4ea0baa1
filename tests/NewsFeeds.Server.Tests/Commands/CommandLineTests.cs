namespace NewsFeeds.Server.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("'--content' must follow the command: newsfeeds check --content", "--content", "/nowhere", "check")]
    [InlineData("'--content' must follow the command: newsfeeds check --content", "--content=/nowhere", "check", "--strict")]
    [InlineData("'--content' must follow the command: newsfeeds serve --content", "--content", "/nowhere", "serve", "--urls=foo")]
    [InlineData("'--urls' must follow the command: newsfeeds serve --urls", "--urls=http://127.0.0.1:0", "serve")]
    [InlineData("'--public-url' must follow the command: newsfeeds export --public-url", "--public-url", "http://x", "export", "/nowhere")]
    [InlineData("'--strict' must follow the command: newsfeeds check --strict", "--strict", "check")]
    [InlineData("'--urls' is no option of this command; see newsfeeds check --help", "--urls=http://127.0.0.1:0", "check")]
    [InlineData("'--content' is no option of this command; see newsfeeds schema --help", "--content", "/nowhere", "schema")]
    [InlineData("'--content' is no option of this command; see newsfeeds init --help", "--content", "/nowhere", "init", "/nowhere")]
    [InlineData("'--NewsFeeds:Store=x' is no option of this command; see newsfeeds schema --help", "--NewsFeeds:Store=x", "schema")]
    [InlineData("'--contnet' is no option of this command; see newsfeeds check --help", "check", "--contnet", "/nowhere")]
    [InlineData("'cà' is no option of this command; put TITLE in quotation marks: \"Giá cà phê\"; see newsfeeds new --help",
        "new", "Giá", "cà", "phê", "--category", "kinh-te", "--content", "/nowhere")]
    [InlineData("Argument 'xml' not recognized. Must be one of: 'github'; see newsfeeds check --help", "check", "--format", "xml")]
    [InlineData("Argument 'fr' not recognized. Must be one of: 'vi', 'en'; see newsfeeds init --help", "init", "--language", "fr")]
    [InlineData("'twice' is no option of this command; see newsfeeds schema --help", "schema", "twice")]
    public void AnOptionThatNoCommandWouldReadIsRefused(string line, params string[] words)
    {
        var (code, output, error) = Shell.RunBare(words);
        Assert.Equal((1, "", $"newsfeeds: {line}\n"), (code, output, error));
    }

    [Theory]
    [InlineData("--help", "check")]
    [InlineData("--content", "/nowhere", "check", "--help")]
    [InlineData("check", "--contnet", "--help")]
    public void HelpIsGivenWhateverElseIsAskedFor(params string[] words)
    {
        var (code, output, error) = Shell.RunBare(words);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("newsfeeds check --fix", output, StringComparison.Ordinal);
    }
}
