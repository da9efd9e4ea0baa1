using System.Globalization;

namespace NewsFeeds.Server.Tests.Endurance;

/// <summary>Everything that editors, git and rsync do to a content folder, in a random order that a seed gives.</summary>
internal sealed class RandomNewsroom : IDisposable
{
    private const int MostArticles = 160;
    private const int MostFolders = 16;
    private readonly TemporaryContent _content;
    private readonly Random _random;
    private readonly RandomTexts _texts;
    private readonly string _outside = Directory.CreateTempSubdirectory("newsfeeds-outside-").FullName;
    private readonly HashSet<string> _torn = [];
    private int _made;

    public RandomNewsroom(TemporaryContent content, int seed)
    {
        (_content, _random) = (content, new Random(seed));
        _texts = new RandomTexts(_random);
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

    public IReadOnlyList<string> Folders =>
        [.. Directory.EnumerateDirectories(_content.Folder, "*", SearchOption.AllDirectories).Select(Relative)
            .Order(StringComparer.Ordinal)];

    /// <summary>One operation.</summary>
    public void Step()
    {
        (string Name, Action Do)[] operations =
        [
            ("create", Create), ("create", Create), ("create", Create), ("create", Create), ("rewrite", Rewrite), ("rewrite", Rewrite),
                ("replace", Replace), ("replace", Replace), ("tear", Tear), ("tear", Tear),
            ("delete", Delete), ("rename", Rename), ("move", Move), ("picture", WritePicture), ("delete picture", DeletePicture),
                ("index", WriteIndex),
            ("index", WriteIndex), ("tear index", TearIndex), ("new folder", MakeFolder), ("move folder", MoveFolder),
                ("folder out", MoveFolderOut),
            ("folder in", MoveFolderIn), ("delete folder", DeleteFolder),
            ("copy", Copy), ("copy", Copy), ("set aside", SetAside), ("bundle", MakeBundle), ("turn folder", TurnFolder),
        ];
        var (name, act) = operations[_random.Next(operations.Length)];
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
                File.WriteAllText(At(path), _texts.Index());
            }
            else
            {
                File.WriteAllText(At(path), _texts.Article());
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

        File.WriteAllText(At(NewPath(AnyFolder())), _texts.Article());
    }

    private void Rewrite() => OnArticle(path => Write(path, _texts.Article()));

    private void Replace() => OnArticle(path =>
    {
        File.WriteAllText(At(path) + ".tmp", _texts.Article());
        File.Move(At(path) + ".tmp", At(path), overwrite: true);
        _torn.Remove(path);
    });

    private void Tear() => OnArticle(path => TearFile(path, _texts.Article()));

    private void TearIndex()
    {
        var path = Join(AnyFolder(), "_index.md");
        if (path != "_index.md" && File.Exists(At(path)))
        {
            TearFile(path, _texts.Index());
        }
    }

    private void TearFile(string path, string text)
    {
        File.WriteAllBytes(At(path), _texts.Torn(text));
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

    /// <summary>What file managers and sync tools leave beside an article, or beside the folder of one.</summary>
    private void Copy() => OnArticle(path =>
    {
        if (Path.GetFileName(path) == "index.md" && FolderOf(path) is { Length: > 0 } folder && Folders.Count < MostFolders)
        {
            Directory.CreateDirectory(At($"{folder} 2"));
            CopyFile(path, $"{folder} 2/index.md");
        }
        else
        {
            CopyFile(path, Join(FolderOf(path), Path.GetFileNameWithoutExtension(path) + _texts.EndingOfCopy() + ".md"));
        }
    });

    private void CopyFile(string from, string to)
    {
        File.Copy(At(from), At(to), overwrite: true);
        if (!_torn.Contains(from))
        {
            _torn.Remove(to);
        }
        else
        {
            _torn.Add(to);
        }
    }

    private void SetAside() => OnArticle(path =>
    {
        var name = Path.GetFileName(path);
        MoveFile(path, Join(FolderOf(path), name.StartsWith('_') ? name[1..] : $"_{name}"));
    });

    private void MakeBundle()
    {
        var path = Join(AnyFolder(), string.Create(CultureInfo.InvariantCulture, $"goi-{_made + 1}"));
        if (Folders.Count < MostFolders && path.Count(c => c == '/') <= 2)
        {
            _made++;
            Directory.CreateDirectory(At(path));
            File.WriteAllText(At($"{path}/index.md"), _texts.Article());
            File.WriteAllBytes(At($"{path}/{_texts.Picture()}"), _texts.Png());
        }
    }

    /// <summary>A category becomes an article, or a folder that was one becomes a category.</summary>
    private void TurnFolder()
    {
        var path = Join(AnyFolder(), "index.md");
        if (File.Exists(At(path)))
        {
            File.Delete(At(path));
        }
        else
        {
            Write(path, _texts.Article());
        }
    }

    private void WritePicture() => File.WriteAllBytes(At(Join(AnyFolder(), _texts.Picture())), _texts.Png());

    private void DeletePicture() => File.Delete(At(Join(AnyFolder(), _texts.Picture())));

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
            Write(path, _texts.Index());
        }
    }

    private void WritePublication() => Write("_index.md", _texts.Publication());

    private void MakeFolder()
    {
        if (Folders.Count >= MostFolders)
        {
            return;
        }

        var path = Join(AnyFolder(), _texts.Name());
        if (path.Count(c => c == '/') > 2 || Directory.Exists(At(path)))
        {
            return;
        }

        Directory.CreateDirectory(At(path));
        for (var i = _random.Next(4); i > 0; i--)
        {
            File.WriteAllText(At(NewPath(path)), _texts.Article());
        }
    }

    private void MoveFolder() => OnFolder(path =>
    {
        var to = Join(AnyFolder(), _texts.Name());
        if (!to.StartsWith(path, StringComparison.Ordinal) && to.Count(c => c == '/') <= 2)
        {
            MoveFolder(path, At(to));
        }
    });

    private void MoveFolderOut() => OnFolder(path => MoveFolder(path, Path.Combine(_outside, _texts.Name())));

    private void MoveFolderIn()
    {
        if (Directory.EnumerateDirectories(_outside).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } away)
        {
            var from = away[_random.Next(away.Length)];
            var to = At(Join(AnyFolder(), _texts.Name()));
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
        [.. Directory.EnumerateFiles(_content.Folder, "*.md", SearchOption.AllDirectories).Select(Relative)
            .Where(path => Path.GetFileName(path) != "_index.md").Order(StringComparer.Ordinal)];

    private string AnyFolder() =>
        Folders is var folders && _random.Next(folders.Count + 1) is var at && at < folders.Count ? folders[at] : "";

    private string NewPath(string folder) => Join(folder, string.Create(CultureInfo.InvariantCulture, $"bai-{++_made}.md"));

    private string At(string path) => _content[path];

    private string Relative(string absolute) => Path.GetRelativePath(_content.Folder, absolute);

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
