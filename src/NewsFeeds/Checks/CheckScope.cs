using NewsFeeds.Articles;

namespace NewsFeeds.Checks;

/// <summary>What a check is about: the whole content, or some files and folders of it.</summary>
/// <param name="places">Paths relative to the content folder, as the disk spells them; the empty one is all of it.</param>
public sealed class CheckScope(IEnumerable<string> places)
{
    private readonly HashSet<string> _places = new(places, StringComparer.Ordinal);

    /// <summary>The whole content.</summary>
    public static CheckScope Everything { get; } = new([""]);

    /// <summary>Whether notices say why articles are not out.</summary>
    public bool WithStatus { get; init; }

    /// <summary>The paths of feeds that a service remembers to have served; none where nobody knows.</summary>
    public IReadOnlyCollection<string> Served { get; init; } = [];

    /// <summary>The files and folders, in order, each once.</summary>
    internal IEnumerable<string> Places => _places.Order(StringComparer.Ordinal);

    /// <summary>Whether a file is in it, or a folder around the file.</summary>
    public bool Holds(string file)
    {
        for (var place = file; place.Length > 0; place = Category.ParentOf(place))
        {
            if (_places.Contains(place))
            {
                return true;
            }
        }

        return _places.Contains("");
    }

    /// <summary>Whether it names this very file.</summary>
    internal bool Names(string file) => _places.Contains(file);
}
