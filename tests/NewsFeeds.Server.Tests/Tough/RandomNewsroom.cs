using System.Globalization;

namespace NewsFeeds.Server.Tests.Tough;

/// <summary>Everything that editors, git and rsync do to a content folder, in a random order that a seed gives.</summary>
internal sealed class RandomNewsroom : IDisposable
{
    private const int MostArticles = 160;
    private const int MostFolders = 12;
    private static readonly string[] Names = ["kinh-te", "Kinh tế", "the-thao", "Thể thao", "phat-thanh", "giao-duc", "Văn hóa – Xã hội", "bong-da"];
    private readonly TemporaryContent _content;
    private readonly Random _random;
    private readonly string _outside = Directory.CreateTempSubdirectory("newsfeeds-outside-").FullName;
    private readonly HashSet<string> _torn = [];
    private int _made;

    public RandomNewsroom(TemporaryContent content, int seed)
    {
        (_content, _random) = (content, new Random(seed));
        WritePublication();
        Directory.CreateDirectory(At("kinh-te"));
        Directory.CreateDirectory(At("the-thao/bong-da"));
        for (var i = 0; i < 40; i++)
        {
            Create();
        }
    }

    /// <summary>How often each kind of operation was done.</summary>
    public SortedDictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public Random Random => _random;

    public IReadOnlyList<string> Folders => [.. Directory.EnumerateDirectories(_content.Folder, "*", SearchOption.AllDirectories).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>One operation.</summary>
    public void Step()
    {
        (string Name, Action Do)[] operations =
        [
            ("create", Create), ("create", Create), ("create", Create), ("create", Create), ("rewrite", Rewrite), ("rewrite", Rewrite), ("replace", Replace), ("replace", Replace), ("tear", Tear), ("tear", Tear),
            ("delete", Delete), ("rename", Rename), ("move", Move), ("picture", WritePicture), ("delete picture", DeletePicture), ("index", WriteIndex),
            ("index", WriteIndex), ("tear index", TearIndex), ("new folder", MakeFolder), ("move folder", MoveFolder), ("folder out", MoveFolderOut),
            ("folder in", MoveFolderIn), ("delete folder", DeleteFolder),
        ];
        var (name, act) = Pick(operations);
        if (_random.Next(100) == 0)
        {
            (name, act) = ("publication", WritePublication);
        }

        if (name == "delete folder" && _random.Next(3) > 0)
        {
            (name, act) = ("new folder", MakeFolder);
        }

        act();
        Done[name] = Done.GetValueOrDefault(name) + 1;
    }

    /// <summary>Makes good what was torn: a fresh start has never seen the last good version of it.</summary>
    public void Mend()
    {
        foreach (var path in _torn.Where(path => File.Exists(At(path))).ToList())
        {
            if (path == "_index.md")
            {
                WritePublication();
            }
            else if (path.EndsWith("/_index.md", StringComparison.Ordinal))
            {
                File.WriteAllText(At(path), Index());
            }
            else
            {
                File.WriteAllText(At(path), Article());
            }
        }

        _torn.Clear();
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    private void Create()
    {
        if (Articles().Count > MostArticles)
        {
            Delete();
            return;
        }

        File.WriteAllText(At(NewPath(AnyFolder())), Article());
    }

    private void Rewrite() => OnArticle(path => Write(path, Article()));

    private void Replace() => OnArticle(path =>
    {
        File.WriteAllText(At(path) + ".tmp", Article());
        File.Move(At(path) + ".tmp", At(path), overwrite: true);
        _torn.Remove(path);
    });

    private void Tear() => OnArticle(path => TearFile(path, Article()));

    private void TearIndex()
    {
        var path = Join(AnyFolder(), "_index.md");
        if (path != "_index.md" && File.Exists(At(path)))
        {
            TearFile(path, Index());
        }
    }

    private void TearFile(string path, string text)
    {
        switch (_random.Next(5))
        {
            case 0: File.WriteAllText(At(path), text[..(text.Length / 2)]); break;
            case 1: File.WriteAllText(At(path), ""); break;
            case 2: File.WriteAllText(At(path), "---\ntitle: [không đóng\ndate: 2026\n---\n"); break;
            case 3: File.WriteAllBytes(At(path), [.. "---\ntitle: "u8, 0xFF, 0xFE, .. "\n---\n"u8]); break;
            default: File.WriteAllText(At(path), text[..8]); break;
        }

        _torn.Add(path);
    }

    private void Delete() => OnArticle(path => File.Delete(At(path)));

    private void Rename() => OnArticle(path => MoveFile(path, NewPath(FolderOf(path))));

    private void Move() => OnArticle(path => MoveFile(path, Join(AnyFolder(), Path.GetFileName(path))));

    private void MoveFile(string from, string to)
    {
        if (from != to && !File.Exists(At(to)))
        {
            File.Move(At(from), At(to));
            if (_torn.Remove(from))
            {
                _torn.Add(to);
            }
        }
    }

    // The header of a PNG tells its size; that is all that is read of it.
    private void WritePicture()
    {
        byte[] png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, (byte)_random.Next(1, 200), 0, 0, 0, (byte)_random.Next(1, 200), 8, 2, 0, 0, 0, 0, 0, 0, 0];
        File.WriteAllBytes(At(Join(AnyFolder(), Picture())), [.. png, .. new byte[_random.Next(50)]]);
    }

    private void DeletePicture() => File.Delete(At(Join(AnyFolder(), Picture())));

    private void WriteIndex()
    {
        var path = Join(AnyFolder(), "_index.md");
        if (path == "_index.md")
        {
            return;
        }

        if (_random.Next(4) == 0)
        {
            File.Delete(At(path));
        }
        else
        {
            Write(path, Index());
        }
    }

    private void WritePublication() => Write(
        "_index.md",
        $"---\ntitle: Đài {_random.Next(3)}\nlanguage: {Pick(["vi", "en"])}\ntimezone: {Pick(["Asia/Ho_Chi_Minh", "UTC"])}\nauthority: example.vn,2026\nlogo: {Picture()}\nitems: {_random.Next(5, 40)}\n---\n");

    private void MakeFolder()
    {
        if (Folders.Count >= MostFolders)
        {
            return;
        }

        var path = Join(AnyFolder(), Pick(Names));
        if (path.Count(c => c == '/') > 2 || Directory.Exists(At(path)))
        {
            return;
        }

        Directory.CreateDirectory(At(path));
        for (var i = _random.Next(4); i > 0; i--)
        {
            File.WriteAllText(At(NewPath(path)), Article());
        }
    }

    private void MoveFolder() => OnFolder(path =>
    {
        var to = Join(AnyFolder(), Pick(Names));
        if (!to.StartsWith(path, StringComparison.Ordinal) && to.Count(c => c == '/') <= 2)
        {
            MoveFolder(path, At(to));
        }
    });

    private void MoveFolderOut() => OnFolder(path => MoveFolder(path, Path.Combine(_outside, Pick(Names))));

    private void MoveFolderIn()
    {
        if (Directory.EnumerateDirectories(_outside).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } away)
        {
            var from = Pick(away);
            var to = At(Join(AnyFolder(), Pick(Names)));
            if (!Directory.Exists(to) && !File.Exists(to))
            {
                Directory.Move(from, to);
                foreach (var file in Directory.EnumerateFiles(to, "*.md", SearchOption.AllDirectories))
                {
                    _torn.Add(Relative(file)); // it may have been torn when it went: all of it is mended
                }
            }
        }
    }

