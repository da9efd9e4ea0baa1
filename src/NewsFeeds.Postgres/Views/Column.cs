namespace NewsFeeds.Postgres.Views;

/// <summary>How the values of a column are read.</summary>
internal enum ColumnForm
{
    /// <summary>As the database prints them.</summary>
    Text,

    /// <summary>As JSON: json, jsonb and arrays.</summary>
    Json,

    /// <summary>As a moment in UTC: timestamps.</summary>
    Moment,
}

/// <summary>A column of a view.</summary>
/// <param name="Name">As the database spells it.</param>
/// <param name="Type">The SQL name of its type.</param>
/// <param name="Form">How its values are read.</param>
/// <param name="Expression">
/// The SQL that gives its values as text. Casts are made there, because the client would refuse most types, and a value that it cannot hold
/// would end the whole look.
/// </param>
internal sealed record Column(string Name, string Type, ColumnForm Form, string Expression)
{
    public static Column Of(string name, string type, string baseType, bool isArray)
    {
        var quoted = Quoted(name);
        return baseType switch
        {
            _ when isArray => new(name, type, ColumnForm.Json, $"to_json({quoted})::text"),
            "json" or "jsonb" => new(name, type, ColumnForm.Json, $"{quoted}::text"),
            "timestamp" or "timestamptz" => new(name, type, ColumnForm.Moment, $"({quoted}::timestamptz at time zone 'UTC')::text || 'Z'"),
            _ => new(name, type, ColumnForm.Text, $"{quoted}::text"),
        };
    }

    /// <summary>A name as statements have it.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
