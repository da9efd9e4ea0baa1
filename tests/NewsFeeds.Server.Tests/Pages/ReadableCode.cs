using System.Globalization;
using System.Text.RegularExpressions;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>Reads a QR code as a phone does.</summary>
internal static partial class ReadableCode
{
    /// <summary>What a picture of a code says, given by the grey of its pixels; null where no code is found.</summary>
    public static string? Read(byte[] grey, int width, int height)
    {
        var source = new RGBLuminanceSource(grey, width, height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)))?.Text;
    }

    /// <summary>What the path of a drawing says whose strokes are one dot wide.</summary>
    public static string? Read(string path, int size)
    {
        const int scale = 4;
        var grey = new byte[size * scale * size * scale];
        Array.Fill(grey, byte.MaxValue);
        foreach (var (x, y, length) in Strokes(path))
        {
            for (var row = y * scale; row < (y + 1) * scale; row++)
            {
                grey.AsSpan((row * size * scale) + (x * scale), length * scale).Clear();
            }
        }

        return Read(grey, size * scale, size * scale);
    }

    /// <summary>Where each stroke begins, and its length.</summary>
    public static IReadOnlyList<(int X, int Y, int Length)> Strokes(string path)
    {
        var strokes = Stroke().Matches(path);
        Assert.Equal(path, string.Concat(strokes.Select(stroke => stroke.Value)));
        return [.. strokes.Select(stroke => (Number(stroke, "x"), Number(stroke, "y"), Number(stroke, "length")))];

        static int Number(Match stroke, string name) => int.Parse(stroke.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)\.5h(?<length>\d+)")]
    private static partial Regex Stroke();
}
