using System.CommandLine;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>Runs commands in this process over a content folder of a test's own.</summary>
internal sealed class Shell : IDisposable
{
    public Shell()
    {
        Write("_index.md", "---\ntitle: Đài thử\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2026\n---\n");
        Write("kinh-te/_index.md", "---\ntitle: Kinh tế\n---\n");
        Write("kinh-te/2026-03-01-ca-phe.md", "---\ntitle: Giá cà phê\ndate: 2026-03-01T08:00:00\n---\nGiá tăng.\n");
    }

    public string Content { get; } = Directory.CreateTempSubdirectory("newsfeeds-").FullName;

    public string Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Runs a command on the folder.</summary>
    public (int Code, string Output, string Error) Run(params string[] arguments) => RunBare([.. arguments, "--content", Content]);

    public static (int Code, string Output, string Error) RunBare(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Server.Commands.CommandLine.RunAsync(
            arguments, NewsFeedsHost.ServeAsync, new InvocationConfiguration { Output = output, Error = error }).GetAwaiter().GetResult();
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Content, recursive: true);
}
