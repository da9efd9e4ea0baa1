using System.Globalization;
using System.Text;

namespace NewsFeeds.Benchmarks;

/// <summary>A content folder of articles of 2.5 KB in Vietnamese, the same at every run; gone when it is disposed.</summary>
internal sealed class GeneratedNewsroom : IDisposable
{
    private static readonly string[] Words =
        ("tỉnh người dân hội nghị kinh tế phát triển xã hội an ninh quốc phòng nông thôn mới đồng chí chủ tịch huyện thành phố cà phê cao "
        + "su sâm ngọc linh").Split(' ');

    private static readonly DateTime Newest = new(2025, 12, 31, 18, 0, 0);

    /// <param name="articles">How many, an hour apart.</param>
    /// <param name="items">How many entries a feed has.</param>
    public GeneratedNewsroom(int articles, int items)
    {
        Folder = Directory.CreateTempSubdirectory("newsfeeds-benchmark-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "tin"));
        File.WriteAllText(Path.Combine(Folder, "_index.md"),
            $"---\ntitle: Đài thử\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2021\nitems: {items}\n---\n");
        File.WriteAllText(Path.Combine(Folder, "tin", "_index.md"), "---\ntitle: Tin\n---\n");
        for (var number = 0; number < articles; number++)
        {
            Write(number, "Hội nghị về phát triển kinh tế");
        }
    }

    public string Folder { get; }

    /// <summary>An article's path in the folder; 0 is the newest.</summary>
    public static string PathOf(int number) => $"tin/bai-{number}.md";

    public static string Text(int number, string title)
    {
#pragma warning disable CA5394 // Not for secrets: the same words at every run.
        var words = new Random(number);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: {title}\ndate: {Newest.AddHours(-number):yyyy-MM-ddTHH:mm:ss}+07:00\n");
        text.Append("authors: [Hoàng Lợi, Quang Mẫn]\ntags: [hội nghị, kinh tế]\n---\n");
        for (var paragraph = 0; paragraph < 5; paragraph++)
        {
            text.AppendJoin(' ', Enumerable.Range(0, 72).Select(_ => Words[words.Next(Words.Length)])).Append(".\n\n");
        }
#pragma warning restore CA5394

        return text.ToString();
    }

    public void Write(int number, string title) => File.WriteAllText(Path.Combine(Folder, PathOf(number)), Text(number, title));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
