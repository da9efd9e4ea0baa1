namespace NewsFeeds.Articles;

/// <summary>How much a <see cref="Fault"/> matters.</summary>
public enum Severity
{
    /// <summary>The article is served; readers get less than they could.</summary>
    Warning,

    /// <summary>This version of the file is not served.</summary>
    Error,
}

/// <summary>Something wrong in the content, said so that an editor can mend it.</summary>
/// <param name="File">The file, relative to the content folder.</param>
/// <param name="Line">From 1; 0 where it concerns the whole file.</param>
/// <param name="Column">From 1; 0 where it concerns the whole line.</param>
/// <param name="Severity">Whether this version can be served.</param>
/// <param name="Code">A stable word for programs, such as <c>missing-title</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record Fault(string File, int Line, int Column, Severity Severity, string Code, string Message)
{
    /// <summary><c>file:line:column: error: message [code]</c>, the form that editors and CI systems link.</summary>
    public override string ToString() =>
        $"{File}:{Math.Max(Line, 1)}:{Math.Max(Column, 1)}: {(Severity == Severity.Error ? "error" : "warning")}: {Message} [{Code}]";
}
