using NewsFeeds.Postgres.Views;

namespace NewsFeeds.Postgres.Tests.Views;

public class GuardColumnsTests
{
    [Theory]
    [InlineData("withdrawn")]
    [InlineData("deleted")]
    [InlineData("deleted_at")]
    [InlineData("is_draft")]
    [InlineData("isDraft")]
    [InlineData("drafts")]
    [InlineData("expires_on")]
    [InlineData("unpublish_date")]
    [InlineData("status")]
    [InlineData("hidden")]
    public void AColumnThatMayHoldARowBackIsAGuard(string name) => Assert.True(GuardColumns.MayBe(name));

    [Theory]
    [InlineData("created_at")]
    [InlineData("views")]
    [InlineData("section_id")]
    [InlineData("word_count")]
    [InlineData("editor")]
    [InlineData("revision")]
    public void AnyOtherColumnIsNone(string name) => Assert.False(GuardColumns.MayBe(name));
}
