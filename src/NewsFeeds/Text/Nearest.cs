namespace NewsFeeds.Text;

/// <summary>Finds the known word that somebody mistyped.</summary>
public static class Nearest
{
    /// <summary>
    /// The known word that is the fewest letters away, whatever their case; null when none is within <paramref name="most"/> letters.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known, int most = 2)
    {
        ArgumentNullException.ThrowIfNull(word);
        return known.Where(each => Math.Abs(each.Length - word.Length) <= most) // Comparing takes long, and these words alone can be near.
            .Select(each => (Word: each, Distance: Distance(word, each))).Where(each => each.Distance <= most)
            .DefaultIfEmpty().MinBy(each => each.Distance).Word;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var swap = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(swap, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
