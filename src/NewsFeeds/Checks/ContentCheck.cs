using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Checks;

/// <summary>Finds everything in a content folder that an editor would want to know before a reader does.</summary>
public static class ContentCheck
{
    /// <summary>
    /// Returns the faults that the store reported, and those that need all articles together or a body rendered as the service renders it.
    /// They are in order of path, then line. Reads every file once more, on all cores; changes nothing.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="change">The folder's first scan.</param>
    /// <param name="addresses">The addresses at which the service would publish the content.</param>
    /// <param name="now">The moment with which dates are compared.</param>
    /// <param name="progress">Gets how many articles are checked, and how many there are.</param>
    /// <param name="scope">What is checked; null for everything. The rest of the content is read and not checked.</param>
    public static IReadOnlyList<Fault> Run(
        ContentFolder folder, ContentChange change, PublicUrls addresses, DateTimeOffset now,
        IProgress<(int Read, int Of)>? progress = null, CheckScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(change);
        scope ??= CheckScope.Everything;
        var content = new CheckedContent(folder, change, addresses, now);
        Article[] articles = [.. change.Articles.Where(article => scope.Holds(article.Key))];
        var refused = change.Faults.Where(fault => scope.Holds(fault.File))
            .Where(fault => TextFile.IsArticle(fault.File) && !IsNoManuscript(fault) && content.ArticleOf(fault.File) is null)
            .ToLookup(fault => fault.File, StringComparer.Ordinal);
        var redirects = change.Redirects ?? RedirectTable.Empty;
        string[] files = [.. articles.Select(article => article.Key), .. refused.Select(file => file.Key)];
        var found = new IReadOnlyList<Fault>[files.Length];
        var done = 0;
        Parallel.For(0, files.Length, () => new byte[Manuscript.MaxFileBytes], (i, _, buffer) =>
        {
            found[i] = i < articles.Length
                ? OfServed(folder, articles[i], content, buffer)
                : OfRefused(folder, [.. refused[files[i]]], content, buffer);
            if (Interlocked.Increment(ref done) is var count && count % 1000 == 0)
            {
                progress?.Report((count, files.Length));
            }

            return buffer;
        }, _ => { });
        progress?.Report((files.Length, files.Length));

        List<Fault> unread = [.. UnreadFiles.Run(folder, scope)];
        List<Fault> faults =
        [
            .. change.Faults.Where(fault => !refused.Contains(fault.File)),
            .. content.CategoryFaults,
            .. content.CrowdedDays,
            .. IndexCheck.Run(folder, content, scope),
            .. unread,
            .. scope.Holds(ContentPath.RedirectsFile) ? RedirectsCheck.Run(redirects, content) : [],
            .. LostFeeds.Run(scope.Served, content, redirects),
            .. found.SelectMany(each => each),
        ];
        faults.AddRange(PictureCheck.OfNamed(scope, folder.Media, faults));
        faults.AddRange(folder.Media.Known.Select(file => file.FindFault()).OfType<Fault>());
        if (scope.WithStatus)
        {
            faults.AddRange(new StatusCheck(folder, change, content).Run(scope, [.. change.Faults, .. unread]));
        }

        return
        [
            .. faults.Where(fault => scope.Holds(fault.File) || fault == change.PublicationFault).Distinct()
                .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)
                .ThenBy(fault => fault.Code, StringComparer.Ordinal),
        ];
    }

    // Such a file is no article by its name or place, so nothing in it is checked.
    private static bool IsNoManuscript(Fault fault) => fault.Code is "copy" or "not-published" or "misplaced-index";

    private static IReadOnlyList<Fault> OfServed(ContentFolder folder, Article article, CheckedContent content, byte[] buffer) =>
        folder.ReadManuscript(article.Key, buffer, out var length) is { } matter
            ? Of(new CheckedFile(article.Key, matter, buffer.AsMemory(0, length)), article, content)
            : [];

    private static Fault[] OfRefused(ContentFolder folder, Fault[] told, CheckedContent content, byte[] buffer)
    {
        var file = told[0].File;
        var matter = folder.ReadManuscript(file, buffer, out var length);
        if (Array.Exists(told, fault => fault.Code is "yaml" or "front-matter-too-large"))
        {
            matter ??= RefusedArticle.BodyAlone(file, buffer.AsSpan(0, length));
        }

        if (matter is null)
        {
            return told;
        }

        var manuscript = new CheckedFile(file, matter, buffer.AsMemory(0, length));
        var errors = told.Where(fault => fault.IsError);
        var article = RefusedArticle.Mend(manuscript, errors, content.Edition.Publication, out var more);
        return [.. told, .. more, .. article is null ? [] : Of(manuscript, article, content)];
    }

    private static IReadOnlyList<Fault> Of(CheckedFile manuscript, Article article, CheckedContent content)
    {
        var pictures = new PictureCheck(manuscript.File);
        return
        [
            .. Characters.Check(manuscript),
            .. CutTexts.Check(manuscript),
            .. ArticleCheck.Run(manuscript, article, content, pictures),

            // A withdrawn article's body is not served.
            .. article.Retraction is null ? BodyCheck.Run(manuscript, article, content, pictures) : [],
        ];
    }
}
