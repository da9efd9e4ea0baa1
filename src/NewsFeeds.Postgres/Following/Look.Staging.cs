using NewsFeeds.Articles;
using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Following;

/// <content>Compares rows with what is known of them, and keeps what is another until the look is over.</content>
internal sealed partial class Look
{
    /// <summary>Compares a row with what is known of it, and makes an article of it where it is another.</summary>
    private void Take(string?[] values, Reading reading)
    {
        var key = values[0]!;
        var isWhole = reading != Reading.WithoutBodies;
        var row = values.AsSpan(0, view.Body);
        var version = Fingerprint.Of(values[1]);
        var content = ArticleView.FingerprintOf(row, publication);
        var body = isWhole ? Fingerprint.Of(values[view.Body] ?? "") : 0;
        var before = known.Find(key);
        if (before is not null && before.Content == content && (before.Body == 0 || !isWhole || before.Body == body))
        {
            Stage(key, before, version, ArticleView.ChangedOf(row));
            return;
        }

        var read = view.Read(row, (long)version, looked, publication, _shared);
        var last = read.EndsAllVersions ? null : before?.Article;
        var next = new KnownRow
        {
            Version = version,
            Content = content,
            Body = read.Article is null ? 0 : body,
            Article = read.Article ?? last,
            HeldBack = read.Article is null ? read.Faults.First(fault => fault.IsError) : null,
        };
        var text = reading == Reading.WithTexts && read.Article is not null ? view.WordsOf(values) : null;
        Stage(key, next, read.Faults, text, ArticleView.ChangedOf(row));
    }

    /// <summary>
    /// A row that cannot be read keeps its last good version, unless the row may have a guard. It is read again by each look.
    /// </summary>
    private void HoldBack(string key, Fault fault, bool isGuarded)
    {
        _statement++; // Else the row would count as one that the statement gave twice.
        var before = known.Find(key);
        var next = new KnownRow
        {
            Content = Fingerprint.Of(fault.ToString()),
            Article = isGuarded ? null : before?.Article,
            HeldBack = fault,
        };
        Stage(key, next, before?.Content == next.Content ? [] : [fault], null, null);
    }

    private void Stage(string key, KnownRow row, ulong version, string? changed)
    {
        lock (_lock)
        {
            See(key, row);
            Versions.Add((row, version));
            Note(changed);
        }
    }

    private void Stage(string key, KnownRow row, IReadOnlyList<Fault> faults, ArticleText? text, string? changed)
    {
        lock (_lock)
        {
            See(key, known.Find(key));
            See(key, Rows.GetValueOrDefault(key));
            row.Look = _statement;
            Rows[key] = row;
            Note(changed);
            Put(_faultsOfRows, faults.Count == 0 ? null : faults);
            Put(Texts, text);
        }

        // A row may be read again by its key alone.
        void Put<T>(Dictionary<string, T> found, T? value)
            where T : class
        {
            found.Remove(key);
            if (value is not null)
            {
                found.Add(key, value);
            }
        }
    }

    private void See(string key, KnownRow? row)
    {
        if (row?.Look == _statement)
        {
            _twice.Add(key);
        }

        row?.Look = _statement;
    }

    private void Note(string? changed)
    {
        if (string.CompareOrdinal(changed, Changed) > 0 && ArticleView.IsMoment(changed!))
        {
            Changed = changed;
        }
    }
}
