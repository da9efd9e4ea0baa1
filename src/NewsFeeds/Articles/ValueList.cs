using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NewsFeeds.Articles;

/// <summary>A list that equals any other with equal members in the same order. So records that hold lists are compared by value.</summary>
internal sealed class ValueList<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;

    private ValueList(IReadOnlyList<T> items) => _items = items;

    public static ValueList<T> Empty { get; } = new([]);

    public int Count => _items.Count;

    public T this[int index] => _items[index];

    /// <summary>The list of the same members.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static ValueList<T>? Of(IReadOnlyList<T>? items) => items switch
    {
        null => null,
        ValueList<T> list => list,
        _ => new([.. items]),
    };

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueList<T> other && _items.SequenceEqual(other._items);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
