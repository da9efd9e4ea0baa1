using System.Globalization;
using Microsoft.Extensions.Logging;
using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <content>What an operator or an editor wants to know, each in one line.</content>
public sealed partial class Newsroom
{
    /// <summary>So many lines of one kind are told of one edition. One more then tells how many are left.</summary>
    private const int MostLines = 20;

    private static void TellSome<T>(List<T> all, Action<T> tell, Action<int> tellRest)
    {
        all.Take(MostLines).ToList().ForEach(tell);
        if (all.Count > MostLines)
        {
            tellRest(all.Count - MostLines);
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
                ArticleRemoved(file, delay, title);
                break;
        }
    }

    private void TellMended(IReadOnlyList<HeldBack> before, IReadOnlyList<ContentChange> changes)
    {
        if (before.Count == 0)
        {
            return;
        }

        var now = _heldBack.Select(held => held.Fault.File).ToHashSet(StringComparer.Ordinal);
        var removed = changes.SelectMany(change => change.Removed).ToHashSet(StringComparer.Ordinal);
        TellSome([.. before.Select(held => held.Fault.File).Where(file => !now.Contains(file)).Distinct()], Tell, MoreMended);

        void Tell(string file)
        {
            // What is removed may be back already.
            if (removed.Contains(file) && _articles.Find(file) is null)
            {
                HeldBackRemoved(file);
            }
            else
            {
                _log.Mended(file);
            }
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
                _log.Rejected(fault);
            }
            else
            {
                _log.Advised(fault);
            }
        }
    }

    [LoggerMessage(EventId = 1101, EventName = "ArticleOut", Level = LogLevel.Information, Message = "{File} is out{Delay}: {Title}")]
    private partial void ArticleOut(string file, string delay, string title);

    [LoggerMessage(
        EventId = 1102, EventName = "ArticleChanged", Level = LogLevel.Information, Message = "{File} is updated{Delay}: {Title}")]
    private partial void ArticleChanged(string file, string delay, string title);

    [LoggerMessage(
        EventId = 1103, EventName = "ArticleWithdrawn", Level = LogLevel.Information, Message = "{File} is withdrawn{Delay}: {Title}")]
    private partial void ArticleWithdrawn(string file, string delay, string title);

    [LoggerMessage(
        EventId = 1104, EventName = "ArticleRemoved", Level = LogLevel.Information, Message = "{File} is removed{Delay}: {Title}")]
    private partial void ArticleRemoved(string file, string delay, string title);

    [LoggerMessage(
        EventId = 1105, EventName = "MoreEdits", Level = LogLevel.Information,
        Message = "{Count} more articles are out, updated, withdrawn or removed with this edition")]
    private partial void MoreEdits(int count);

    [LoggerMessage(
        EventId = 1106, EventName = "HeldBackRemoved", Level = LogLevel.Information, Message = "{File} was held back and is removed")]
    private partial void HeldBackRemoved(string file);

    [LoggerMessage(
        EventId = 1107, EventName = "MoreMended", Level = LogLevel.Information, Message = "{Count} more are no longer held back")]
    private partial void MoreMended(int count);

    [LoggerMessage(
        EventId = 1108, EventName = "CategoryLost", Level = LogLevel.Warning,
        Message = "The category '{Path}' is removed, and its addresses answer 404; if it was renamed, give this path among the 'aliases' "
            + "of the new one")]
    private partial void CategoryLost(string path);

    [LoggerMessage(
        EventId = 1109, EventName = "MoreCategoriesLost", Level = LogLevel.Warning, Message = "{Count} more categories are removed")]
    private partial void MoreCategoriesLost(int count);

    [LoggerMessage(
        EventId = 1110, EventName = "StoreAway", Level = LogLevel.Error,
        Message = "The article store is away, and the last edition stays in service: {Reasons}")]
    private partial void StoreIsAway(string reasons);

    [LoggerMessage(EventId = 1111, EventName = "StoreBack", Level = LogLevel.Information, Message = "The article store is back")]
    private partial void StoreIsBack();

    [LoggerMessage(
        EventId = 1112, EventName = "EditionFailed", Level = LogLevel.Error,
        Message = "The next edition could not be made; the last one stays in service")]
    private partial void EditionFailed(Exception exception);
}
