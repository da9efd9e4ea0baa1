using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsFeeds.Folder;

/// <summary>Writes new files of a content folder, and replaces those that it is told to. Thread-safe.</summary>
public static partial class ContentWriter
{
    // Control characters, the ends of lines of YAML 1.1, and what is no character.
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 0xa0).Where(c => c is < ' ' or > '~').Select(c => (char)c), .. "\u2028\u2029\ufeff\ufffe\uffff"]);

    /// <summary>A manuscript: front matter of these lines between its <c>---</c>, and the body behind an empty line.</summary>
    public static string Manuscript(IEnumerable<string> frontMatter, string body) =>
        string.Join('\n', ["---", .. frontMatter, "---", "", body]);

    /// <summary>
    /// A line of text as a YAML scalar: plain where it is an address or a tag URI, else in single quotes. It is in double quotes where it
    /// holds characters that YAML, or this service's reading of it, takes for others.
    /// </summary>
    public static string Scalar(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Address().IsMatch(text))
        {
            return text;
        }

        // The only escape in YAML's single quotes is the doubled quote.
        return text.AsSpan().ContainsAny(Unsafe)
            ? $"\"{string.Concat(text.Select(Escaped))}\""
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>
    /// Writes a new file under a name that is free; false when the name is taken. A running service sees the whole file or none.
    /// </summary>
    /// <param name="file">The file's path; its folder exists.</param>
    /// <param name="text">The whole file, written as UTF-8.</param>
    /// <exception cref="IOException">The file cannot be written for another reason than its name, such as a full disk.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static bool TryCreate(string file, string text)
    {
        // The framework's move looks for the name before it takes it, so two writers could both take it. Only one has the hidden file.
        var written = Unfinished(file);
        FileStream bytes;
        try
        {
            bytes = new FileStream(written, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(written) || File.Exists(file))
        {
            return false;
        }

        var isMoved = false;
        try
        {
            using (var writer = new StreamWriter(bytes))
            {
                writer.Write(text);
            }

            if (File.Exists(file) || Directory.Exists(file))
            {
                return false;
            }

            File.Move(written, file, overwrite: false);
            return isMoved = true;
        }
        finally
        {
            if (!isMoved)
            {
                File.Delete(written);
            }
        }
    }

    /// <summary>Writes a file that is there again. A running service sees the old file or the new one, each whole.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="text">The whole file, written as UTF-8.</param>
    /// <exception cref="IOException">The file cannot be written, such as on a full disk; the old one stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Replace(string file, string text)
    {
        var written = Unfinished(file);
        File.Delete(written); // A link leads elsewhere.
        try
        {
            File.WriteAllText(written, text);
            if (!OperatingSystem.IsWindows() && File.Exists(file))
            {
                File.SetUnixFileMode(written, File.GetUnixFileMode(file)); // Whoever may write the old file may write the new one.
            }

            File.Move(written, file, overwrite: true);
        }
        catch
        {
            File.Delete(written);
            throw;
        }
    }

    /// <summary>
    /// Writes several new files, in this order, and makes the folders in which they are. Where one cannot be written, none is left.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="files">Their paths in it, and their texts.</param>
    /// <exception cref="IOException">A file cannot be written, or its name is taken.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be written to.</exception>
    public static void CreateAll(string folder, IReadOnlyList<(string File, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var made = new Stack<FileSystemInfo>();
        try
        {
            foreach (var (name, text) in files)
            {
                var file = new FileInfo(Path.Combine(folder, name));
                MakeFolder(file.Directory!, made);
                if (!TryCreate(file.FullName, text))
                {
                    throw new IOException($"'{file}' is there already");
                }

                made.Push(file);
            }
        }
        catch
        {
            while (made.TryPop(out var each))
            {
                each.Delete();
            }

            throw;
        }
    }

    /// <summary>The hidden name of a file that is not whole yet.</summary>
    internal static string Unfinished(string file) => Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.new");

    private static string Escaped(char c) => c is '"' or '\\' || Unsafe.Contains(c)
        ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
        : c.ToString();

    private static void MakeFolder(DirectoryInfo folder, Stack<FileSystemInfo> made)
    {
        if (!folder.Exists)
        {
            MakeFolder(folder.Parent!, made);
            folder.Create();
            made.Push(folder);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9.,@/_-]*:[A-Za-z0-9.,:@/_-]*[A-Za-z0-9]\z")]
    private static partial Regex Address();
}
