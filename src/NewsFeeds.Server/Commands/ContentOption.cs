using System.CommandLine;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary><c>--content</c>: the folder that a command works on; without it, the one that the service's settings name.</summary>
internal sealed class ContentOption : Option<string?>
{
    public ContentOption()
        : base("--content") => (Description, HelpName) = ("The content folder (content)", "DIR");

    /// <summary><c>--store</c>: the kind of article store; without it, the service's own.</summary>
    public static Option<string?> Store()
    {
        var store = new Option<string?>("--store")
        {
            Description = "Where the articles are: folder, or postgres, the database of ConnectionStrings:NewsFeeds (the service's own)",
            HelpName = "STORE",
        };
        store.AcceptOnlyFromAmong("folder", "postgres");
        return store;
    }

    /// <summary>The settings under which the service would publish the folder, and the folder among them.</summary>
    /// <param name="parsed">What was called.</param>
    /// <param name="store">The kind of article store; null for the service's own.</param>
    /// <param name="publicUrl">Where readers reach the documents; null for the service's own.</param>
    /// <exception cref="SettingsException">A setting or an argument is wrong.</exception>
    public NewsFeedsOptions Read(ParseResult parsed, string? store = null, string? publicUrl = null) =>
        Read(parsed.GetValue(this), store, publicUrl);

    /// <summary>The same where the folder was named in another way; null stands for the service's own.</summary>
    /// <exception cref="SettingsException">A setting or an argument is wrong.</exception>
    public static NewsFeedsOptions Read(string? content, string? store, string? publicUrl = null)
    {
        var settings = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();

        // What is named is validated as a setting, as serve does.
        (string Key, string? Value)[] named =
        [
            (nameof(NewsFeedsOptions.Content), content), (nameof(NewsFeedsOptions.Store), store),
            (nameof(NewsFeedsOptions.PublicUrl), publicUrl),
        ];
        settings.AddInMemoryCollection(named.Where(each => each.Value is not null)
            .Select(each => KeyValuePair.Create($"{NewsFeedsOptions.Section}:{each.Key}", each.Value)));
        return NewsFeedsOptions.Read(settings.Build());
    }
}
