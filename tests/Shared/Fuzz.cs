using System.Globalization;
using System.Text;
using CsCheck;

namespace NewsFeeds.Tests;

/// <summary>
/// Checks what must hold for every input. The inputs of a run are always the same; <c>NEWSFEEDS_FUZZ=10</c> runs each test for ten minutes
/// with others. A failure prints the smallest input that was found, and its seed, with which <c>CsCheck_Seed=… dotnet test --filter …</c>
/// runs it alone. A seed lasts until the corpus changes, so the input belongs in the corpus.
/// </summary>
internal static class Fuzz
{
    private const ulong Seed = 20261123;
    private const int TriesForASmaller = 2_000;

    private static readonly int Minutes =
        int.TryParse(Environment.GetEnvironmentVariable("NEWSFEEDS_FUZZ"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    /// <summary>Checks a corpus as it is, and then changed.</summary>
    public static void Run(Corpus corpus, int count, Action<byte[]> check, int threads = 2)
    {
        foreach (var input in corpus.Inputs)
        {
            Gen.Const(input).Sample(check, iter: 1, threads: 1, print: Print);
        }

        corpus.Mutants.Run(count, check, Print, threads);
    }

    /// <summary>Checks values that a generator makes.</summary>
    public static void Run<T>(this Gen<T> inputs, int count, Action<T> check, Func<T, string>? print = null, int threads = 2)
    {
        if (print is null && typeof(T) == typeof(string))
        {
            print = text => Print(Encoding.UTF8.GetBytes($"{text}"));
        }

        if (Check.Seed is not null)
        {
            inputs.Sample(check, iter: 1, threads: 1, print: print);
        }
        else if (Minutes > 0)
        {
            inputs.Sample(check, time: 60 * Minutes, threads: threads, print: print);
        }
        else if (FirstFailure(inputs, count, check, threads) is { } seed)
        {
            inputs.Sample(check, seed: seed, iter: TriesForASmaller, threads: threads, print: print);
            Assert.Fail($"It fails with the seed {seed}, but not each time.");
        }
    }

    private static string? FirstFailure<T>(Gen<T> inputs, int count, Action<T> check, int threads)
    {
        string? failed = null;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, (i, loop) =>
        {
            var random = new PCG((uint)i, Seed);
            var seed = random.ToString();
            try
            {
                check(inputs.Generate(random, null, out _));
            }
#pragma warning disable CA1031 // Whatever it was, it is thrown again with its seed.
            catch (Exception)
#pragma warning restore CA1031
            {
                failed = seed;
                loop.Stop();
            }
        });
        return failed;
    }

    private static string Print(byte[] input) =>
        $"{Encoding.UTF8.GetString(input)}\necho {Convert.ToBase64String(input)} | base64 -d > tests/Shared/Corpus/KIND/NAME";
}
