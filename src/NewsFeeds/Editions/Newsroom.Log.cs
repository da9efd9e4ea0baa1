using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <content>What an operator or an editor wants to know, each in one line.</content>
public sealed partial class Newsroom
{
    /// <summary>So many lines of one kind are told of one edition. One more then tells how many are left.</summary>
    private const int MostLines = 20;

    private void Tell(List<Edit> edits)
    {
        foreach (var edit in edits.Take(MostLines))
        {
            Tell(edit);
        }

        if (edits.Count > MostLines)
        {
            MoreEdits(edits.Count - MostLines);
        }
    }

    private void Tell(Edit edit)
    {
        var (file, title) = (edit.Article.Key, edit.Article.Title);
        var delay = edit.Caused is { } caused
            ? string.Create(CultureInfo.InvariantCulture, $" after {(edit.Done - caused).TotalSeconds:0.###} s")
            : "";
        switch (edit.Kind)
        {
            case EditKind.Out:
                ArticleOut(file, delay, title);
                break;
            case EditKind.Changed:
                ArticleChanged(file, delay, title);
                break;
            case EditKind.Withdrawn:
                ArticleWithdrawn(file, delay, title);
                break;
            default:
                ArticleLeft(file, delay, title);
                break;
        }
    }

    private void TellMended(ImmutableSortedDictionary<string, Fault> before, ImmutableSortedDictionary<string, Fault> now)
    {
        List<string> mended = ReferenceEquals(before, now) ? [] : [.. before.Keys.Where(file => !now.ContainsKey(file))];
        mended.Take(MostLines).ToList().ForEach(Mended);
        if (mended.Count > MostLines)
        {
            MoreMended(mended.Count - MostLines);
        }
    }

    private void Tell(ContentChange change)
    {
        if (_status.StoreAvailable && !change.Available)
        {
            StoreIsAway(string.Join("; ", change.Faults));
            return;
        }

        if (!_status.StoreAvailable && change.Available)
        {
            StoreIsBack();
        }

        Tell(change.Faults);
    }

    private void Tell(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            if (fault.IsError)
            {
                Rejected(fault);
            }
            else
            {
                Advised(fault);
            }
        }
    }

    [LoggerMessage(EventName = "ArticleRejected", Level = LogLevel.Warning, Message = "{Fault}")]
    private partial void Rejected(Fault fault);

    [LoggerMessage(EventName = "ArticleAdvised", Level = LogLevel.Information, Message = "{Fault}")]
    private partial void Advised(Fault fault);

    [LoggerMessage(EventName = "ArticleOut", Level = LogLevel.Information, Message = "{File} is out{Delay}: {Title}")]
    private partial void ArticleOut(string file, string delay, string title);

    [LoggerMessage(EventName = "ArticleChanged", Level = LogLevel.Information, Message = "{File} is out anew{Delay}: {Title}")]
    private partial void ArticleChanged(string file, string delay, string title);

    [LoggerMessage(EventName = "ArticleWithdrawn", Level = LogLevel.Information, Message = "{File} is withdrawn{Delay}: {Title}")]
    private partial void ArticleWithdrawn(string file, string delay, string title);

    [LoggerMessage(EventName = "ArticleLeft", Level = LogLevel.Information, Message = "{File} is no longer public{Delay}: {Title}")]
    private partial void ArticleLeft(string file, string delay, string title);

    [LoggerMessage(
        EventName = "MoreEdits", Level = LogLevel.Information, Message = "{Count} more articles came, changed or left with this edition.")]
    private partial void MoreEdits(int count);

    [LoggerMessage(EventName = "Mended", Level = LogLevel.Information, Message = "{File} is no longer held back.")]
    private partial void Mended(string file);

    [LoggerMessage(EventName = "MoreMended", Level = LogLevel.Information, Message = "{Count} more are no longer held back.")]
    private partial void MoreMended(int count);

    [LoggerMessage(
        EventName = "CategoryLost",
        Level = LogLevel.Warning,
        Message = "The category '{Path}' is gone, and its addresses answer 404. If it was renamed, give this path among the 'aliases' of "
            + "the new one.")]
    private partial void CategoryLost(string path);

    [LoggerMessage(
        EventName = "StoreAway",
        Level = LogLevel.Error,
        Message = "The article store is away, and the last edition stays in service: {Reasons}")]
    private partial void StoreIsAway(string reasons);

    [LoggerMessage(EventName = "StoreBack", Level = LogLevel.Information, Message = "The article store is back.")]
    private partial void StoreIsBack();

    [LoggerMessage(
        EventName = "TurnFailed", Level = LogLevel.Error, Message = "The next edition could not be made. The last one stays in service.")]
    private partial void TurnFailed(Exception exception);
}
