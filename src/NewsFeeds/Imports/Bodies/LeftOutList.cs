using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.Bodies;

/// <summary>Collects what one post leaves behind: each thing once, in the order of the text, with its count.</summary>
internal sealed class LeftOutList
{
    private readonly List<LeftOut> _all = [];
    private readonly Dictionary<(string Kind, string What), int> _places = [];

    public IReadOnlyList<LeftOut> All => _all;

    public void Add(string kind, string what)
    {
        if (_places.TryGetValue((kind, what), out var place))
        {
            _all[place] = _all[place] with { Count = _all[place].Count + 1 };
            return;
        }

        _places.Add((kind, what), _all.Count);
        _all.Add(new LeftOut(kind, what));
    }
}
