using NewsFeeds.Articles;
using NewsFeeds.Articles.Folder;
using NewsFeeds.Feeds;

namespace NewsFeeds.Checks;

/// <summary>Finds everything in a content folder that an editor would want to know before a reader does.</summary>
public static class ContentCheck
{
    /// <summary>
    /// The faults that the store itself reported, and those that show only when articles are read together and their bodies rendered as the
    /// service renders them; in path order, then by line. Reads every file once more, on all cores; changes nothing.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="change">What its first look told.</param>
    /// <param name="addresses">The addresses under which the service would publish it.</param>
    /// <param name="now">The moment against which dates are held.</param>
    /// <param name="progress">Is told how many articles are checked of how many.</param>
    public static IReadOnlyList<Fault> Run(
        ContentFolder folder, ContentChange change, Addresses addresses, DateTimeOffset now, IProgress<(int Read, int Of)>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(change);
        var content = new CheckedContent(folder, change, addresses, now);
        var articles = change.Added;
        var found = new List<Fault>?[articles.Count];
        var done = 0;
        Parallel.For(0, articles.Count, () => new byte[FrontMatter.MaxFileBytes], (i, _, buffer) =>
        {
            if (folder.ReadMatter(articles[i].File, buffer, out var length) is { } matter)
            {
                found[i] = Of(new Manuscript(articles[i].File, matter, buffer.AsMemory(0, length)), articles[i], content);
            }

            if (Interlocked.Increment(ref done) is var count && count % 1000 == 0)
            {
                progress?.Report((count, articles.Count));
            }

            return buffer;
        }, _ => { });
        progress?.Report((articles.Count, articles.Count));

        return
        [
            .. change.Faults.Concat(IndexCheck.Run(folder, content)).Concat(found.OfType<List<Fault>>().SelectMany(faults => faults)).Distinct()
                .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column).ThenBy(fault => fault.Code, StringComparer.Ordinal),
        ];
    }

    private static List<Fault>? Of(Manuscript manuscript, Article article, CheckedContent content)
    {
        List<Fault> faults = [.. Characters.Check(manuscript), .. ArticleCheck.Run(manuscript, article, content)];
        if (article.Retraction is null)
        {
            faults.AddRange(BodyCheck.Run(manuscript, article, content)); // else nobody gets the body
        }

        return faults.Count > 0 ? faults : null;
    }
}
