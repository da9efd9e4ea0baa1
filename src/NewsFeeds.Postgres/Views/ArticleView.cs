using System.Text.Json;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;
using Npgsql;
using NpgsqlTypes;

namespace NewsFeeds.Postgres.Views;

/// <summary>The view of articles: its statements, and how a row of it becomes an article. Thread-safe.</summary>
internal sealed class ArticleView
{
    public const string Name = "articles";

    // The first columns of every statement that reads whole rows.
    private const int Category = 2, Format = 3, Changed = 4, FirstKey = 5;

    private static readonly string[] First = ["key", "version", "category", "format", "changed"];

    private static readonly string[] Required = ["key", "id", "version", "category", "title", "published"];

    // Known columns that are no keys of front matter.
    private static readonly string[] Others = ["key", "version", "category", "format", "changed", "body"];

    private static readonly (string Column, string Key)[] Keys =
    [
        ("id", "id"), ("title", "title"), ("published", "date"), ("updated", "lastmod"), ("appears", "publishDate"),
        ("leaves", "expiryDate"), ("retracted", "retracted"), ("notice", "notice"), ("draft", "draft"), ("slug", "slug"),
        ("link", "link"), ("summary", "summary"), ("language", "language"), ("authors", "authors"), ("tags", "tags"),
        ("categories", "categories"), ("aliases", "aliases"), ("image", "image"), ("enclosures", "enclosures"),
        ("corrections", "correction"), ("source", "source"), ("episode", "episode"),
    ];

    // What of a row says that it must not go out as it was.
    private static readonly (string Column, string Holds)[] Guards =
    [
        ("draft", "coalesce(draft::boolean, false)"), ("retracted", "retracted is not null"),
        ("notice", "coalesce(notice::text, '') <> ''"), ("leaves", "coalesce(leaves::timestamptz <= now(), false)"),
        ("appears", "coalesce(appears::timestamptz > now(), false)"),
    ];

    private static readonly int PublishedAt = PlaceOf("published"), UpdatedAt = PlaceOf("updated"), SummaryAt = PlaceOf("summary");

    private readonly View _view;
    private readonly RowFrontMatter _frontMatter;
    private readonly string _keyType;

    private ArticleView(View view)
    {
        _view = view;
        _frontMatter = new RowFrontMatter(view, Keys);
        _keyType = view.Columns["key"].Type;
        string[] row = [.. First.Select(Expression), .. _frontMatter.Expressions];
        Body = row.Length;
        List = Select([Expression("key"), Expression("version")]);
        All = Select(row);
        ByKey = SelectByKey([.. row, Expression("body")]);
        var guards = Guards.Where(each => view.Columns.ContainsKey(each.Column)).Select(each => each.Holds).Append("false");
        IsGuarded = SelectByKey([Expression("key"), string.Join(" or ", guards)]);
        ChangedSince = view.Columns.ContainsKey("changed")
            ? $"{List} where changed >= least($1::timestamptz, now()) - interval '1 minute'"
            : null;
    }

    /// <summary>Lists the key and version of every row.</summary>
    public string List { get; }

    /// <summary>Reads every row without its body.</summary>
    public string All { get; }

    /// <summary>Reads the rows of the keys in parameter 1, with their bodies.</summary>
    public string ByKey { get; }

    /// <summary>Asks of the keys in parameter 1 whether something in the row says that it must not go out as it was.</summary>
    public string IsGuarded { get; }

    /// <summary>
    /// Lists the rows written since about the moment in parameter 1; null where the view does not say when rows are written.
    /// </summary>
    public string? ChangedSince { get; }

    /// <summary>The columns that the view has and the service knows.</summary>
    public IEnumerable<Column> Columns => _view.Columns.Values;

    /// <summary>Where <see cref="ByKey"/> has the body.</summary>
    public int Body { get; }

    /// <summary>
    /// The fingerprint of all that makes an article but its words: every value but the key, the version and when the row was written, and
    /// what articles take from the publication.
    /// </summary>
    public static ulong FingerprintOf(ReadOnlySpan<string?> row, Publication publication) =>
        Fingerprint.Of(row[Category..], except: Changed - Category) ^ RulesOf(publication);

