using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Exports;

/// <summary>What an export wrote into a folder, and so may overwrite and remove. Immutable.</summary>
/// <param name="IsWhole">False where the export was interrupted.</param>
/// <param name="Documents">The names of documents, which have coded bodies beside them; in ordinal order.</param>
/// <param name="Files">The names of all other files, in ordinal order.</param>
internal sealed record ExportLedger(bool IsWhole, IReadOnlyList<string> Documents, IReadOnlyList<string> Files)
{
    /// <summary>The ledger's own name.</summary>
    public const string FileName = ".export.json";

    public static readonly ExportLedger Empty = new(true, [], []);

    /// <summary>All names, and whether each is a document's.</summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, bool>> Names => Documents.Select(name => KeyValuePair.Create(name, true))
        .Concat(Files.Select(name => KeyValuePair.Create(name, false)));

    public static ExportLedger Of(bool isWhole, IEnumerable<KeyValuePair<string, bool>> names)
    {
        var inOrder = names.OrderBy(each => each.Key, StringComparer.Ordinal).ToLookup(each => each.Value, each => each.Key);
        return new(isWhole, [.. inOrder[true]], [.. inOrder[false]]);
    }

    /// <summary>Reads the ledger of a folder; an empty one where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is no ledger.</exception>
    public static ExportLedger Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return Empty;
        }

        try
        {
            using var file = File.OpenRead(path);
            var ledger = JsonSerializer.Deserialize(file, ExportLedgerJson.Default.ExportLedger);
            if (ledger is { Documents: not null, Files: not null } && ledger.Names.All(each => IsName(each.Key)))
            {
                return ledger;
            }
        }
        catch (JsonException)
        {
            // The exception below names the file.
        }

        throw new InvalidDataException($"'{path}' is not what an export wrote, so nobody knows what may be overwritten; empty the folder");
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ExportLedgerJson.Default.ExportLedger);

    // A name that leads out of the folder would let a file outside be removed.
    private static bool IsName(string? name) =>
        name is { Length: > 0 } && !name.Contains('\0', StringComparison.Ordinal)
        && name.Split('/').All(segment => segment is not ("" or "." or ".."));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ExportLedger))]
internal sealed partial class ExportLedgerJson : JsonSerializerContext;
