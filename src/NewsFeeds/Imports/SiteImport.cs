using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Bodies;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Imports.Uploads;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>Carries one source into the content folder, its posts in the source's order.</summary>
internal sealed class SiteImport(IPostSource source, ImportOptions options, ContentBefore before, Ledger ledger, Tally tally)
{
    private const int MostAhead = 32;

    private readonly ImportedFiles _files = new(options.Content, ledger, options.DryRun);

    /// <inheritdoc cref="Importer.RunAsync"/>
    public async Task RunAsync(IProgress<(int Done, int Of)>? progress, CancellationToken stop)
    {
        var site = Survey();
        var plan = new SitePlan(site, source.Posts(withBodies: false), options, before, ledger);
        ThrowIfLinked(plan.Folders);
        new SiteFiles(plan, before, _files).Write();
        var addresses = new FormerAddresses(site, plan.Folders);
        addresses.AddSite(plan.IsPlain);
        using var downloads = options.Download ? new Downloads(site.Homes) : null;
        var media = new ImportedMedia(options.Content, site.Homes, ledger, options.DryRun)
        {
            Uploads = options.Uploads is null ? null : new UploadsFolder(options.Uploads),
            Downloads = downloads,
        };
        try
        {
            await CarryAsync(plan, media, addresses, progress, stop).ConfigureAwait(false);
            WriteRedirects(addresses);
        }
        finally
        {
            tally.CountMedia(media.FilesWritten, media.BytesWritten);
        }

        foreach (var id in plan.Ids)
        {
            before.Holders.TryAdd(id, null);
        }
    }

    // What the files say of the language is known once they are read.
    private SourceSite Survey()
    {
        var faults = new List<Fault>();
        try
        {
            var site = source.Survey(faults.Add);
            before.Language ??= site.Language ?? "en";
            tally.Speak(before.Language);
            return site;
        }
        finally
        {
            faults.ForEach(fault => tally.Tell(fault));
        }
    }

    // The service does not follow a linked folder, and what is written there is written elsewhere.
    private void ThrowIfLinked(CategoryFolders folders)
    {
        foreach (var folder in folders.All.Select(category => folders.FolderOf(category.Key)))
        {
            if (new DirectoryInfo(Path.Combine(options.Content, folder)).LinkTarget is not null)
            {
                throw new ContentException(new Fault(folder, 0, 0, Severity.Error, "import-link"));
            }
        }
    }

    private async Task CarryAsync(
        SitePlan plan, ImportedMedia media, FormerAddresses addresses, IProgress<(int Done, int Of)>? progress, CancellationToken stop)
    {
        var posts = new PostImport(plan, _files, media, options, tally);
        var (done, number) = (0, 0);
        await foreach (var (post, body) in ConvertedAsync(plan, stop).ConfigureAwait(false))
        {
            stop.ThrowIfCancellationRequested();
            if (plan.WhyNotCarried(post) is { } reason)
            {
                Leave(post, reason, plan);
                continue;
            }

            var id = plan.IdOf(post, number++);
            if (id is { IsHeld: true, Holder: null })
            {
                tally.Tell(post.Warning("there/file"), id.Key);
                continue;
            }

            var path = plan.Places[done];
            await posts.CarryAsync(post, body, id, path, stop).ConfigureAwait(false);
            if (plan.IsPlain && plan.IsPlaceOf(post, path))
            {
                addresses.AddPost(post, plan.DayOf(post), PostPlaces.SlugOf(path));
            }

            done++;
            progress?.Report((done, plan.Places.Count));
        }
    }

    /// <summary>The posts with their bodies, which another core makes while those before them are written.</summary>
    private async IAsyncEnumerable<(SourcePost Post, PostBody Body)> ConvertedAsync(
        SitePlan plan, [EnumeratorCancellation] CancellationToken stop)
    {
        var ahead = Channel.CreateBounded<(SourcePost, PostBody)>(MostAhead);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var converting = Task.Run(() => ConvertAsync(plan, ahead.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var converted in ahead.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                yield return converted;
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false); // Where the reader gave up, nothing reads on.
            await converting.ConfigureAwait(false);
        }
    }

    private async Task ConvertAsync(SitePlan plan, ChannelWriter<(SourcePost Post, PostBody Body)> ahead, CancellationToken stop)
    {
        try
        {
            foreach (var post in source.Posts(withBodies: true))
            {
                var body = post.IsHtml ? PostBody.OfHtml(post) : PostBody.OfWordPress(post, plan.Site);
                await ahead.WriteAsync((post, body), stop).ConfigureAwait(false);
            }

            ahead.Complete();
        }
#pragma warning disable CA1031 // Whoever reads the posts gets the exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ahead.Complete(e);
        }
    }

    private void Leave(SourcePost post, string reason, SitePlan plan)
    {
        var key = PostIds.KeyOf(post);
        var isDeleted = post.Status == PostStatus.Trashed;
        if (reason != SitePlan.Page && !plan.Carries(key) && _files.Withdraw(key, isDeleted) is { } left)
        {
            tally.CountWithdrawn();
            tally.Tell(left.IsDraft ? post.Warning("withdrawn/draft") : post.Warning("withdrawn/file"), left.Path);
            return;
        }

        if (reason != SitePlan.Page && _files.IsMissing(key) && before.Holders.GetValueOrDefault(Digest.OfName(key)) is { } moved)
        {
            tally.Tell(post.Warning("moved"), moved);
            return;
        }

        var fault = reason switch
        {
            SitePlan.Page => post.Warning("page"),
            "draft" => post.Warning("draft/post"),
            "private" => post.Warning("private"),
            _ => post.Warning("trashed"),
        };
        tally.Tell(fault, PlainText.Line(post.Title));
    }

    private void WriteRedirects(FormerAddresses addresses)
    {
        const string Name = ContentPath.RedirectsFile;
        var file = Path.Combine(options.Content, Name);
        var isOurs = ledger.Find(Ledger.KeyOf(Name)) is { } known && Digest.OfFile(file) == known.Hash;
        if (!options.DryRun && RedirectsFile.Extended(file, before.Redirects, isOurs, addresses.All) is { } text)
        {
            _files.Overwrite(Name, text);
        }
    }
}
