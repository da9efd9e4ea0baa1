namespace NewsFeeds.Server.Tests.Proxies;

/// <summary>A recipe as it goes out, of which a test changes nothing but what an operator would.</summary>
internal sealed class Recipe(string text)
{
    public string Text { get; private set; } = text;

    public static string PathOf(string name) => SourceTree.Path("src", "NewsFeeds.Server", "Install", name);

    public static Recipe Read(string name) => new(File.ReadAllText(PathOf(name)));

    /// <summary>Puts another text wherever one stands.</summary>
    public Recipe With(string before, string after)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        Text = Text.Replace(before, after, StringComparison.Ordinal);
        return this;
    }
}
