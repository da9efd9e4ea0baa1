using System.Diagnostics;
using System.Text;
using NewsFeeds.Feeds;
using NewsFeeds.Feeds.Atom;

namespace NewsFeeds.Tests.Feeds.Atom;

/// <summary>Documents against a RELAX NG grammar of RFC 4287, by a validator that is not ours.</summary>
public class AtomGrammarTests
{
    [RequiresCommandFact("xmllint", "libxml2-utils")]
    public void EveryDocumentMatchesTheGrammar()
    {
        foreach (var (name, feed) in FeedCases.All)
        {
            Assert.Equal($"{name}: ", $"{name}: {Faults(FeedFormat.Atom.Write(feed))}");
            Assert.Equal($"{name}: ", $"{name}: {Faults(ArchiveWriter.Write(feed, Archives.Middle))}");
        }
    }

    [RequiresCommandFact("xmllint", "libxml2-utils")]
    public void TheGrammarFindsFaults()
    {
        var full = Documents.Text(FeedFormat.Atom.Write(FeedCases.All["full"]));
        foreach (var (right, wrong) in new[]
        {
            ("<id>tag:example.vn,2021:feeds/kinh-te</id>", ""),
            ("<published>2026-11-03T01:02:03Z", "<published>2026-11-03T01:02:03"),
            ("<email>loi@example.vn", "<email>loi"),
            ("<category term=\"Kinh tế\"", "<category"),
            ("type=\"audio/mpeg\"", "type=\"audio\""),
            ("<title type=\"text\">Giá", "<title type=\"plain\">Giá"),
            ("<generator>", "<ttl>5</ttl><generator>"),
            ("medium=\"image\"", "medium=\"picture\""),
            (" href=\"https://feeds.example.vn/feeds/kinh-te/\"", ""),
            ("</feed>", "<icon>https://a.vn/</icon></feed>"),
        })
        {
            Assert.Contains(right, full, StringComparison.Ordinal);
            var faults = Faults(Encoding.UTF8.GetBytes(full.Replace(right, wrong, StringComparison.Ordinal)));
            Assert.False(faults.Length == 0, $"not noticed: {wrong}");
        }
    }

    private static string Faults(byte[] document)
    {
        var start = new ProcessStartInfo("xmllint") { RedirectStandardInput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--noout", "--nonet", "--relaxng",
            SourceTree.Path("tests", "NewsFeeds.Tests", "Feeds", "Atom", "atom.rng"), "-" })
        {
            start.ArgumentList.Add(argument);
        }

        using var xmllint = Process.Start(start)!;
        xmllint.StandardInput.BaseStream.Write(document);
        xmllint.StandardInput.Close();
        var messages = xmllint.StandardError.ReadToEnd();
        xmllint.WaitForExit();
        return xmllint.ExitCode == 0 ? "" : messages;
    }
}
