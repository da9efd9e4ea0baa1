using System.Globalization;
using System.Text;
using QRCoder;

namespace NewsFeeds.Server.Pages;

/// <summary>An address as a QR code. The same address gives the same code. Pure.</summary>
/// <param name="Size">How many dots it is wide and high, with the light margin that readers need.</param>
/// <param name="Path">The dark dots as the path of a drawing whose strokes are one dot wide.</param>
internal sealed record QrCode(int Size, string Path)
{
    // A code with more dots than this takes is too fine for a phone's camera at an arm's length.
    private const int LongestAddress = 600;

    /// <summary>The code of an address; null for one that is too long to be read from a screen.</summary>
    public static QrCode? Of(string address)
    {
        if (address.Length > LongestAddress)
        {
            return null;
        }

        // The lowest level of correction: a screen has neither dirt nor creases, and a code of fewer dots is read from further away.
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.L, forceUtf8: true);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var (from, to) = (0, 0); from < row.Length; from = to)
            {
                while (to < row.Length && row[to] == row[from])
                {
                    to++;
                }

                if (row[from])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}.5h{to - from}");
                }
            }
        }

        return new QrCode(code.ModuleMatrix.Count, path.ToString());
    }
}
