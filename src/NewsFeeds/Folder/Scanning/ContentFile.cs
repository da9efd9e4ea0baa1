using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <summary>Reads the files of the content folder whole, each with the size and time that its bytes have. Thread-safe.</summary>
internal sealed class ContentFile(Disk disk)
{
    /// <summary>
    /// Reads and parses a file. Its node gets the size and time of what was read. Null with a fault where the file cannot be read, and null
    /// without a fault where it is gone.
    /// </summary>
    /// <exception cref="ContentException">It was read, and it is not a content file.</exception>
    public Manuscript? Read(string path, FileNode file, byte[] buffer, bool withBody, out Fault? fault)
    {
        fault = null;
        if (file.Length == 0 && disk.EntryAt(path) is { Length: 0 })
        {
            return Manuscript.Parse(path, [], withBody); // A named pipe looks empty, too. Opening it would wait for its writer for ever.
        }

        try
        {
            for (var tries = 0; tries < 3; tries++)
            {
                if (disk.Read(path, buffer, tries == 0 ? (file.Length, file.Modified) : null) is not { } version)
                {
                    continue;
                }

                (file.Length, file.Modified) = version;
                if (version.Length <= Manuscript.MaxFileBytes)
                {
                    return Manuscript.Parse(path, buffer.AsSpan(0, (int)version.Length), withBody);
                }

                fault = new Fault(path, 0, 0, Severity.Error, "too-large", version.Length, Manuscript.MaxFileBytes);
                return null;
            }

            fault = new Fault(path, 0, 0, Severity.Error, "unreadable/changing");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = new Fault(path, 0, 0, Severity.Error, "unreadable", e.Message);
        }

        return null;
    }

    /// <summary>A content file as it is on disk now, its bytes in the buffer; null when it cannot be read or parsed. Thread-safe.</summary>
    public Manuscript? ReadNow(string file, byte[] buffer, out int length)
    {
        length = 0;
        try
        {
            // A file that looks empty is not opened: it may be a named pipe, which waits for its writer for ever.
            if (disk.EntryAt(file) is not { Length: > 0 } || disk.Read(file, buffer) is not { } version || version.Length > buffer.Length)
            {
                return null;
            }

            length = (int)version.Length;
            return Manuscript.Parse(file, buffer.AsSpan(0, length), withBody: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            return null;
        }
    }

    /// <summary>The words of one version of an article; null when the file does not hold this version any more.</summary>
    public ArticleText? ReadText(Article article)
    {
        try
        {
            var file = article.File;
            var buffer = new byte[article.Length];
            if (disk.EntryAt(file)?.Length != article.Length || disk.Read(file, buffer) != (article.Length, article.Modified))
            {
                return null;
            }

            var matter = Manuscript.Parse(file, buffer, withBody: true);
            var keys = new FrontMatterReader(file, matter.Root, KeyNames.OfArticle, TimeZoneInfo.Utc);
            return new ArticleText(matter.Body, matter.BodyLine, ArticleReader.Summary(keys));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            return null;
        }
    }
}
