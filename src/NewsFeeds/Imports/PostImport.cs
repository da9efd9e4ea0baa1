using NewsFeeds.Articles;
using NewsFeeds.Imports.Bodies;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Imports.Uploads;

namespace NewsFeeds.Imports;

/// <summary>Carries one post after the other into the content folder, with the pictures and sound that it shows.</summary>
internal sealed class PostImport(
    SitePlan plan, ImportedFiles files, ImportedMedia media, ImportOptions options, Tally tally)
{
    /// <summary>Writes a post's file, or lets it be.</summary>
    /// <param name="post">What the source tells.</param>
    /// <param name="body">Its words on their way to HTML.</param>
    /// <param name="id">Its permanent id.</param>
    /// <param name="path">Its file's path in the content folder.</param>
    /// <param name="stop">Gives up a download.</param>
    public async Task CarryAsync(SourcePost post, PostBody body, PostId id, string path, CancellationToken stop)
    {
        if (id.IsSecond)
        {
            Tell(id.Id is null
                ? post.Warning("guid-twice/derived", post.Guid)
                : post.Warning("guid-twice", post.Guid, id.Id));
        }

        var outcome = await OutcomeAsync(post, body, id, path, stop).ConfigureAwait(false);
        tally.Count(outcome);
        switch (outcome)
        {
            case FileOutcome.Edited:
                Tell(post.Warning("edited"));
                break;
            case FileOutcome.Missing:
                Tell(post.Warning("missing"));
                break;
            case FileOutcome.There:
                Tell(post.Warning("there"));
                break;
            case FileOutcome.Taken:
                Tell(post.Error("taken/place"));
                break;
            default:
                break;
        }

        void Tell(Fault fault) => tally.Tell(fault, path);
    }

    private async Task<FileOutcome> OutcomeAsync(SourcePost post, PostBody body, PostId id, string path, CancellationToken stop)
    {
        // The pictures of a post that nobody will read are not fetched.
        var isGone = files.IsMissing(id.Key);
        var isWritten = id.IsHeld ? plan.IsPlaceOf(post, path) : !isGone;
        var outcome = isWritten ? await WriteAsync(post, body, id, path, stop).ConfigureAwait(false) : FileOutcome.Missing;

        // The ledger does not know what a killed import wrote. Such an article has the words of the post, and is known by them.
        var isOurs = !id.IsHeld || outcome is not (FileOutcome.Taken or FileOutcome.Missing);
        return isOurs || isGone ? outcome : FileOutcome.There;
    }

    private async Task<FileOutcome> WriteAsync(SourcePost post, PostBody body, PostId id, string path, CancellationToken stop)
    {
        var folder = plan.FolderOf(post);
        var (image, alt) = LeadOf(post);
        var shown = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var address in body.Media.Concat(post.Enclosures.Select(each => each.Address)).Append(image).OfType<string>())
        {
            if (!shown.ContainsKey(address))
            {
                shown[address] = await PlaceAsync(address).ConfigureAwait(false);
            }
        }

        if (post is { Published: null, Status: PostStatus.Published or PostStatus.Scheduled })
        {
            Tell(post.Warning("date/post"));
        }

        foreach (var each in post.LeftOut.Concat(body.LeftOut))
        {
            Tell(each.Of(post));
        }

        var html = body.Write(LinkTo, shown.GetValueOrDefault);
        var text = ArticleFile.Of(
            post, id.Id, plan.Zone, Byline(post), post.Categories.Skip(1).Select(plan.Folders.PathOf), Media,
            image is null ? null : (Media(image), alt), html);
        if ((RefusedOf(post, body) ?? Refusal.Of(path, text, plan.Zone)) is { } refusal)
        {
            Tell(post.Error("refused", refusal));
        }

        return files.Carry(id.Key, path, text);

        string Media(string address) => shown[address] ?? address;

        string? LinkTo(string address)
        {
            var path = plan.LinkTo(address);
            if (path is null && plan.IsUpload(address))
            {
                Tell(post.Warning("file", address));
            }

            return path;
        }

        async Task<string?> PlaceAsync(string address)
        {
            var placed = await media.PlaceAsync(address, folder, stop).ConfigureAwait(false);
            if (placed.Path is { } file)
            {
                return ContentReference.From(folder, file);
            }

            Tell(post.Warning(placed.Reason!, [address, .. placed.Arguments]));
            return null;
        }

        void Tell(Fault fault) => tally.Tell(fault, path);
    }

    private static Fault? RefusedOf(SourcePost post, PostBody body) =>
        body.Refused is { } refused ? post.Error(refused.Kind, refused.Arguments) : null;

    private (string? Address, string? Alt) LeadOf(SourcePost post)
    {
        var attachment = plan.Site.Attachments.Find(post.ImageNumber);
        return (attachment?.Address ?? post.Image, attachment?.Alt);
    }

    private IEnumerable<string> Byline(SourcePost post) => options.SplitAuthors is { Length: > 0 } between
        ? post.Authors.SelectMany(author => author.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : post.Authors;
}
