using NewsFeeds.Articles;
using NewsFeeds.Imports.Files;

namespace NewsFeeds.Imports;

/// <summary>Makes content of WordPress exports and feed files. What a subscriber knows of a post stays as it is.</summary>
public static class Importer
{
    /// <summary>
    /// Imports the files. Run twice, it changes nothing; a newer export changes what differs and was not edited by hand. An import that was
    /// cut short is made whole by the next. One import of a content folder at a time.
    /// </summary>
    /// <param name="options">What to read, and what to carry over.</param>
    /// <param name="tell">Gets everything that was left out, lost or kept, as it is found.</param>
    /// <param name="progress">Gets how many posts are done of how many; null for nobody.</param>
    /// <param name="speak">
    /// Gets the language in which the newsroom reads what is told, before anything is: the publication's, else the first file's, else
    /// English; null for nobody.
    /// </param>
    /// <param name="stop">Ends the import between two posts. What is written stays.</param>
    /// <exception cref="ContentException">
    /// A file or folder is not what it must be, the ledger of earlier imports is broken, or another import has it.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<ImportReport> RunAsync(
        ImportOptions options, Action<ImportNote> tell, IProgress<(int Done, int Of)>? progress = null, Action<string>? speak = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tell);
        var content = Path.GetFullPath(options.Content);
        var sources = PostSources.Of(options.Files);
        if (!options.DryRun)
        {
            Directory.CreateDirectory(content);
        }

        var tally = new Tally(tell, speak);
        using var ledger = new Ledger(content, isKept: !options.DryRun);
        try
        {
            var before = ContentBefore.Read(content, ledger);
            foreach (var source in sources)
            {
                var site = new SiteImport(source, options with { Content = content }, before, ledger, tally);
                await site.RunAsync(progress, stop).ConfigureAwait(false);
            }
        }
        finally
        {
            ledger.Save(); // Whatever ended the import, the next one knows what this one wrote.
        }

        return tally.Report();
    }
}
