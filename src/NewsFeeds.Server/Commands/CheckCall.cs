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

    /// <summary>Whether what loses nothing is mended first.</summary>
    public bool IsMended { get; init; }

    /// <summary>Whether it is also told why articles are not out.</summary>
    public bool WithStatus { get; init; }

    /// <summary>A named file that is neither in the content folder nor below the current folder; null for none. Git names none.</summary>
    public string? Elsewhere => Array.Find(Files, file => PlaceOf(file) is null && (file.Length == 0 || _here.Find(file) is null));

    /// <summary>Why a database cannot do it; null where it can.</summary>
    public string? RefusalOfDatabase => (IsMended, Files.Length > 0, WithStatus) switch
    {
        (true, _, _) => "--fix mends files of a content folder; the rows of a database are mended where they are written",
        (_, true, _) => "FILE names a file of a content folder; the rows of a database are checked all together",
        (_, _, true) => "--status tells of the files of a content folder; ask the database which rows it shows",
        _ => null,
    };

    /// <summary>The place in the content folder that a file's name means; null for elsewhere.</summary>
    public string? PlaceOf(string file) => file.Length == 0 ? null : _content.Find(file);
}