    private void DeleteFolder() => OnFolder(path => Directory.Delete(At(path), recursive: true));

    private void MoveFolder(string path, string to)
    {
        if (Directory.Exists(to))
        {
            return;
        }

        Directory.Move(At(path), to);
        foreach (var torn in _torn.Where(each => each.StartsWith(path + "/", StringComparison.Ordinal)).ToList())
        {
            _torn.Add(Relative(to + torn[path.Length..]));
        }
    }

    private string Article()
    {
        var number = _random.Next(1000);
        var more = _random.Next(12) switch
        {
            0 => "draft: true\n",
            1 => "retracted: Bài bị rút\n",
            2 => "correction: {date: 2026-03-01, note: Sửa một con số}\n",
            3 => $"image: {{src: {Picture()}, alt: Ảnh}}\n",
            4 => $"image: ../{Picture()}\n",
            5 or 6 => $"categories: [{Pick(Names)}]\n",
            7 => $"categories: [Chuyên mục {_random.Next(3)}, the-thao/bong-da]\n",
            8 => "expiryDate: 2026-03-02T00:00:00Z\n",
            9 => $"id: https://example.vn/?p={_random.Next(40)}\n",
            _ => $"tags: [một, thẻ {number}]\n",
        };
        var words = string.Concat(Enumerable.Repeat("Lời của bài. ", _random.Next(1, 60)));
        var picture = _random.Next(3) == 0 ? $"\n\n![Ảnh]({Picture()})" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"---\ntitle: Bài {number}\ndate: 2026-{_random.Next(1, 4):00}-{_random.Next(1, 28):00}T{_random.Next(24):00}:00:00\n{more}---\n{words}{picture}\n");
    }

    private string Index() =>
        $"---\ntitle: Chuyên mục {_random.Next(3)}\n" + _random.Next(7) switch
        {
            0 => $"slug: {Pick(Names)}\n",
            1 => $"items: {_random.Next(1, 20)}\n",
            2 => "fullText: false\n",
            3 => "language: en\n",
            4 => $"image: {Picture()}\n",
            5 => $"aliases: [cu-{_random.Next(3)}]\n",
            _ => "",
        } + "---\n";

    private void Write(string path, string text)
    {
        File.WriteAllText(At(path), text);
        _torn.Remove(path);
    }

    private void OnArticle(Action<string> act)
    {
        if (Articles() is { Count: > 0 } articles)
        {
            act(articles[_random.Next(articles.Count)]);
        }
    }

    private void OnFolder(Action<string> act)
    {
        if (Folders is { Count: > 2 } folders)
        {
            act(folders[_random.Next(folders.Count)]);
        }
    }

    private List<string> Articles() =>
        [.. Directory.EnumerateFiles(_content.Folder, "*.md", SearchOption.AllDirectories).Select(Relative).Where(path => Path.GetFileName(path) != "_index.md").Order(StringComparer.Ordinal)];

    private string AnyFolder() => Folders is var folders && _random.Next(folders.Count + 1) is var at && at < folders.Count ? folders[at] : "";

    private string NewPath(string folder) => Join(folder, string.Create(CultureInfo.InvariantCulture, $"bai-{++_made}.md"));

    private string Picture() => $"anh-{_random.Next(4)}.png";

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private string At(string path) => Path.Combine(_content.Folder, path);

    private string Relative(string absolute) => Path.GetRelativePath(_content.Folder, absolute);

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
