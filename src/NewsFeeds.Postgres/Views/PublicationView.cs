using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Postgres.Views;

/// <summary>The view that describes the publication in one row.</summary>
internal sealed class PublicationView
{
    public const string Name = "publication";

    private readonly RowFrontMatter _frontMatter;

    private PublicationView(View view)
    {
        _frontMatter = new RowFrontMatter(view, [.. view.Columns.Keys.Select(key => (key, key))]);
        All = $"select {string.Join(", ", _frontMatter.Expressions)} from {view.QualifiedName} limit 2";
    }

    /// <summary>Reads its row, and a second one where there is any.</summary>
    public string All { get; }

    public static string? Known(string column) =>
        KeyNames.OfPublication.ContainsKey(KeySpelling.Usual(column)) ? KeySpelling.Usual(column) : null;

    public static PublicationView? Of(View view, List<Fault> faults)
    {
        Fault[] missing = [.. view.MissingOf("title")];
        faults.AddRange(missing);
        return missing.Length == 0 ? new PublicationView(view) : null;
    }

    /// <summary>The publication of the row.</summary>
    /// <exception cref="ContentException">The row is not one, or cannot be read.</exception>
    public Publication Read(IReadOnlyList<string?[]> rows, string defaultAuthority, List<Fault> faults)
    {
        if (rows.Count != 1)
        {
            throw new ContentException(new Fault(Name, 0, 0, Severity.Error, "not-one-row") { Field = "" });
        }

        try
        {
            var keys = new FrontMatterReader(
                Name, YamlNode.Mapping(_frontMatter.Of(rows[0]), 0, 1), KeyNames.OfPublication, TimeZoneInfo.Utc, _frontMatter.Names);
            var publication = IndexReader.Publication(keys, "", defaultAuthority);
            faults.AddRange(keys.Faults);
            return publication;
        }
        catch (JsonException e)
        {
            throw new ContentException(new Fault(Name, 0, 0, Severity.Error, "unreadable", e.Message) { Field = "" });
        }
    }
}
