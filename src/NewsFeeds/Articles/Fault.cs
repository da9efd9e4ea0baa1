using NewsFeeds.Text;

namespace NewsFeeds.Articles;

/// <summary>How much a <see cref="Fault"/> matters.</summary>
public enum Severity
{
    /// <summary>Nothing is wrong. An editor asked for it.</summary>
    Notice,

    /// <summary>The article is served; readers get less than they could.</summary>
    Warning,

    /// <summary>This version of the file is not served.</summary>
    Error,
}

/// <summary>
/// Something wrong in the content. Compared by value. Its message is made only when it is asked for, because most faults are never
/// printed.
/// </summary>
/// <param name="File">The file, relative to the content folder; a view or a row of a database, such as <c>articles[12]</c>.</param>
/// <param name="Line">From 1; 0 where it concerns the whole file.</param>
/// <param name="Column">From 1; 0 where it concerns the whole line.</param>
/// <param name="Severity">Whether this version can be served.</param>
/// <param name="Kind">The <see cref="Code"/>; where one code has several messages, a slash and the message's own name follow, such as
/// <c>wrong-type/flag</c>.</param>
/// <param name="Arguments">
/// What the message names, in the order of its placeholders: numbers, texts and faults, whose messages are in the same language.
/// </param>
public sealed record Fault(string File, int Line, int Column, Severity Severity, string Kind, params IReadOnlyList<object> Arguments)
{
    /// <summary>The column of a view or row that it concerns, empty for all of it; null where it concerns a file.</summary>
    public string? Field { get; init; }

    /// <summary>A stable word for programs, such as <c>missing-title</c>.</summary>
    public string Code => Kind.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Kind[..slash] : Kind;

    /// <summary>Whether this version of the file is not served.</summary>
    public bool IsError => Severity == Severity.Error;

    /// <summary>A sentence that says what is wrong and what would be right, in English whatever the machine's language is.</summary>
    public string Message => MessageIn("en");

    /// <summary>The severity as programs know it: <c>error</c>, <c>warning</c> or <c>notice</c>.</summary>
    public string Level => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary><c>file:line:column</c>, or <c>view[key].column</c>.</summary>
    public string Place => Field switch
    {
        null => $"{File}:{Math.Max(Line, 1)}:{Math.Max(Column, 1)}",
        "" => File,
        _ => $"{File}.{Field}",
    };

    /// <summary>The same sentence for editors: in their language where it is translated, else in English.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    public string MessageIn(string language) => FaultTexts.Of(Kind, Arguments, Cultures.Of(language));

    /// <summary>
    /// The same fault at a place of a body, from 1; 0 stands for the body as a whole. That of a row keeps its <see cref="Field"/> alone.
    /// </summary>
    /// <param name="bodyLine">The file's line at which the body starts.</param>
    /// <param name="line">The body's line.</param>
    /// <param name="column">The line's column.</param>
    internal Fault InBody(int bodyLine, int line = 0, int column = 0) =>
        Field is null ? this with { Line = bodyLine + Math.Max(line, 1) - 1, Column = Math.Max(column, 1) } : this;

    /// <summary>Whether place, severity, kind and arguments are equal.</summary>
    public bool Equals(Fault? other) =>
        other is not null && (File, Field, Line, Column) == (other.File, other.Field, other.Line, other.Column)
        && (Severity, Kind) == (other.Severity, other.Kind)
        && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Line, Column, Severity, Kind, Arguments.Count > 0 ? Arguments[0] : null);

    /// <summary><c>place: error: message [code]</c>, the form that editors and CI systems link.</summary>
    public override string ToString() => LineIn("en");

    /// <summary>The same line with the message of <see cref="MessageIn"/>.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    public string LineIn(string language) => $"{Place}: {Level}: {MessageIn(language)} [{Code}]";
}
