using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Postgres.Views;

/// <summary>The view of categories. A newsroom may do without it: then the categories are those that articles name.</summary>
internal sealed class CategoryView
{
    public const string Name = "categories";

    private readonly RowFrontMatter _frontMatter;

    private CategoryView(View view)
    {
        string[] keys = [.. view.Columns.Keys.Where(key => key != "path")];
        _frontMatter = new RowFrontMatter(view, [.. keys.Select(key => (key, key))]);
        All = $"select {string.Join(", ", _frontMatter.Expressions.Prepend(view.Columns["path"].Expression))} from {view.QualifiedName}";
    }

    /// <summary>Reads every row.</summary>
    public string All { get; }

    // The path stands for the name of a folder and the slug.
    public static string? Known(string column) =>
        column == "path" ? column : KeyNames.OfCategory.ContainsKey(KeySpelling.Usual(column)) && column != "slug"
            ? KeySpelling.Usual(column)
            : null;

    /// <summary>What faults call the row of a path.</summary>
    public static string NameOf(string path) => $"{Name}[{path}]";

    public static CategoryView? Of(View view, List<Fault> faults)
    {
        Fault[] missing = [.. view.MissingOf("path", "title")];
        faults.AddRange(missing);
        return missing.Length == 0 ? new CategoryView(view) : null;
    }

    /// <summary>The category of a row; null where it has no path.</summary>
    public Category? Read(ReadOnlySpan<string?> row, TimeZoneInfo zone, List<Fault> faults)
    {
        var path = Slug.FromPath(row[0] ?? "");
        if (path.Length == 0)
        {
            faults.Add(new Fault(Name, 0, 0, Severity.Error, "no-value") { Field = "path" });
            return null;
        }

        var file = NameOf(path);
        try
        {
            var keys = new FrontMatterReader(
                file, YamlNode.Mapping(_frontMatter.Of(row[1..]), 0, 1), KeyNames.OfCategory, zone, _frontMatter.Names);
            var category = IndexReader.Category(keys, path, Category.ParentOf(path), mediaFolder: "");
            faults.AddRange(keys.Faults);
            return category;
        }
        catch (JsonException e)
        {
            faults.Add(new Fault(file, 0, 0, Severity.Error, "unreadable", e.Message) { Field = "" });
            return new Category { Path = path, Folder = path, Title = path[(path.LastIndexOf('/') + 1)..] };
        }
    }
}
