using System.Globalization;
using System.Text;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports;

/// <summary>
/// Where each post of the former site goes: the path of its file, and by which addresses of the site it is found. A site may have a
/// million posts, so of each only its path and some digests are kept.
/// </summary>
internal sealed class PostPlaces
{
    private const string Ending = ".html";

    private readonly Dictionary<ulong, ulong> _taken;
    private readonly List<byte[]> _paths;
    private readonly Dictionary<ulong, int> _byAddress;
    private readonly Dictionary<long, int> _byNumber;

    /// <param name="taken">
    /// The digests of addresses that are taken (<see cref="AddressOf"/>), each with that of the file that has it (<see cref="OwnerOf"/>); 0
    /// where no post may have it. Those of the posts come to them.
    /// </param>
    /// <param name="count">How many posts are expected.</param>
    public PostPlaces(Dictionary<ulong, ulong> taken, int count)
    {
        taken.EnsureCapacity(taken.Count + count);
        (_taken, _paths, _byAddress, _byNumber) = (taken, new(count), new(count), new(count));
    }

    /// <summary>How many posts there are.</summary>
    public int Count => _paths.Count;

    /// <summary>The path of the file of the post that was added as this one, from 0.</summary>
    public string this[int index] => Encoding.UTF8.GetString(_paths[index]);

    /// <summary>The digest of an article's address.</summary>
    public static ulong AddressOf(DateOnly day, string slug) =>
        Digest.OfName(string.Create(CultureInfo.InvariantCulture, $"{day.DayNumber}/{slug}"));

    /// <summary>The digest of an imported file's path.</summary>
    public static ulong OwnerOf(string path) => Digest.OfName(path);

    /// <summary>The last segment of the address of the article in a file that import named.</summary>
    public static string SlugOf(string path) => Slug.From(path[(path.LastIndexOf('/') + 1 + "YYYY-MM-DD-".Length)..^Ending.Length]);

    /// <summary>Finds a path for a post: its day and slug, with a number behind it where another article has that address.</summary>
    /// <param name="folder">The folder of its category.</param>
    /// <param name="day">The day of its first publication in the publication's zone.</param>
    /// <param name="slug">The last segment of its former address, or what is made of its title.</param>
    /// <param name="before">The path that an earlier import gave it, which stays where only the number differs; null for none.</param>
    public string Find(string folder, DateOnly day, string slug, string? before)
    {
        var start = StartOf(folder, day, slug);
        if (before is not null && IsNumbered(before, start) && Take(AddressOf(day, SlugOf(before)), before, before))
        {
            return before;
        }

        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var path = $"{start}{suffix}{Ending}";
            if (Take(AddressOf(day, Slug.From(slug + suffix)), path, before))
            {
                return path;
            }
        }
    }

    /// <summary>Adds a post with its path.</summary>
    public void Add(SourcePost post, string path)
    {
        var index = _paths.Count;
        _paths.Add(Encoding.UTF8.GetBytes(path));
        if (post.Number != 0)
        {
            _byNumber.TryAdd(post.Number, index);
        }

        if (post.Link is not null && FormerPath.Of(post.Link) is { Length: > 1 } former)
        {
            _byAddress.TryAdd(Digest.OfName(former), index);
        }
    }

    /// <summary>The file of the post at an address of the former site, or null.</summary>
    public string? At(string address)
    {
        if (FormerPath.NumberIn(address) is { } number)
        {
            return _byNumber.TryGetValue(number, out var numbered) ? this[numbered] : null;
        }

        var path = FormerPath.Of(address);
        return path is { Length: > 1 } && _byAddress.TryGetValue(Digest.OfName(path), out var index) ? this[index] : null;
    }

    /// <summary>Whether a path is one that <see cref="Find"/> may give.</summary>
    public static bool IsNumbered(string path, string folder, DateOnly day, string slug) => IsNumbered(path, StartOf(folder, day, slug));

    // A post may keep the address of its own file. It may also take that of a file in its place, whose guid has changed.
    private bool Take(ulong address, string path, string? before)
    {
        if (_taken.TryGetValue(address, out var owner) && owner != OwnerOf(path) && (before is null || owner != OwnerOf(before)))
        {
            return false;
        }

        _taken[address] = 0;
        return true;
    }

    private static string StartOf(string folder, DateOnly day, string slug)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-{slug}");
        return folder.Length == 0 ? stem : $"{folder}/{stem}";
    }

    private static bool IsNumbered(string path, string start) =>
        path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal)
        && path[start.Length..^Ending.Length] is var rest
        && (rest.Length == 0 || (rest[0] == '-' && rest.Length > 1 && rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0));
}
