using System.Text.RegularExpressions;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsFeeds.Folder.Scanning;

/// <summary>
/// Reads the file of redirects: a YAML mapping of former addresses to what they lead to. It may have hundreds of thousands of lines, so no
/// tree is made of it. A wrong line costs that line alone.
/// </summary>
internal sealed partial class RedirectsReader
{
    /// <summary>More faults than these are only counted, because nobody reads a log of 300,000 lines.</summary>
    private const int MostFaults = 100;

    /// <summary>Nothing may nest here. A wrong line is passed over down to this depth, because the parser's time grows with it.</summary>
    private const int MaxDepth = 8;

    /// <summary>No client follows a longer address.</summary>
    private const int MaxTarget = 8000;

    /// <summary>So much of a wrong address stands in its fault.</summary>
    private const int MostShown = 200;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];
    private int _unnamed;

    private RedirectsReader()
    {
    }

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="ContentException">It is no such file; the fault names the line.</exception>
    public static (RedirectTable Table, IReadOnlyList<Fault> Faults) Read(byte[] bytes)
    {
        _ = Manuscript.TextOf(ContentPath.RedirectsFile, bytes);
        var reader = new RedirectsReader();
        reader.ReadEntries(bytes);
        reader.FindCircles();
        if (reader._unnamed > 0)
        {
            reader._faults.Add(new Fault(ContentPath.RedirectsFile, 0, 0, Severity.Error, "more-faults", reader._unnamed));
        }

        return (new RedirectTable(reader._entries.Select(each => KeyValuePair.Create(each.Key, each.Value.Target))), reader._faults);
    }

    private void ReadEntries(byte[] bytes)
    {
        using var text = new StreamReader(new MemoryStream(bytes));
        var events = new Parser(new Scanner(text, skipComments: true));
        try
        {
            events.Consume<StreamStart>();
            if (events.TryConsume<StreamEnd>(out _))
            {
                return;
            }

            events.Consume<DocumentStart>();
            ReadMapping(events);
            events.Consume<DocumentEnd>();
            events.Consume<StreamEnd>();
        }
        catch (InvalidOperationException)
        {
            throw new ContentException(Wrong(events.Current?.End ?? Mark.Empty, "yaml/unclosed"));
        }
        catch (YamlException e)
        {
            throw new ContentException(
                WithoutColon(bytes, Math.Max(e.Start.Line, e.End.Line)) ?? Wrong(e.Start, "yaml/redirects", Manuscript.ReasonOf(e)));
        }
    }

    /// <summary>The first line that has two addresses and no colon between them; null where none has.</summary>
    private static Fault? WithoutColon(byte[] bytes, long last)
    {
        using var text = new StreamReader(new MemoryStream(bytes));
        for (var line = 1; line <= last && text.ReadLine() is { } written; line++)
        {
            if (TwoAddresses().Match(written) is { Success: true } addresses)
            {
                var (former, target) = (addresses.Groups["former"], addresses.Groups["target"]);
                return new Fault(
                    ContentPath.RedirectsFile, line, former.Index + 1, Severity.Error, "yaml/redirects-colon",
                    Shown($"{former.Value}: {target.Value}"));
            }
        }

        return null;
    }

    private void ReadMapping(Parser events)
    {
        if (events.Current is Scalar { Value: "" })
        {
            events.MoveNext(); // Nothing stands behind the line --- that begins the file.
            return;
        }

        if (!events.TryConsume<MappingStart>(out _))
        {
            throw new ContentException(Wrong(events.Current!.Start, "not-a-mapping/redirects"));
        }

        while (!events.TryConsume<MappingEnd>(out _))
        {
            ReadEntry(events);
        }
    }

    private void ReadEntry(Parser events)
    {
        var (keyAt, address) = ReadScalar(events);
        var (targetAt, target) = ReadScalar(events);
        if (address is null)
        {
            Tell(Wrong(keyAt, "not-a-key"));
        }
        else if (Alias.Of(address) is not { } former || !former.StartsWith('/'))
        {
            Tell(Wrong(keyAt, "redirect-address", Shown(address)));
        }
        else if (target is null)
        {
            Tell(Wrong(targetAt, "wrong-type/text", Shown(address)));
        }
        else if (target.Length > MaxTarget || EntryOf(target, keyAt) is not { } entry)
        {
            Tell(Wrong(targetAt, "redirect-target", Shown(address), Shown(target)));
        }
        else if (!_entries.TryAdd(former, entry))
        {
            Tell(Wrong(keyAt, "duplicate-key", Shown(address)));
        }
    }

    /// <summary>The next value, and where it stands; null where it is no text.</summary>
    private static (Mark At, string? Text) ReadScalar(Parser events)
    {
        var at = events.Current!.Start;
        if (events.TryConsume<Scalar>(out var scalar))
        {
            return (at, scalar.Value);
        }

        var depth = 0;
        do
        {
            depth += events.Current!.NestingIncrease;
            if (depth > MaxDepth)
            {
                throw new YamlException(at, at, "lists and mappings nest too deeply");
            }

            events.MoveNext();
        }
        while (depth > 0);

        return (at, null);
    }

    private static Entry? EntryOf(string target, Mark at)
    {
        var reference = Reference.Of(target);
        return reference.Kind switch
        {
            ReferenceKind.Web => new Entry(reference.Text, null, at),
            ReferenceKind.FromTop when !Alias.HasSteps(reference.Path) =>
                new Entry(reference.Text, Alias.OfRequest(reference.Path, reference.Query), at),
            _ => null,
        };
    }

    private void FindCircles()
    {
        foreach (var (former, entry) in _entries)
        {
            var (steps, at) = (0, entry);
            while (steps <= RedirectTable.MostSteps && at.Next is { } next && _entries.TryGetValue(next, out var further))
            {
                (steps, at) = (steps + 1, further);
            }

            if (steps > RedirectTable.MostSteps)
            {
                Tell(Wrong(entry.At, "redirect-circle", Shown(former), RedirectTable.MostSteps));
            }
        }
    }

    private void Tell(Fault fault)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(fault);
        }
        else
        {
            _unnamed++;
        }
    }

    private static string Shown(string address) => address.Length > MostShown ? address[..MostShown] + "…" : address;

    private static Fault Wrong(Mark at, string kind, params IReadOnlyList<object> arguments) =>
        new(ContentPath.RedirectsFile, (int)at.Line, (int)at.Column, Severity.Error, kind, arguments);

    [GeneratedRegex(@"\A\s*(?<former>/[^\s:,'""]*)(?:\s*[,;=→>-]+\s*|\s+|:)(?<target>(?:/|https?://)[^\s'""]*)\s*(?:#.*)?\z")]
    private static partial Regex TwoAddresses();

    /// <summary>What a former address leads to.</summary>
    /// <param name="Target">As it was written.</param>
    /// <param name="Next">The same as a request is compared with former addresses; null where it is elsewhere.</param>
    /// <param name="At">Where the former address stands.</param>
    private readonly record struct Entry(string Target, string? Next, Mark At);
}
