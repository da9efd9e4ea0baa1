using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <content>Making documents ahead: with each edition, before anybody asks for them.</content>
internal sealed partial class DocumentCatalog
{
    private Document[] _madeAhead = [];
    private EditionShape? _shapeMadeAhead;

    /// <summary>
    /// Makes those documents that are made ahead and that an edition has changed. The documents of one subject are made together, so that
    /// they share what they are made from. One caller at a time.
    /// </summary>
    /// <returns>When those that could not be made are to be tried again; null where all are made.</returns>
    public async Task<DateTimeOffset?> MakeAheadAsync(Edition edition, CancellationToken stop)
    {
        if (!ReferenceEquals(_shapeMadeAhead, edition.Shape))
        {
            OpenMadeAhead(edition);
        }

        var now = time.GetUtcNow();
        var outdated =
            from document in _madeAhead
            let subject = document.SubjectOf(edition)
            where subject is not null && document.Representation?.IsCurrent(subject, edition.Shape, now) != true
            select (Document: document, Subject: subject);
        foreach (var ofSubject in outdated.ToList().GroupBy(each => each.Subject, ReferenceEqualityComparer.Instance))
        {
            stop.ThrowIfCancellationRequested();
            await Task.WhenAll(ofSubject.Select(each => GetAsync(each.Document, edition, each.Subject))).ConfigureAwait(false);
        }

        return _madeAhead.Where(document => document.SubjectOf(edition) is not null)
            .Select(document => document.Representation).Where(made => made?.HasFailed == true).Min(made => made!.RetryAt);
    }

    /// <summary>Opens all documents of an edition that are made ahead, and closes those for which it has nothing to show.</summary>
    private void OpenMadeAhead(Edition edition)
    {
        _madeAhead = [.. _sources.MadeAhead(edition).Select(address => Find(address.Path, edition)).OfType<Document>()];
        foreach (var (path, document) in _opened)
        {
            if (document.IsMadeAhead && document.SubjectOf(edition) is null)
            {
                _opened.TryRemove(path, out _);
                Evict(document.Representation);
            }
        }

        _shapeMadeAhead = edition.Shape;
    }
}
