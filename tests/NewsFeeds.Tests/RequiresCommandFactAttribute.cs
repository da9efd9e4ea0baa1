namespace NewsFeeds.Tests;

/// <summary>
/// A test that runs a program of the system; skipped where that is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every
/// test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresCommandFactAttribute : FactAttribute
{
    public RequiresCommandFactAttribute(string command, string package)
    {
        (Command, Package) = (command, package);
        if (Environment.GetEnvironmentVariable("NEWSFEEDS_REQUIRE_ALL") != "1" && !IsInstalled(command))
        {
            Skip = $"{command} is not installed (Debian package {package}).";
        }
    }

    public string Command { get; }

    public string Package { get; }

    private static bool IsInstalled(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, command)));
}
