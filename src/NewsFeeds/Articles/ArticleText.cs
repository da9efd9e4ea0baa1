namespace NewsFeeds.Articles;

/// <summary>The words of one version of an article, which the store reads when they are asked for.</summary>
/// <param name="Body">The Markdown or HTML behind the front matter, or that of a row; empty for none.</param>
/// <param name="BodyLine">The file's line at which it starts, from 1.</param>
/// <param name="Summary">Plain text as the editor wrote it; null stands for the body's opening words.</param>
/// <param name="IsHtml">Whether the body is HTML, in which Markdown means nothing.</param>
public sealed record ArticleText(string Body, int BodyLine, string? Summary, bool IsHtml = false)
{
    /// <summary>Where its file gives its id, or else the slug that makes it; its start for neither.</summary>
    internal (int Line, int Column) IdPlace { get; init; } = (1, 1);

    /// <summary>Where its file gives its slug; its start for nowhere.</summary>
    internal (int Line, int Column) SlugPlace { get; init; } = (1, 1);

    /// <summary>The same fault at the key that claims what another article holds. One of any other kind stays where it is.</summary>
    internal Fault Placed(Fault fault)
    {
        var (line, column) = fault.Code switch
        {
            "duplicate-id" => IdPlace,
            "duplicate-slug" => SlugPlace,
            _ => (fault.Line, fault.Column),
        };
        return fault with { Line = line, Column = column };
    }
}
