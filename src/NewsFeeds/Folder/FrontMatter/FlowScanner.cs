using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Skips commas that follow nothing, so that <c>[a, , b]</c> is read as <c>[a, b]</c>. YAML does not allow them.</summary>
internal sealed class FlowScanner(IScanner scanner) : IScanner
{
    private Token? _last;

    public Mark CurrentPosition => scanner.CurrentPosition;

    public Token? Current => scanner.Current;

    public bool MoveNext()
    {
        if (Current is not null)
        {
            ConsumeCurrent();
        }

        return MoveNextWithoutConsuming();
    }

    public bool MoveNextWithoutConsuming()
    {
        var moved = scanner.MoveNextWithoutConsuming();
        while (moved && Current is FlowEntry && _last is FlowEntry or FlowSequenceStart)
        {
            scanner.ConsumeCurrent();
            moved = scanner.MoveNextWithoutConsuming();
        }

        return moved;
    }

    public void ConsumeCurrent()
    {
        _last = Current;
        scanner.ConsumeCurrent();
    }
}
