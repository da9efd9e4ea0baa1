using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>A small newsroom that has one of everything that a page can show.</summary>
internal static class Sample
{
    public const string Full = "/articles/2026-03-01/ca-phe-dac-san";
    public const string Retracted = "/articles/2026-02-03/so-lieu-sai";
    public const string Elsewhere = "/articles/2026-02-05/trang-khac";

    public static void Fill(TemporaryContent content)
    {
        content.Write("_index.md", """
            ---
            title: Đài thử
            description: Tin của vùng thử.
            language: vi
            timezone: Asia/Ho_Chi_Minh
            authority: thu.example,2026
            copyright: © 2026 Đài thử
            icon: icon.png
            logo: icon.png
            ---
            """);
        content.Write("kinh-te/_index.md", "---\ntitle: Kinh tế\ndescription: Chợ và vườn.\n---\n");
        content.Write("trong/_index.md", "---\ntitle: Trống\npodcast: {category: News}\n---\n");
        content.Write("kinh-te/2026-03-01-ca-phe-dac-san.md", """
            ---
            title: Cà phê đặc sản “Đăk Hà” & những chuyến hàng
            date: 2026-03-01T08:02:03+07:00
            lastmod: 2026-03-02T09:00:00+07:00
            authors:
              - name: Hoàng Lợi
                url: https://thu.example/hoang-loi
              - Quang Mẫn
            categories: [Bóng đá]
            tags: [cà phê, xuất khẩu]
            aliases: [/2019/05/ten-cu/, ten-cu]
            image:
              src: hinh.png
              alt: Vườn cà phê
              caption: Mùa chín.
              credit: Y Nhung
            enclosures:
              - src: tieng.mp3
                duration: 247
                title: Nghe bài
              - src: https://thu.example/phim.mp4
                type: video/mp4
            correction:
              - date: 2026-03-02T09:00:00+07:00
                note: Sửa số tấn.
            ---

            Đoạn đầu có [liên kết](https://example.com/a?b=1&c=2).

            ![Hình trong bài](hinh2.png)

            ## Tiêu đề nhỏ

            | Nơi | Giá |
            | --- | --: |
            | Đăk Hà | 112.300 |

            | Tháng | Giêng | Hai | Ba | Tư | Năm | Sáu | Bảy | Tám | Chín | Mười | Mười một | Chạp |
            | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
            | Xuất khẩu |112.300|112.300|112.300|112.300|112.300|112.300|112.300|112.300|112.300|112.300|112.300|112.300|

            > Lời nói.

            <div style="text-align: center"><p>Chữ ở giữa.</p></div>
            """);
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        content.Write("kinh-te/2026-02-03-so-lieu-sai.md", $$"""
            ---
            title: Số liệu sai
            date: 2026-02-03T08:00:00
            retracted: { notice: "Số liệu chưa kiểm chứng.", date: {{yesterday}} }
            ---

            Thân bài không ai đọc nữa.
            """);
        content.Write("kinh-te/2026-02-05-trang-khac.md",
            "---\ntitle: Trang khác\ndate: 2026-02-05T08:00:00\nlink: https://thu.example/trang-khac\naliases: [/cu/trang-khac]\n"
            + "image: hinh.png\n---\n\nThân bài.\n");
        foreach (var picture in new[] { "icon.png", "kinh-te/hinh.png", "kinh-te/hinh2.png" })
        {
            content.Write(picture, Png(90, 60));
        }

        content.Write("kinh-te/tieng.mp3", new byte[30_000]);
    }

    /// <summary>A black picture.</summary>
    public static byte[] Png(byte width, byte height)
    {
        using var pixels = new MemoryStream();
        using (var deflated = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflated.Write(new byte[(width + 1) * height]);
        }

        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, [0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]),
            .. Chunk("IDAT"u8, pixels.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [0, 0, 0, 0, .. name, .. data, 0, 0, 0, 0];
        var crc = uint.MaxValue;
        foreach (var each in chunk.AsSpan(4..^4))
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4..), ~crc);
        return chunk;
    }
}
