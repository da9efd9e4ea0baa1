using System.Collections.Concurrent;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Exports;

/// <summary>What came of an export.</summary>
/// <param name="Written">How many files were written.</param>
/// <param name="Kept">How many stayed as they were.</param>
/// <param name="Removed">How many were removed.</param>
/// <param name="Failures">What could not be written, and why; in order.</param>
/// <param name="LeftOut">The tags and people whose names are too long for a folder, in order.</param>
/// <param name="IsConfigurationNew">Whether the configuration of nginx changed.</param>
internal sealed record ExportResult(
    int Written, int Kept, int Removed, IReadOnlyList<string> Failures, IReadOnlyList<string> LeftOut, bool IsConfigurationNew);

/// <summary>Writes everything that an edition has an address for as files.</summary>
internal sealed class StaticSite(DocumentSources documents, MediaFolder media, AllRedirects redirects, PublicUrls urls)
{
    /// <summary>
    /// Writes what is not there yet: media first, then pages of articles and archives, then the documents that link to those. So no link
    /// leads to a file that is still missing.
    /// </summary>
    public async Task<ExportResult> WriteAsync(
        Edition edition, ExportFolder folder, bool isCoded, IProgress<(int Read, int Of)> progress, CancellationToken stop)
    {
        Address[] pictures = [.. media.All().Select(Address.Media)];
        var byFit = documents.All(edition).DistinctBy(address => address.Path).ToLookup(FileNames.Fits);
        List<Address> addresses = [.. byFit[true]];
        var leftOut = byFit[false].Select(address => address.Path[..(address.Path.LastIndexOf('/') + 1)])
            .Distinct().Order(StringComparer.Ordinal)
            .Select(folder => $"'{folder}' is left out, because the names of folders have at most {FileNames.MostBytes} bytes");
        var failures = new ConcurrentQueue<string>();
        var obstacles = folder.Claim(addresses.Select(FileNames.Of), pictures.Select(FileNames.Of).Append(NginxConfiguration.FileName));
        foreach (var obstacle in obstacles)
        {
            failures.Enqueue($"'{obstacle}' was not written by an export, and stays; move it away");
        }

        var (responses, done, total) = (new Responses(), 0, pictures.Length + addresses.Count);
        await EachAsync(pictures, (address, _) => Copy(address, folder, responses)).ConfigureAwait(false);

        // The pages of a month's articles come just before its archives, so each article is rendered once for all of them.
        var dated = addresses.Where(address => address.First != default)
            .OrderBy(address => (address.First.Year, address.First.Month, address.Kind != AddressKind.Article));
        await EachAsync(dated, MakeAsync).ConfigureAwait(false);
        await EachAsync(addresses.Where(address => address.First == default), MakeAsync).ConfigureAwait(false);

        var configuration = new NginxConfiguration(responses, redirects.Of(edition), urls, isCoded);
        var isConfigurationNew = folder.WriteFile(NginxConfiguration.FileName, configuration.ToBytes());
        var (removed, failed) = folder.RemoveTheRest();
        foreach (var path in failed)
        {
            failures.Enqueue($"'{path}' is not needed any more, but cannot be removed");
        }

        return new(
            folder.Written, folder.Kept, removed, [.. failures.Order(StringComparer.Ordinal)], [.. leftOut], isConfigurationNew);

        Task MakeAsync(Address address, CancellationToken cancellation) => WriteAsync(address, edition, folder, responses, cancellation);

        Task EachAsync(IEnumerable<Address> each, Func<Address, CancellationToken, Task> write) => Parallel.ForEachAsync(
            each,
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (address, cancellation) =>
            {
                try
                {
                    await write(address, cancellation).ConfigureAwait(false);
                }
#pragma warning disable CA1031 // A file that fails is named, and the others are written.
                catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    folder.Keep(FileNames.Of(address));
                    failures.Enqueue($"{address.Path} cannot be written: {e.Message}");
                }

                progress.Report((Interlocked.Increment(ref done), total));
            });
    }

    private async Task WriteAsync(
        Address address, Edition edition, ExportFolder folder, Responses responses, CancellationToken stop)
    {
        if (documents.Find(address.Path, edition) is not { } document || document.SubjectOf(edition) is not { } subject)
        {
            return;
        }

        var content = await document.MakeAsync(edition, subject, stop).ConfigureAwait(false);
        if (content is { IsComplete: false })
        {
            // A text that was being saved may be there now.
            content = await document.MakeAsync(edition, subject, stop).ConfigureAwait(false);
        }

        if (content is null)
        {
            return;
        }

        if (ReferenceEquals(content, DocumentContent.Gone))
        {
            responses.AddGone(address);
            return;
        }

        responses.Add(address, content);
        var name = FileNames.Of(address);
        if (content.IsComplete || !folder.Keep(name))
        {
            folder.WriteDocument(name, content.Bytes);
        }

        if (!content.IsComplete)
        {
            throw new IOException("the text of an article cannot be read, perhaps because it was changed meanwhile");
        }
    }

    private Task Copy(Address address, ExportFolder folder, Responses responses)
    {
        if (media.Open(address.Name, out var spelled) is not { } opened)
        {
            return Task.CompletedTask; // It was deleted after it was listed.
        }

        using (opened)
        {
            var mediaType = media.MediaTypeOf(spelled, opened);
            folder.Copy(FileNames.Of(address), opened);
            if (mediaType != MediaTypes.Of(spelled))
            {
                responses.AddMisnamed(address.Path, mediaType);
            }
        }

        return Task.CompletedTask;
    }
}
