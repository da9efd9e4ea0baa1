using NewsFeeds.Articles;
using NewsFeeds.Media;

namespace NewsFeeds.Folder.Scanning;

/// <content>One file at the top says where former addresses of the site lead.</content>
internal sealed partial class FolderScanner
{
    /// <summary>Reads the file of redirects where it changed. One that cannot be read or parsed changes nothing.</summary>
    private void ReadRedirects(Scan scan)
    {
        if (!scan.AreRedirectsDue)
        {
            return;
        }

        scan.Redirects = RedirectTable.Empty;
        if (_tree.Top.Files.TryGetValue(ContentPath.RedirectsFile, out var file))
        {
            scan.Redirects = ReadRedirects(file, scan);
        }

        scan.AreRedirectsDue = false;
    }

    private RedirectTable? ReadRedirects(FileNode file, Scan scan)
    {
        try
        {
            var bytes = _files.ReadWhole(ContentPath.RedirectsFile, file, out var fault);
            if (fault is not null)
            {
                throw new ContentException(fault);
            }

            if (bytes is null)
            {
                return null; // The next scan finds it missing.
            }

            var (table, faults) = RedirectsReader.Read(bytes);
            scan.Faults.AddRange(faults);
            HoldBack(ContentPath.RedirectsFile, file, null);
            return table;
        }
        catch (ContentException e)
        {
            return LastGood(e.Fault);
        }
#pragma warning disable CA1031 // Whatever this file does to its reader, the articles are read.
        catch (Exception e) when (!Disk.IsOutOfHandles(e))
#pragma warning restore CA1031
        {
            return LastGood(Disk.FaultOf(ContentPath.RedirectsFile, e));
        }

        RedirectTable? LastGood(Fault fault)
        {
            scan.Faults.Add(fault);
            HoldBack(ContentPath.RedirectsFile, file, fault);
            return null;
        }
    }
}
