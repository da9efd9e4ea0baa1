using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>
/// Mends what can be mended without loss: a podcast without a permanent id gets one. Nothing else in the content is changed.
/// </summary>
public static class Mending
{
    /// <summary>Writes the missing ids into the files of their categories. What is written once is found the next time.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="change">The folder's first scan.</param>
    /// <param name="addresses">The addresses at which the service publishes the content; null where they are not known yet.</param>
    /// <param name="scope">Where files may be mended; null for everywhere.</param>
    /// <returns>What was done with each podcast without an id, in order of path.</returns>
    public static IReadOnlyList<Mended> Run(
        ContentFolder folder, ContentChange change, PublicUrls? addresses, CheckScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(change);
        scope ??= CheckScope.Everything;
        var zone = change.Publication?.TimeZone ?? TimeZoneInfo.Utc;
        return
        [
            .. (change.Categories ?? [])
                .Where(category => category.Podcast is { Id: null } && scope.Holds(ContentPath.IndexOf(category.Folder)))
                .OrderBy(category => category.Folder, StringComparer.Ordinal).Select(Mend),
        ];

        Mended Mend(Category category)
        {
            // Where the address is not known, another id is as good: it is never derived again.
            var guid = addresses is null ? Guid.NewGuid() : PodcastGuid.Of(addresses.Of(Address.Podcast(category.Path)));
            var mended = new Mended(ContentPath.IndexOf(category.Folder), guid.ToString());
            try
            {
                return mended with { IsWritten = TryWrite(folder, category, mended, zone) };
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return mended; // It is as it was. The others are mended all the same.
            }
        }
    }

    private static bool TryWrite(ContentFolder folder, Category category, Mended mended, TimeZoneInfo zone)
    {
        var file = Path.Combine(folder.Root, mended.File);
        var buffer = new byte[Manuscript.MaxFileBytes];
        if (new FileInfo(file).LinkTarget is not null || folder.ReadManuscript(mended.File, buffer, out var length)?.Root is not { } root)
        {
            return false; // Only the link would be replaced.
        }

        var text = GuidInsertion.Into(Encoding.UTF8.GetString(buffer, 0, length), root, mended.Id);
        if (text is null || PodcastIn(text, category, mended.File, zone) != category.Podcast! with { Id = mended.Id })
        {
            return false;
        }

        ContentWriter.Replace(file, text);
        return true;
    }

    /// <summary>The podcast as it is read from a text; null where the text has errors or unknown keys.</summary>
    private static Podcast? PodcastIn(string text, Category category, string file, TimeZoneInfo zone)
    {
        try
        {
            var matter = Manuscript.Parse(file, Encoding.UTF8.GetBytes(text), withBody: false);
            var keys = new FrontMatterReader(file, matter.Root, KeyNames.OfCategory, zone);
            var podcast = IndexReader.Category(keys, category.Folder, category.Parent).Podcast;
            var isMisspelt = keys.Faults.Any(fault => fault.Code == "unknown-key"); // It may be the id under another name.
            return keys.HasErrors || isMisspelt ? null : podcast;
        }
        catch (ContentException)
        {
            return null;
        }
    }
}
