using NewsFeeds.Articles;
using NewsFeeds.Server.Commands;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>The rules are those of the runner and of actions/toolkit, <c>packages/core/src/command.ts</c>.</summary>
public class GitHubCommandTests
{
    [Theory]
    [InlineData(Severity.Error, "error")]
    [InlineData(Severity.Warning, "warning")]
    [InlineData(Severity.Notice, "notice")]
    public void AFaultIsACommandAtItsLine(Severity severity, string command) => Assert.Equal(
        $"::{command} file=content/tin/a.md,line=3,col=7,title=unknown-key::unknown key 'sumary'",
        GitHubCommand.Of(new Fault("content/tin/a.md", 3, 7, severity, "unknown-key", "sumary"), "en"));

    [Fact]
    public void AFaultOfAWholeFileIsAtItsStart() => Assert.StartsWith(
        "::warning file=a.md,line=1,col=1,title=", GitHubCommand.Of(new Fault("a.md", 0, 0, Severity.Warning, "copy"), "en"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("100%.md", "100%25.md")]
    [InlineData("a,line=1::b.md", "a%2Cline=1%3A%3Ab.md")]
    [InlineData("a\r\nb.md", "a%0D%0Ab.md")]
    [InlineData("%0A.md", "%250A.md")]
    [InlineData("Bão số 1.md", "Bão số 1.md")]
    public void ANameCannotEndItsProperty(string file, string written) => Assert.StartsWith(
        $"::error file={written},line=", GitHubCommand.Of(new Fault(file, 0, 0, Severity.Error, "copy"), "en"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\n::set-env name=PATH::x", "a%0A::set-env name=PATH::x")]
    [InlineData("50% , : \r", "50%25 , : %0D")]
    public void AMessageStaysInItsLine(string word, string written) => Assert.EndsWith(
        $"::unknown key '{written}'", GitHubCommand.Of(new Fault("a.md", 0, 0, Severity.Error, "unknown-key", word), "en"),
        StringComparison.Ordinal);

    [Fact]
    public void ARowIsNamedInTheTitle() => Assert.StartsWith(
        "::error title=articles[a%2Cb].title%3A missing-title::",
        GitHubCommand.Of(new Fault("articles[a,b]", 0, 0, Severity.Error, "missing-title", "title") { Field = "title" }, "en"),
        StringComparison.Ordinal);
}
