using System.Text;
using BenchmarkDotNet.Attributes;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Benchmarks;

/// <summary>What a start pays for each article.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly byte[] _file = Encoding.UTF8.GetBytes(GeneratedNewsroom.Text(0, "Hội nghị về phát triển kinh tế"));
    private GeneratedNewsroom _newsroom = null!;

    [GlobalSetup]
    public void Setup() => _newsroom = new GeneratedNewsroom(1000, 30);

    [GlobalCleanup]
    public void Cleanup() => _newsroom.Dispose();

    [Benchmark]
    public object FrontMatterOfOneFile() => Manuscript.Parse("tin/bai-0.md", _file, withBody: false);

    [Benchmark(OperationsPerInvoke = 1000)]
    public object WholeFolderPerArticle()
    {
        using var store = new ContentFolder(_newsroom.Folder, "example.vn,2021");
        return store.Read();
    }
}
