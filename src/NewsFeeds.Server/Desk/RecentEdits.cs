using NewsFeeds.Editions;

namespace NewsFeeds.Server.Desk;

/// <summary>Remembers the last edits. Any thread may ask.</summary>
internal sealed class RecentEdits : IDisposable
{
    private const int Most = 20;

    private readonly Newsroom _newsroom;
    private volatile IReadOnlyList<Edit> _edits = [];

    public RecentEdits(Newsroom newsroom)
    {
        _newsroom = newsroom;
        newsroom.Published += Take;
    }

    /// <summary>The last edits, newest first.</summary>
    public IReadOnlyList<Edit> Read() => _edits;

    public void Dispose() => _newsroom.Published -= Take;

    // The newsroom's writer alone calls it.
    private void Take(PublishedEdition edition)
    {
        if (edition.Edits.Count > 0)
        {
            _edits =
            [
                .. edition.Edits.OrderByDescending(edit => edit.Caused).ThenBy(edit => edit.Article.Id, StringComparer.Ordinal)
                    .Concat(_edits).Take(Most),
            ];
        }
    }
}