    /// <summary>The fingerprint of what articles take from the publication.</summary>
    public static ulong RulesOf(Publication publication) =>
        Fingerprint.Of([publication.TimeZone.Id, publication.Authority, publication.Language]);

    /// <summary>Whether a view may have a column.</summary>
    public static string? Known(string column) =>
        Array.Find(Others, each => each == column) ?? Array.Find(Keys, each => each.Column == column).Column;

    /// <summary>The view, or null with the faults that say why it cannot be used.</summary>
    public static ArticleView? Of(View view, List<Fault> faults)
    {
        Fault[] missing = [.. view.MissingOf(Required)];
        faults.AddRange(missing);
        return missing.Length == 0 ? new ArticleView(view) : null;
    }

    /// <summary>The fault of a view without rows.</summary>
    public static Fault NoRows(Severity severity) => new Fault(Name, 0, 0, severity, "no-rows") { Field = "" };

    /// <summary>An article's key in its store.</summary>
    public static string NameOf(string key) => $"{Name}[{key}]";

    /// <summary>The key of the row that an article is.</summary>
    public static string KeyOf(string name) => name[(Name.Length + 1)..^1];

    /// <summary>A statement with keys, of whatever type they are, as parameter 1.</summary>
    public static NpgsqlCommand WithKeys(NpgsqlConnection connection, string statement, IEnumerable<string> keys) =>
        WithText(connection, statement, $"{{{string.Join(',', keys.Select(Quoted))}}}");

    /// <summary>A statement with parameter 1, whose type the database infers.</summary>
    public static NpgsqlCommand WithText(NpgsqlConnection connection, string statement, string value) => new(statement, connection)
    {
        Parameters = { new() { Value = value, NpgsqlDbType = NpgsqlDbType.Unknown } },
    };

    /// <summary>
    /// When a row was last written, as the view says, for parameter 1 of <see cref="ChangedSince"/>; null where it does not.
    /// </summary>
    public static string? ChangedOf(ReadOnlySpan<string?> row) => row[Changed];

    /// <summary>Whether it is a moment that can be compared with others: neither infinite nor before the year 1.</summary>
    public static bool IsMoment(string changed) => MomentOf(changed) is not null;

    /// <summary>Reads a row.</summary>
    /// <param name="row">Its values, in the order of <see cref="All"/>.</param>
    /// <param name="revision">A number made of its version.</param>
    /// <param name="looked">When it was looked at.</param>
    /// <param name="publication">The publication.</param>
    /// <param name="shared">The bylines and tags that articles share.</param>
    public ReadRow Read(ReadOnlySpan<string?> row, long revision, DateTimeOffset looked, Publication publication, SharedTexts shared)
    {
        var file = NameOf(row[0]!);
        List<(YamlNode Key, YamlNode Value)> pairs;
        try
        {
            pairs = WithRetraction(_frontMatter.Of(row.Slice(FirstKey, Keys.Length)));
        }
        catch (JsonException e)
        {
            return new ReadRow(null, [new Fault(file, 0, 0, Severity.Error, "unreadable", e.Message) { Field = "" }]);
        }

        var keys = new FrontMatterReader(
            file, YamlNode.Mapping(pairs, 0, 1), KeyNames.OfArticle, publication.TimeZone, _frontMatter.Names);
        var written = MomentOf(row[Changed]);
        var draft = new ArticleDraft
        {
            Folder = "",
            Name = file,
            Category = shared.Of(Slug.FromPath(row[Category] ?? "")),
            Modified = written ?? MomentOf(row[UpdatedAt]) ?? MomentOf(row[PublishedAt]) ?? DateTimeOffset.UnixEpoch,
            Revision = revision,
        };
        var article = ArticleReader.Read(keys, draft, written ?? looked, publication, shared);
        Fault[] faults = [.. keys.Faults, .. MissingIn(row, draft, file)];
        var isError = Array.Exists(faults, fault => fault.IsError);
        return new ReadRow(isError ? null : article, faults) { EndsAllVersions = isError && keys.IsHeldBack };
    }

