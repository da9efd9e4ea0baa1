using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class SlugTests
{
    [Theory]
    [InlineData("Quốc phòng, an ninh", "quoc-phong-an-ninh")]
    [InlineData("Văn hóa – Xã hội", "van-hoa-xa-hoi")]
    [InlineData("Đồng Nai đổi mới", "dong-nai-doi-moi")]
    [InlineData("quoc-phong-an-ninh", "quoc-phong-an-ninh")]
    [InlineData("  -- Hai  gạch -- ", "hai-gach")]
    [InlineData("កម្ពុជា", "1780-1798-17d2-1796-17bb-1787-17b6")]
    public void NamesOfAnyScriptBecomeSegments(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name));
        Assert.Equal(slug, Slug.From(name.Normalize(NormalizationForm.FormD)));
    }
}
