using System.Text;

namespace NewsFeeds.Tests;

/// <summary>
/// Compares with files that hold what is to come out. <c>UPDATE_GOLDEN=1</c> rewrites them; the difference is then for review.
/// </summary>
internal static class Golden
{
    public static void Compare(string path, byte[] actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; UPDATE_GOLDEN=1 writes it.");

        // As text first, because its difference can be read.
        Assert.Equal(File.ReadAllText(path), Encoding.UTF8.GetString(actual));
        Assert.Equal(File.ReadAllBytes(path), actual);
    }
}