    /// <summary>The words of a row that <see cref="ByKey"/> read.</summary>
    public ArticleText WordsOf(ReadOnlySpan<string?> row)
    {
        var summary = PlainText.Line(row[SummaryAt] ?? "");
        return new ArticleText(row[Body] ?? "", 1, summary.Length == 0 ? null : summary, IsHtml: row[Format] != "markdown");
    }

    private static List<Fault> MissingIn(ReadOnlySpan<string?> row, ArticleDraft draft, string file)
    {
        // Without 'published', front matter would take the day of appearance.
        var isDateMissing = row[PublishedAt] is null && draft.Date is not null;
        (bool IsMissing, string Column)[] values =
        [
            (row[1] is null, "version"), (row[Category] is null, "category"), (draft.Id is null, "id"), (isDateMissing, "published"),
        ];
        List<Fault> faults =
        [
            .. values.Where(each => each.IsMissing)
                .Select(each => new Fault(file, 0, 0, Severity.Error, "no-value") { Field = each.Column }),
        ];
        if (row[Format] is { } format and not ("html" or "markdown"))
        {
            faults.Add(new Fault(file, 0, 0, Severity.Error, "wrong-type/format", format) { Field = "format" });
        }

        return faults;
    }

    private static DateTimeOffset? MomentOf(string? value) =>
        value is not null && Dates.TryParse(value, TimeZoneInfo.Utc, out var moment, out _) ? moment : null;

    /// <summary>Makes one key of the two columns that withdraw an article.</summary>
    private static List<(YamlNode Key, YamlNode Value)> WithRetraction(List<(YamlNode Key, YamlNode Value)> pairs)
    {
        var withdrawn = pairs.FindIndex(pair => pair.Key.Text == "retracted");
        var notice = pairs.FindIndex(pair => pair.Key.Text == "notice");
        var (date, words) = (ValueAt(withdrawn), ValueAt(notice));
        pairs.RemoveAll(pair => pair.Key.Text is "retracted" or "notice");
        if (date is not { IsNull: false } && words is not { IsEmpty: false })
        {
            return pairs;
        }

        var line = (date ?? words)!.Line;
        pairs.Add((YamlNode.Scalar("retracted", line, 1), YamlNode.Mapping(
            [
                (YamlNode.Scalar("notice", line, 1), words ?? YamlNode.Null(line, 1)),
                (YamlNode.Scalar("date", line, 1), date ?? YamlNode.Null(line, 1)),
            ],
            line,
            1)));
        return pairs;

        YamlNode? ValueAt(int at) => at < 0 ? null : pairs[at].Value;
    }

    private static int PlaceOf(string column) => FirstKey + Array.FindIndex(Keys, each => each.Column == column);

    private static string Quoted(string key) =>
        $"\"{key.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string Expression(string column) => _view.Columns.GetValueOrDefault(column)?.Expression ?? "null::text";

    private string Select(IEnumerable<string> expressions) => $"select {string.Join(", ", expressions)} from {_view.QualifiedName} a";

    // Only this form reads one row for one key, whatever the view joins and groups: with "offset 0" the planner does not flatten it.
    private string SelectByKey(IReadOnlyList<string> expressions) =>
        $"select x.* from unnest($1::{_keyType}[]) k cross join lateral (select "
        + string.Join(", ", expressions.Select((expression, at) => $"{expression} as c{at}"))
        + $" from {_view.QualifiedName} a where a.key = k offset 0) x";
}

/// <summary>What reading a row gave.</summary>
/// <param name="Article">Null where the row cannot be served.</param>
/// <param name="Faults">What is wrong in it.</param>
internal sealed record ReadRow(Article? Article, IReadOnlyList<Fault> Faults)
{
    /// <summary>Whether its last good version is not served either, because a guard may end it.</summary>
    public bool EndsAllVersions { get; init; }
}
