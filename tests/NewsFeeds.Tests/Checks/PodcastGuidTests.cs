using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

public class PodcastGuidTests
{
    // The examples of the podcast namespace.
    [Theory]
    [InlineData("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810")]
    [InlineData("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    [InlineData("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    [InlineData("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    public void ItIsMadeOfTheAddressWithoutSchemeAndSlashesAtTheEnd(string address, string id) =>
        Assert.Equal(id, PodcastGuid.Of(address).ToString());
}
