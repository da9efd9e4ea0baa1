using NewsFeeds.Server.Commands;

namespace NewsFeeds.Server.Tests.Install;

/// <summary>What operators get beside the program.</summary>
internal static class InstallFolder
{
    /// <summary>The program's version, as <c>--version</c> prints it.</summary>
    public static string Version { get; } = typeof(ServeCommand).Assembly.GetName().Version!.ToString(3);

    public static string PathOf(string file) => SourceTree.Path("src", "NewsFeeds.Server", "Install", file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));
}
