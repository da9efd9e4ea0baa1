using System.Text.Json;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Postgres.Views;

/// <summary>The columns of a view that are keys of front matter, in a fixed order, and their values as front matter.</summary>
internal sealed class RowFrontMatter
{
    private readonly Column?[] _columns;

    /// <param name="view">The view.</param>
    /// <param name="keys">The contract's names of columns, each with the key of front matter that it stands for.</param>
    public RowFrontMatter(View view, IReadOnlyList<(string Column, string Key)> keys)
    {
        Names = [.. keys.Select(each => new RowKey(each.Column, each.Key))];
        _columns = [.. keys.Select(each => view.Columns.GetValueOrDefault(each.Column))];
        Expressions = [.. _columns.Select(column => column?.Expression ?? "null::text")];
    }

    /// <summary>What the columns are called in the view and in front matter.</summary>
    public IReadOnlyList<RowKey> Names { get; }

    /// <summary>The SQL that gives the values, in the same order; a column that the view has not is null.</summary>
    public IReadOnlyList<string> Expressions { get; }

    /// <summary>The front matter of a row. The line of a value is its column's place in <see cref="Names"/>.</summary>
    /// <param name="values">The values, as <see cref="Expressions"/> give them.</param>
    /// <exception cref="JsonException">A value nests too deeply; the message names its column.</exception>
    public List<(YamlNode Key, YamlNode Value)> Of(ReadOnlySpan<string?> values)
    {
        var pairs = new List<(YamlNode Key, YamlNode Value)>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (_columns[i] is { } column)
            {
                pairs.Add((YamlNode.Scalar(Names[i].Key, i, 1), Of(column, values[i], i)));
            }
        }

        return pairs;
    }

    private static YamlNode Of(Column column, string? value, int line) => (column.Form, value) switch
    {
        (_, null) => YamlNode.Null(line, 1),
        (ColumnForm.Json, _) => WithoutNothing(JsonNode.Parse(value, line)),
        (ColumnForm.Moment, "infinityZ" or "-infinityZ") => YamlNode.Null(line, 1),
        _ => YamlNode.Scalar(value, line, 1),
    };

    /// <summary>A picture without a source is none: an outer join finds nothing, and the view makes an object of it all the same.</summary>
    private static YamlNode WithoutNothing(YamlNode node) =>
        node.Pairs is { Count: > 0 } pairs && pairs.TrueForAll(pair => pair.Value.IsNull) ? YamlNode.Null(node.Line, 1) : node;
}
