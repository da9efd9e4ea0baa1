using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <content>Looks at the keys themselves, before their values are read.</content>
internal sealed partial class FrontMatterReader
{
    /// <summary>Keys whose values hold keys of an article: Hugo's two, and YAML's sign for merging.</summary>
    private static readonly string[] Boxes = ["params", "cascade", "<<"];

    /// <summary>
    /// Whether a guard holds this version back. Then the last good version is held back, too, because it may be what the guard is to end.
    /// </summary>
    public bool IsHeldBack { get; private set; }

    public void HoldBack() => IsHeldBack = true;

    /// <summary>
    /// Reports keys that are given twice, keys that such a file does not have, guards among them, and texts that YAML cuts.
    /// </summary>
    public void CheckKeys()
    {
        RefuseMistakes(_pairs);
        foreach (var (key, value) in _pairs)
        {
            if (key.Text is not { } name)
            {
                continue;
            }

            if (!_known.TryGetValue(name, out var names))
            {
                Unknown(key, name, value);
            }
            else if (names[0] != name && !value.IsNull)
            {
                CompareWithOthers(key, name, value, names);
            }

            RefuseGuardsIn(value, isBox: Array.IndexOf(Boxes, name) >= 0);
        }
    }

    /// <summary>
    /// Reports guards that are written into the value of another key: by a slip, or as Hugo has them. They hold nothing back there.
    /// </summary>
    private void RefuseGuardsIn(YamlNode value, bool isBox)
    {
        if (value.Items is { } items)
        {
            foreach (var item in items)
            {
                RefuseGuardsIn(item, isBox);
            }
        }
        else if (value.Pairs is { } pairs)
        {
            foreach (var (key, part) in pairs)
            {
                if (key.Text is { } name && !part.IsNull && Guards.MayBeInside(name, part, isBox))
                {
                    HoldBack();
                    Error(key, "guard/inside", name);
                }

                RefuseGuardsIn(part, isBox);
            }
        }
    }

    /// <summary>Reports the keys of a nested mapping that it does not have.</summary>
    public void WarnOfUnknown(YamlNode mapping, string[] known)
    {
        foreach (var key in UnknownIn(mapping, known))
        {
            WarnOfUnknown(key, key.Text!, known);
        }
    }

    /// <summary>The keys of a nested mapping that it does not have.</summary>
    public static IEnumerable<YamlNode> UnknownIn(YamlNode mapping, string[] known) =>
        (mapping.Pairs ?? []).Select(pair => pair.Key).Where(key => key.Text is { } name && Array.IndexOf(known, name) < 0);

    public void WarnOfUnknown(YamlNode key, string name, IEnumerable<string> known)
    {
        if (name.FirstOrDefault(KeySpelling.IsHidden) is not '\0' and var hidden)
        {
            Warn(key, "unknown-key/invisible", KeySpelling.Bare(name), (int)hidden);
        }
        else if (Nearest.Of(KeySpelling.Bare(name), known) is { } nearest)
        {
            Warn(key, "unknown-key/near", name, nearest);
        }
        else
        {
            Warn(key, "unknown-key", name);
        }
    }

    private void RefuseMistakes(List<(YamlNode Key, YamlNode Value)> pairs)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            var (key, value) = pairs[i];
            if (key.Text is not { } name)
            {
                Error(key, "not-a-key");
            }
            else if (IsAbove(pairs, i, name))
            {
                Error(key, "duplicate-key", name);
                if (Guards.Contains(name))
                {
                    HoldBack();
                }
            }

            RefuseMistakesIn(value);
        }
    }

    private void RefuseMistakesIn(YamlNode value)
    {
        if (value.Cut is { } cut)
        {
            Error(value, cut.Kind, cut.Arguments);
        }

        if (value.Pairs is { } pairs)
        {
            RefuseMistakes(pairs);
        }
        else if (value.Items is { } items)
        {
            foreach (var item in items)
            {
                RefuseMistakesIn(item);
            }
        }
    }

    private static bool IsAbove(List<(YamlNode Key, YamlNode Value)> pairs, int index, string name)
    {
        for (var i = 0; i < index; i++)
        {
            if (pairs[i].Key.Text == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reports a key that has another value under a name that counts before this one.</summary>
    private void CompareWithOthers(YamlNode key, string name, YamlNode value, string[] names)
    {
        var before = names.AsSpan(0, Array.IndexOf(names, name));
        if (this[before] is not { } first || IsSame(first, value) || (name == "published" && value.Flag is not null))
        {
            return;
        }

        var counts = Array.Find(names, each => this[each] == first)!;
        if (Guards.Contains(name))
        {
            Error(key, "guard/two", counts, name);
            HoldBack();
        }
        else
        {
            Warn(key, "duplicate-key/other-name", name, counts);
        }
    }

    private bool IsSame(YamlNode a, YamlNode b) =>
        (a.Text is { } text && text == b.Text)
        || (Dates.TryParse(a.Text ?? "", _zone, out var one, out _) && Dates.TryParse(b.Text ?? "", _zone, out var other, out _)
            && one == other);

    /// <summary>The key above without a value, if this one may be in its value; null for none.</summary>
    private string? KeyAround(YamlNode key, string name)
    {
        var at = _pairs.FindIndex(pair => pair.Key == key) - 1;
        while (at >= 0 && _pairs[at].Key.Text is { } beside && !_known.ContainsKey(beside))
        {
            at--;
        }

        return at >= 0 && _pairs[at] is ({ Text: { } above }, { IsNull: true }) && KeyNames.IsWithin(name, above) ? above : null;
    }

    private void Unknown(YamlNode key, string name, YamlNode value)
    {
        var word = Guards.WordOf(name);
        var isGuard = word is not null || Guards.Contains(name);
        if (isGuard && (value.IsNull || Guards.IsHarmless(word ?? name, value)))
        {
            return;
        }

        if (!isGuard && (value.IsNull || !Guards.IsNear(name)))
        {
            if (KeyAround(key, name) is { } around)
            {
                Warn(key, "unknown-key/indent", name, around);
            }
            else
            {
                WarnOfUnknown(key, name, _known.Keys);
            }

            return;
        }

        HoldBack();
        if (!isGuard)
        {
            Error(key, "guard/near", name, Nearest.Of(KeySpelling.Bare(name), [.. _known.Keys, .. Guards.Names])!);
        }
        else if (word is not null && _known.ContainsKey("draft"))
        {
            Error(key, "guard/word", $"{word}: {Shown(value)}", Guards.Written(word));
        }
        else if (_known.ContainsKey("timezone"))
        {
            Error(key, "guard/publication", name);
        }
        else
        {
            Error(key, "guard/index", name);
        }
    }
}
