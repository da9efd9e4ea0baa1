using System.Text;

namespace NewsFeeds.Imports.Sources;

/// <summary>
/// Pictures and sound of the former site by their number in WordPress. There are several for each post, so their texts are kept as bytes.
/// </summary>
internal sealed class Attachments
{
    private const char Between = '\0'; // No export can hold it.

    private readonly Dictionary<long, byte[]> _known = [];
    private readonly List<(long Post, long Order, long Number)> _uploaded = [];

    /// <summary>Adds an attachment where none has its number.</summary>
    /// <param name="number">Its number in WordPress.</param>
    /// <param name="attachment">What is known of it.</param>
    /// <param name="post">The number of the post for which it was uploaded; 0 for none.</param>
    /// <param name="order">Its place among those of the post.</param>
    public void Add(long number, Attachment attachment, long post = 0, long order = 0)
    {
        var text = string.Join(Between, attachment.Address, attachment.Alt, attachment.Caption);
        if (_known.TryAdd(number, Encoding.UTF8.GetBytes(text)) && post > 0)
        {
            _uploaded.Add((post, order, number));
        }
    }

    /// <summary>Puts those of each post in their order. Needed once, after the last was added.</summary>
    public void Sort() => _uploaded.Sort();

    /// <summary>The attachment with a number; null for none.</summary>
    public Attachment? Find(long number)
    {
        if (!_known.TryGetValue(number, out var bytes))
        {
            return null;
        }

        var texts = Encoding.UTF8.GetString(bytes).Split(Between);
        return new Attachment(texts[0], OrNull(texts[1]), OrNull(texts[2]));
    }

    /// <summary>The numbers of those that were uploaded for a post, in their order.</summary>
    public IEnumerable<long> OfPost(long post)
    {
        // No entry is as small, so its place is where those of the post begin.
        var first = ~_uploaded.BinarySearch((post, long.MinValue, long.MinValue));
        for (var at = first; at < _uploaded.Count && _uploaded[at].Post == post; at++)
        {
            yield return _uploaded[at].Number;
        }
    }

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}

/// <summary>A picture or sound of the former site.</summary>
/// <param name="Address">Absolute.</param>
/// <param name="Alt">Its words for those who do not see it; null for none.</param>
/// <param name="Caption">HTML; null for none.</param>
internal sealed record Attachment(string Address, string? Alt = null, string? Caption = null);
