using NewsFeeds.Articles;

namespace NewsFeeds.Folder.Scanning;

/// <summary>What a directory of the content folder stands for.</summary>
internal enum FolderKind
{
    /// <summary>A category; at the top the publication.</summary>
    Category,

    /// <summary>One article, whose text is <c>index.md</c>.</summary>
    Bundle,

    /// <summary>It lies in a bundle: pictures and sounds of its article.</summary>
    InBundle,

    /// <summary>Its author set it or a folder around it aside: drafts, or pictures and sounds that articles share.</summary>
    SetAside,

    /// <summary>A program that synchronizes folders named it or a folder around it as a copy.</summary>
    Copy,
}

/// <summary>One directory of the content folder as it was last scanned.</summary>
internal sealed class FolderNode(string path, FolderNode? parent)
{
    /// <summary>The order in which folders become categories: parents first, then those that describe themselves, then by name.</summary>
    public static readonly Comparer<FolderNode> InOrder = Comparer<FolderNode>.Create((a, b) =>
    {
        var order = a.Path.Count('/').CompareTo(b.Path.Count('/'));
        order = order != 0 ? order : b.Files.ContainsKey(ContentPath.IndexFile).CompareTo(a.Files.ContainsKey(ContentPath.IndexFile));
        return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
    });

    /// <summary>Relative to the content folder, <c>/</c> between segments; empty for the folder itself.</summary>
    public string Path { get; } = path;

    public FolderNode? Parent { get; } = parent;

    public Dictionary<string, FolderNode> Folders { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FileNode> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What it stands for. Null until the first scan that found it has looked at what is in it.</summary>
    public FolderKind? Kind { get; set; } = parent is null ? FolderKind.Category : null;

    /// <summary>When an entry of the directory last came, went or was renamed, or a picture in it was written.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>The category that its <c>_index.md</c> describes; null at the top and where it is none.</summary>
    public Category? Category { get; set; }

    /// <summary>The path of the category that it is or lies in.</summary>
    public string CategoryPath => Category?.Path ?? Parent?.CategoryPath ?? "";

    /// <summary>It and the articles in it that have folders of their own.</summary>
    public IEnumerable<FolderNode> SelfAndBundles => Folders.Values.Where(folder => folder.Kind == FolderKind.Bundle).Prepend(this);

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}/{name}";

    /// <summary>What it stands for now, by its name and what is in it and around it.</summary>
    public FolderKind KindNow()
    {
        if (Parent is null)
        {
            return FolderKind.Category;
        }

        if (Parent.Kind is not FolderKind.Category)
        {
            return Parent.Kind is FolderKind.Bundle or null ? FolderKind.InBundle : Parent.Kind.Value;
        }

        var name = Path.AsSpan(Path.LastIndexOf('/') + 1);
        if (TextFile.IsSetAside(name))
        {
            return FolderKind.SetAside;
        }

        if (TextFile.IsCopy(name))
        {
            return FolderKind.Copy;
        }

        var isBundle = Files.ContainsKey(ContentPath.BundleFile) && !Files.ContainsKey(ContentPath.IndexFile);
        return isBundle ? FolderKind.Bundle : FolderKind.Category;
    }

    /// <summary>Why a text file in it is no article by its name and place; null where it is one, if it can be read.</summary>
    public Fault? WhyNoManuscript(string name)
    {
        if (TextFile.IsCopy(name))
        {
            return new Fault(PathOf(name), 0, 0, Severity.Error, "copy");
        }

        if (name.Equals("_index.md", StringComparison.OrdinalIgnoreCase))
        {
            return new Fault(PathOf(name), 0, 0, Severity.Error, "misplaced-index/case");
        }

        if (TextFile.IsSetAside(name))
        {
            return new Fault(PathOf(name), 0, 0, Severity.Warning, "not-published");
        }

        var isOfBundle = name == ContentPath.BundleFile;
        return Kind switch
        {
            FolderKind.Copy => new Fault(PathOf(name), 0, 0, Severity.Error, "copy/folder"),
            FolderKind.SetAside => new Fault(PathOf(name), 0, 0, Severity.Warning, "not-published/folder"),
            FolderKind.InBundle => new Fault(PathOf(name), 0, 0, Severity.Warning, "not-published/bundle"),
            FolderKind.Bundle when !isOfBundle => new Fault(PathOf(name), 0, 0, Severity.Warning, "not-published/bundle"),
            FolderKind.Category when isOfBundle && Parent is null => new Fault(PathOf(name), 0, 0, Severity.Error, "misplaced-index/top"),
            FolderKind.Category when isOfBundle => new Fault(PathOf(name), 0, 0, Severity.Error, "misplaced-index"),
            _ => null,
        };
    }

    public IEnumerable<FolderNode> SelfAndBelow() => Folders.Values.SelectMany(folder => folder.SelfAndBelow()).Prepend(this);
}

/// <summary>One file of the content folder as it was last scanned.</summary>
internal sealed class FileNode
{
    private long _modified;

    public long Length { get; set; }

    public DateTimeOffset Modified
    {
        get => new(_modified, TimeSpan.Zero);
        set => _modified = value.UtcTicks;
    }

    /// <summary>Tells what was read from another version with this size and time; 0 where that is not known.</summary>
    public ulong Stamp { get; set; }

    /// <summary>A hash of what was read, where the file was written right before; else 0.</summary>
    public ulong YoungBytes { get; set; }

    /// <summary>The last good version of an article file; without one, what is understood of it, as a draft.</summary>
    public Article? Article { get; set; }

    /// <summary>The newest version cannot be served.</summary>
    public bool HeldBack { get; set; }

    /// <summary>The scan under way has to read it.</summary>
    public bool IsDue { get; set; }
}
