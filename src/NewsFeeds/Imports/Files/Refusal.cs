using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Imports.Files;

/// <summary>Why the service would not show an imported post. Pure.</summary>
internal static class Refusal
{
    /// <summary>The error that the service would find in the post's file; null where it would show it.</summary>
    /// <param name="path">The file's path in the content folder.</param>
    /// <param name="text">All of it.</param>
    /// <param name="zone">The publication's zone.</param>
    public static Fault? Of(string path, string text, TimeZoneInfo zone)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > Manuscript.MaxFileBytes)
        {
            return new Fault(path, 0, 0, Severity.Error, "too-large", bytes.Length, Manuscript.MaxFileBytes);
        }

        try
        {
            var cut = path.LastIndexOf('/') + 1;
            var draft = FileDraft.Of(path[..Math.Max(cut - 1, 0)], path[cut..], category: "", modified: default, bytes.Length);
            var publication = new Publication { Title = "", Authority = "", TimeZone = zone };
            var keys = new FrontMatterReader(path, Manuscript.Parse(path, bytes, withBody: false).Root, KeyNames.OfArticle, zone);
            var article = ArticleReader.Read(keys, draft, draft.Modified, publication, new SharedTexts());
            return article is null ? keys.Faults.First(fault => fault.IsError) : null;
        }
        catch (ContentException e)
        {
            return e.Fault;
        }
    }
}
