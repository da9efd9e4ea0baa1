using BenchmarkDotNet.Running;

namespace NewsFeeds.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/NewsFeeds.Benchmarks -- --filter '*'</c>: some ten minutes; with <c>--job short</c>, three.
/// </summary>
internal static class EntryPoint
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(EntryPoint).Assembly).Run(args);
}
