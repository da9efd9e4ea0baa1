using System.Text.Json;

namespace NewsFeeds.Server.Tests.Install;

public class LicencesTests
{
    [Fact]
    public async Task EveryLibraryInTheProgramIsNamedWithItsLicence()
    {
        var licences = (await File.ReadAllTextAsync(InstallFolder.PathOf("LICENSES"))).Split('\n');
        using var locked = JsonDocument.Parse(
            await File.ReadAllTextAsync(SourceTree.Path("src", "NewsFeeds.Server", "packages.lock.json")));
        var libraries = locked.RootElement.GetProperty("dependencies").EnumerateObject().First().Value.EnumerateObject()
            .Where(each => each.Value.GetProperty("type").GetString() != "Project").Select(each => each.Name).ToList();
        Assert.Contains("Npgsql", libraries);
        Assert.All(
            libraries.Where(name => !IsOfMicrosoft(name)),
            name => Assert.Contains(licences, line => line.StartsWith($"{name}  ", StringComparison.Ordinal)));
    }

    private static bool IsOfMicrosoft(string library) =>
        library.StartsWith("Microsoft.", StringComparison.Ordinal) || library.StartsWith("System.", StringComparison.Ordinal);
}
