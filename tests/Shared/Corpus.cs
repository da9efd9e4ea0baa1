using CsCheck;

namespace NewsFeeds.Tests;

/// <summary>
/// Small inputs of one kind, difficult or hostile. Each is a file in <c>Corpus/KIND</c>, named after what it is; whoever meets another adds
/// it there, and it is run by every test of its kind, as it is and changed. Articles in it are of before March 2026.
/// </summary>
internal sealed class Corpus
{
    private readonly byte[][] _inputs;
    private readonly byte[][] _words;

    /// <param name="inputs">The inputs; the smallest failure is looked for among the shortest of them first.</param>
    public Corpus(IEnumerable<byte[]> inputs)
    {
        _inputs = [.. inputs.OrderBy(input => input.Length)];
        _words = [.. _inputs.SelectMany(WordsOf).DistinctBy(Convert.ToHexString)];
        Mutants = Gen.Select(Gen.Int[0, _inputs.Length - 1], Edit.Array[1, 4], (input, edits) => edits.Aggregate(_inputs[input], Apply));
    }

    public IReadOnlyList<byte[]> Inputs => _inputs;

    /// <summary>Its inputs after a few edits: cut, doubled, spliced, with bits flipped, and with each other's words and lines.</summary>
    public Gen<byte[]> Mutants { get; }

    private static Gen<(int Kind, uint At, int Length, int Other)> Edit { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.UInt, Gen.Int[1, 60], Gen.Int[0, int.MaxValue - 1]);

    public static Corpus Of(string kind)
    {
        var files = Directory.EnumerateFiles(SourceTree.Path("tests", "Shared", "Corpus", kind));
        return new Corpus(files.Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
    }

    private byte[] Apply(byte[] input, (int Kind, uint At, int Length, int Other) edit)
    {
        var at = (int)(edit.At % (input.Length + 1));
        var length = Math.Min(edit.Length, input.Length - at);
        var before = input.AsSpan(0, at);
        var part = input.AsSpan(at, length);
        var after = input.AsSpan(at + length);
        ReadOnlySpan<byte> word = _words.Length == 0 ? [] : _words[edit.Other % _words.Length];
        return edit.Kind switch
        {
            0 => [.. before, .. after],
            1 => [.. before, .. part, .. part, .. after],
            2 => [.. before, .. Splice(edit.Other)],
            3 => Flip(input, at, edit.Other),
            4 => [.. before, .. word, .. after],
            _ => [.. before, .. word, .. part, .. after],
        };
    }

    private ReadOnlySpan<byte> Splice(int other)
    {
        var input = _inputs[other % _inputs.Length];
        return input.AsSpan(other / _inputs.Length % (input.Length + 1));
    }

    private static byte[] Flip(byte[] input, int at, int bit)
    {
        byte[] flipped = [.. input];
        if (at < flipped.Length)
        {
            flipped[at] ^= (byte)(1 << (bit % 8));
        }

        return flipped;
    }

    /// <summary>The lines of an input, and what stands in them: runs of letters and digits, of signs, of bytes beyond ASCII.</summary>
    private static IEnumerable<byte[]> WordsOf(byte[] input)
    {
        var (word, line) = (0, 0);
        for (var i = 0; i < input.Length; i++)
        {
            if (i + 1 == input.Length || KindOf(input[i]) != KindOf(input[i + 1]))
            {
                yield return input[word..(i + 1)];
                word = i + 1;
            }

            if (input[i] == '\n')
            {
                yield return input[line..(i + 1)];
                line = i + 1;
            }
        }
    }

    private static int KindOf(byte value) => (char)value switch
    {
        >= '\x80' => 0,
        var c when char.IsAsciiLetterOrDigit(c) => 1,
        ' ' or '\t' or '\r' or '\n' => 2,
        _ => 3,
    };
}
