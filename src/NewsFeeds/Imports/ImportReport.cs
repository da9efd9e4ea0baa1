namespace NewsFeeds.Imports;

/// <summary>What an import did, in numbers.</summary>
public sealed record ImportReport
{
    /// <summary>Posts that came as new files.</summary>
    public int Written { get; init; }

    /// <summary>Posts whose files an earlier import wrote and this one changed.</summary>
    public int Changed { get; init; }

    /// <summary>Posts whose files stand as an earlier import wrote them.</summary>
    public int Unchanged { get; init; }

    /// <summary>Posts whose files were edited by hand. They stay as they are.</summary>
    public int Edited { get; init; }

    /// <summary>Posts whose files were moved or deleted by hand. They are not written again.</summary>
    public int Missing { get; init; }

    /// <summary>Posts that are not public any more and left.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Posts that were lost or torn.</summary>
    public int Lost { get; init; }

    /// <summary>Files that are neither an export nor a feed, so that nobody knows whether posts are lost with them.</summary>
    public int Refused { get; init; }

    /// <summary>Pictures and sounds that were copied or fetched.</summary>
    public int Media { get; init; }

    /// <summary>The bytes of <see cref="Media"/>.</summary>
    public long MediaBytes { get; init; }

    /// <summary>How many notes there are, by kind.</summary>
    public IReadOnlyDictionary<string, int> Notes { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether every file was read, and every post carried over whole.</summary>
    public bool IsWhole => Lost == 0 && Refused == 0;
}
