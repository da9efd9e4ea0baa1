using System.Text;

namespace NewsFeeds.Server.Exports;

/// <summary>Writes the lines and blocks of a configuration of nginx. The location of one path alone is written once.</summary>
internal sealed class NginxWriter
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);
    private int _depth;

    public void Line(string line) => _text.Append(' ', 4 * _depth).Append(line).Append('\n');

    /// <summary>Writes a block: its lines, then what <paramref name="more"/> writes.</summary>
    public void Block(string head, IEnumerable<string> lines, Action? more = null)
    {
        Line($"{head} {{");
        _depth++;
        foreach (var line in lines)
        {
            Line(line);
        }

        more?.Invoke();
        _depth--;
        Line("}");
    }

    /// <summary>Writes the location of one path, which nginx finds before all others, unless that path has one already.</summary>
    public void Alone(string path, params IEnumerable<string> lines)
    {
        if (_alone.Add(path))
        {
            Block($"location = {NginxText.Quoted(path)}", lines);
        }
    }

    /// <summary>Gives a path no location of its own, because another block serves it.</summary>
    public void Reserve(string path) => _alone.Add(path);

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());
}
