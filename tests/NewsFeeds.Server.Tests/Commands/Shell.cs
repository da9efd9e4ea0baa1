using System.CommandLine;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>Runs commands in this process over a content folder of a test's own.</summary>
internal sealed class Shell : IDisposable
{
    private readonly TemporaryContent _content = TemporaryContent.Empty();

    /// <param name="language">The publication's.</param>
    public Shell(string language = "en")
    {
        Write("_index.md", $"---\ntitle: Đài thử\nlanguage: {language}\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
        Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        Write("kinh-te/2026-03-01-ca-phe.md", "---\ntitle: Giá cà phê\ndate: 2026-03-01T08:00:00\n---\nGiá tăng.\n");
    }

    public string Content => _content.Folder;

    /// <summary>The absolute path of a file.</summary>
    public string Path(string path) => _content[path];

    /// <summary>Writes a file and returns its absolute path.</summary>
    public string Write(string path, string text) => _content[_content.Write(path, text)];

    /// <summary>Runs a command on the folder.</summary>
    public (int Code, string Output, string Error) Run(params string[] arguments) => RunBare([.. arguments, "--content", Content]);

    public static (int Code, string Output, string Error) RunBare(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = Server.Commands.CommandLine.RunAsync(arguments, NewsFeedsHost.ServeAsync, NewsFeedsHost.ExportAsync, configuration)
            .GetAwaiter().GetResult();
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => _content.Dispose();
}
