namespace NewsFeeds.Server.Exports;

/// <summary>Writes redirects for nginx.</summary>
/// <remarks>
/// Measured with 100,000 of them: a location for each takes 750 MB, and as much again with a slash at the end. Lines of <c>rewrite</c> take
/// 110 MB. nginx tries those of a location one after another, so each location has at most a hundred, whose paths begin alike.
/// </remarks>
internal sealed class NginxRedirects(NginxWriter nginx)
{
    private const int MostInARow = 100;
    private const int MostInALine = 16;

    /// <summary>Writes those below a path.</summary>
    /// <param name="below">How all of their paths begin.</param>
    /// <param name="redirects">In ordinal order.</param>
    /// <param name="ending">The pattern of what may follow a path.</param>
    /// <param name="lines">How the locations answer besides.</param>
    public void Write(string below, IEnumerable<Redirect> redirects, string ending, IReadOnlyCollection<string> lines)
    {
        foreach (var alike in redirects.GroupBy(each => HeadOf(each.Path, below.Length), StringComparer.Ordinal))
        {
            Redirect[] group = [.. alike];
            var prefix = CommonPrefix(group);
            var here = group.Length <= MostInARow ? group : group.Where(each => each.Path == prefix);
            if (here.Any())
            {
                nginx.Block(
                    $"location {NginxText.Quoted(prefix)}",
                    [
                        .. Lines(here).Select(line =>
                            $"rewrite {Pattern(line, ending)} {NginxText.Value(line[0].Target + "?")} permanent;"),
                        .. lines,
                    ]);
            }

            Write(prefix, group.Except(here), ending, lines);
        }
    }

    // Paths with one target share a line: WordPress had four of each feed. Words of nginx have a limit, so long paths stay alone.
    private static IEnumerable<Redirect[]> Lines(IEnumerable<Redirect> here) =>
        from toOne in here.GroupBy(each => each.Target, StringComparer.Ordinal)
        from few in toOne.Chunk(MostInALine)
        from line in NginxText.IsPath(string.Concat(few.Select(each => each.Path))) ? [few] : few.Chunk(1)
        select line;

    private static string Pattern(Redirect[] line, string ending)
    {
        var prefix = CommonPrefix(line);
        return line.Length == 1
            ? NginxText.Pattern("^", prefix, ending)
            : NginxText.Pattern("^", prefix, $"(?:{string.Join('|', line.Select(each => $"\\Q{each.Path[prefix.Length..]}\\E"))}){ending}");
    }

    // A character beyond the first plane is two units, which must not be parted.
    private static string HeadOf(string path, int at) =>
        path.Length > at + 1 && char.IsHighSurrogate(path[at]) ? path[..(at + 2)] : path[..(at + 1)];

    private static string CommonPrefix(Redirect[] group)
    {
        var first = group[0].Path;
        var length = group.Min(each => first.AsSpan().CommonPrefixLength(each.Path));
        return char.IsHighSurrogate(first[length - 1]) ? first[..(length - 1)] : first[..length];
    }
}
