using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using NewsFeeds.Imports;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Commands;

/// <summary>
/// What commands say of the content to its editors, in the publication's language. What the command line alone shows to be wrong is in
/// English, as the parser's own messages are: nothing has been read yet that would tell the language. In English is also what
/// <c>serve</c>, <c>export</c> and <c>health</c> say, which operators read as they read the log. Immutable.
/// </summary>
/// <param name="language">A BCP 47 tag.</param>
internal sealed class CommandTexts(string language) : ResourceTexts(Resources, language)
{
    private static readonly ResourceManager Resources = new(typeof(CommandTexts));

    /// <summary>The language, for messages of faults.</summary>
    public string Language { get; } = language;

    public string NoTitle => Get();

    public string AskAuthority => Get();

    public string NoAuthority => Get();

    public string Reading(int read, int of) => Format([read, of]);

    public string Checking(int read, int of) => Format([read, of]);

    public string Importing(int done, int of) => Format([done, of]);

    public string Summary(string articles, string errors, string warnings) => Format([articles, errors, warnings]);

    public string NothingChecked => Get();

    public string Articles(int count) => Counted(count);

    public string Errors(int count) => Counted(count);

    public string Warnings(int count) => Counted(count);

    public string Elsewhere(string file, string folder) => Format([file, folder]);

    public string PassedElsewhere(string file, string folder) => Format([file, folder]);

    public string PassedMissing(string file) => Format(file);

    public string Untried(string tables) => Format(tables);

    public string Mended(string file, string guid) => Format([file, guid]);

    public string NotMended(string file, string guid) => Format([file, guid]);

    public string CategoryGone(string path) => Format(path);

    public string CategoryNeeded(string words) => Format(words);

    public string NoCategory(string words, string index) => Format([words, index]);

    public string NoCategoryNear(string words, string index, string near) => Format([words, index, near]);

    public string NoCategoryAmong(string words, string index, string all) => Format([words, index, all]);

    public string MoreCategories(int count) => Format([count]);

    public string AddressTaken(string file) => Format(file);

    public string IdTaken(string file) => Format(file);

    public string FileTaken(string file) => Format(file);

    public string NotEmpty(string folder) => Format(folder);

    public string Next(string folder) => Format(folder);

    public string ExportIsFolder(string folder) => Format(folder);

    public string NoExport(string file) => Format(file);

    public string NoUploads(string folder) => Format(folder);

    public string More(int count, string kind) => Format([count, kind]);

    public string Posts(ImportReport report) => Format(CountsOf(report));

    public string PostsTried(ImportReport report) => Format(CountsOf(report));

    public string Media(int files, long bytes) => Format([files, bytes]);

    public string MediaTried(int files, long bytes) => Format([files, bytes]);

    private static object[] CountsOf(ImportReport report) =>
        [report.Written, report.Changed, report.Unchanged, report.Edited, report.Missing, report.Withdrawn, report.Lost];

    // A language with two forms has a sign between them: of one thing, and of several.
    private string Counted(int count, [CallerMemberName] string name = "")
    {
        var forms = Get(name).Split('|');
        return string.Format(CultureInfo.InvariantCulture, count == 1 ? forms[0] : forms[^1], count);
    }
}
