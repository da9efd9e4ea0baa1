using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Imports.Files;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>Writes the descriptions of the publication and of its categories where nobody has written one.</summary>
internal sealed class SiteFiles(SitePlan plan, ContentBefore before, ImportedFiles files)
{
    /// <summary>Writes each <c>_index.md</c> that is missing.</summary>
    public void Write()
    {
        var site = plan.Site;
        if (site.Title is null && plan.Places.Count == 0)
        {
            return; // The zone of a file that says nothing would be the zone of the next import.
        }

        if (before.Zone is null)
        {
            Write("", ("title", site.Title), ("description", site.Description), ("language", site.Language), ("timezone", plan.Zone.Id));
            before.Zone = plan.Zone;
        }

        foreach (var (key, _) in plan.Folders.All)
        {
            var term = site.Categories[key];
            Write(plan.Folders.FolderOf(key) + "/", ("title", term.Name), ("description", term.Description));
        }
    }

    private void Write(string folder, params IEnumerable<(string Key, string? Text)> keys)
    {
        var lines =
            from key in keys
            let text = PlainText.Line(key.Text ?? "")
            where text.Length > 0
            select $"{key.Key}: {ContentWriter.Scalar(text)}";
        var path = folder + ContentPath.IndexFile;
        files.Carry(Ledger.KeyOf(path), path, ContentWriter.Manuscript(lines, ""));
    }
}
