using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Imports;

namespace NewsFeeds.Server.Commands;

/// <summary>
/// What <c>newsfeeds import</c> tells. Notes go out as they come, because a site may have hundreds of thousands; a terminal shows the first
/// of each kind.
/// </summary>
internal sealed class ImportOutput(Terminal terminal, bool isJson, string? reportFile) : IDisposable
{
    private const int MostShown = 10;

    private readonly StreamWriter? _report = reportFile is null ? null : new StreamWriter(reportFile);
    private readonly SortedDictionary<string, List<ImportNote>> _shown = new(StringComparer.Ordinal);
    private bool _isFirst = true;

    /// <summary>The texts in the language of the newsroom, which the import may learn only from the export.</summary>
    public required CommandTexts Texts { get; set; }

    /// <summary>Tells from now on in a language.</summary>
    public void Speak(string language) => Texts = new CommandTexts(language);

    /// <summary>Takes the next note.</summary>
    public void Tell(ImportNote note)
    {
        _report?.WriteLine(LineOf(note));
        if (isJson)
        {
            var json = JsonSerializer.Serialize(NoteOf(note), ImportJson.Readable.JsonNote);
            terminal.WriteData((_isFirst ? "{\"notes\": [\n" : ",\n") + json);
            _isFirst = false;
            return;
        }

        if (!_shown.TryGetValue(note.Fault.Code, out var shown))
        {
            _shown.Add(note.Fault.Code, shown = []);
        }

        if (shown.Count < MostShown)
        {
            shown.Add(note);
        }
    }

    /// <summary>Tells the numbers.</summary>
    public void Finish(ImportReport report, bool isDryRun)
    {
        if (isJson)
        {
            var summary = JsonSerializer.Serialize(SummaryOf(report), ImportJson.Readable.JsonSummary);
            terminal.WriteData((_isFirst ? "{\"notes\": [" : "") + "],\n" + summary[1..]);
            return;
        }

        foreach (var (kind, notes) in _shown)
        {
            foreach (var note in notes)
            {
                terminal.Write(LineOf(note));
            }

            if (report.Notes[kind] > notes.Count)
            {
                terminal.Write(Texts.More(report.Notes[kind] - notes.Count, kind));
            }
        }

        terminal.Tell(isDryRun ? Texts.PostsTried(report) : Texts.Posts(report));
        terminal.Tell(
            isDryRun ? Texts.MediaTried(report.Media, report.MediaBytes) : Texts.Media(report.Media, report.MediaBytes));
    }

    public void Dispose() => _report?.Dispose();

    private string LineOf(ImportNote note)
    {
        var post = note.Post.Length > 0 ? $" '{note.Post}':" : "";
        return $"{note.Place}: {(note.Fault.IsError ? "error" : "note")}:{post} {MessageOf(note)} [{note.Fault.Code}]";
    }

    private JsonNote NoteOf(ImportNote note) => new(note.Place, note.Post, note.Fault.Code, MessageOf(note), note.Fault.IsError);

    private string MessageOf(ImportNote note) => note.Fault.MessageIn(Texts.Language);

    private static JsonSummary SummaryOf(ImportReport report) => new(
        new JsonPosts(
            report.Written, report.Changed, report.Unchanged, report.Edited, report.Missing, report.Withdrawn, report.Lost),
        new JsonMedia(report.Media, report.MediaBytes),
        report.Notes,
        report.IsWhole);
}

/// <summary>A note as <c>--json</c> prints it.</summary>
internal sealed record JsonNote(string Place, string Post, string Kind, string What, bool Error);

/// <summary>The numbers of posts.</summary>
internal sealed record JsonPosts(int Written, int Changed, int Unchanged, int Edited, int Missing, int Withdrawn, int Lost);

/// <summary>The numbers of pictures and sound.</summary>
internal sealed record JsonMedia(int Files, long Bytes);

/// <summary>What follows the notes.</summary>
internal sealed record JsonSummary(JsonPosts Posts, JsonMedia Media, IReadOnlyDictionary<string, int> Kinds, bool Whole);

[JsonSerializable(typeof(JsonNote))]
[JsonSerializable(typeof(JsonSummary))]
internal sealed partial class ImportJson : JsonSerializerContext
{
    /// <summary>Vietnamese stays readable.</summary>
    public static readonly ImportJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
