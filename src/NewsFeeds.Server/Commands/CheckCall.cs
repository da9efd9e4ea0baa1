using NewsFeeds.Folder;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Commands;

/// <summary>What a call of <c>newsfeeds check</c> asks for.</summary>
/// <param name="Options">The settings under which the service would publish the content.</param>
/// <param name="Files">The files that are named; none for everything.</param>
/// <param name="Terminal">Where the command was called.</param>
internal sealed record CheckCall(NewsFeedsOptions Options, string[] Files, Terminal Terminal)
{
    private readonly NamedPlaces _content = new(Options.Content);
    private readonly NamedPlaces _here = new(".");

    /// <summary>The named files, each once, with the places in the content folder that their names mean; null for elsewhere.</summary>
    public IReadOnlyList<(string File, string? Place)> Named =>
        field ??= [.. Files.Distinct(StringComparer.Ordinal).Select(file => (file, PlaceOf(file)))];

    /// <summary>Whether what loses nothing is mended first.</summary>
    public bool IsMended { get; init; }

    /// <summary>Whether it is also told why articles are not out.</summary>
    public bool WithStatus { get; init; }

    /// <summary>
    /// The first named file outside both the content folder and the current folder; null for none. It is an editor's mistake, because a
    /// git hook passes only files below the current folder.
    /// </summary>
    public string? OutsideFile => Named
        .FirstOrDefault(named => named.Place is null && (named.File.Length == 0 || _here.Find(named.File) is null)).File;

    /// <summary>Why a database cannot do it; null where it can.</summary>
    public string? RefusalOfDatabase => (IsMended, Files.Length > 0, WithStatus) switch
    {
        (true, _, _) => "--fix mends files of a content folder; the rows of a database are mended where they are written",
        (_, true, _) => "FILE names a file of a content folder; the rows of a database are checked all together",
        (_, _, true) => "--status tells of the files of a content folder; ask the database which rows it shows",
        _ => null,
    };

    /// <summary>Whether files are named and none of them is there, in the content folder or elsewhere.</summary>
    public bool IsOfMissing => Named.Count > 0 && !Named.Any(named => IsThere(named.Place) || Path.Exists(named.File));

    /// <summary>Whether a place of the content folder is there.</summary>
    public bool IsThere(string? place) => place is not null && Path.Exists(Path.Combine(Options.Content, place));

    private string? PlaceOf(string file) => file.Length == 0 ? null : _content.Find(file);
}
