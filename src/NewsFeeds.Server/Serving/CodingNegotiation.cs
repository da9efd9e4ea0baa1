using System.Globalization;
using Microsoft.Extensions.Primitives;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>Chooses the coding of a response by Accept-Encoding (RFC 9110 §12.5.3). Pure.</summary>
internal static class CodingNegotiation
{
    private const int Unlisted = -1;

    /// <summary>
    /// The acceptable coding of the highest quality; among equals the smallest: br, gzip, identity. There always is one, because §12.4.1
    /// lets a server disregard the field, and for a feed reader a 406 is a broken feed. A client that refuses identity and names none of
    /// our codings (<c>identity;q=0</c>) gets one that it did not refuse: gzip before br, because everybody who decodes at all decodes
    /// gzip. A client that refuses all (<c>*;q=0</c>) gets identity, which needs no decoding.
    /// </summary>
    public static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
        {
            return ContentCoding.Identity; // Anything would be acceptable, but a client that does not ask may be unable to decode.
        }

        if (acceptEncoding.Count == 1)
        {
            switch (acceptEncoding[0]) // Nearly all clients send one of these.
            {
                case "gzip": return ContentCoding.Gzip;
                case "gzip, deflate, br" or "gzip, deflate, br, zstd": return ContentCoding.Brotli;
                default: break;
            }
        }

        var (brotli, gzip, identity, rest) = (Unlisted, Unlisted, Unlisted, Unlisted);
        for (var i = 0; i < acceptEncoding.Count; i++)
        {
            var line = acceptEncoding[i].AsSpan();
            foreach (var range in line.Split(','))
            {
                if (!TryParse(line[range], out var name, out var quality))
                {
                    continue;
                }

                if (name is "*") rest = quality;
                else if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) brotli = quality;
                else if (IsGzip(name)) gzip = quality;
                else if (name.Equals("identity", StringComparison.OrdinalIgnoreCase)) identity = quality;
            }
        }

        brotli = brotli != Unlisted ? brotli : rest;
        gzip = gzip != Unlisted ? gzip : rest;
        identity = identity != Unlisted ? identity : rest; // An unlisted identity is acceptable, but a listed coding goes before it.
        if (brotli > 0 && brotli >= gzip && brotli >= identity)
        {
            return ContentCoding.Brotli;
        }

        if (gzip > 0 && gzip >= identity)
        {
            return ContentCoding.Gzip;
        }

        return identity != 0 ? ContentCoding.Identity : WithoutIdentity(brotli, gzip);
    }

    private static ContentCoding WithoutIdentity(int brotli, int gzip)
    {
        if (gzip == Unlisted)
        {
            return ContentCoding.Gzip;
        }

        return brotli == Unlisted ? ContentCoding.Brotli : ContentCoding.Identity;
    }

    // §8.4.1.3: "A recipient SHOULD consider "x-gzip" to be equivalent to "gzip"".
    private static bool IsGzip(ReadOnlySpan<char> name) =>
        name.Equals("gzip", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one <c>coding [;q=0.5]</c>, with the quality in thousandths; false where it is malformed.</summary>
    /// <remarks>The framework's parser accepts a quality of more than three decimals and allocates for every request.</remarks>
    private static bool TryParse(ReadOnlySpan<char> element, out ReadOnlySpan<char> name, out int quality)
    {
        quality = 1000;
        var semicolon = element.IndexOf(';');
        name = (semicolon < 0 ? element : element[..semicolon]).Trim(" \t");
        if (semicolon < 0)
        {
            return name.Length > 0;
        }

        var weight = element[(semicolon + 1)..].Trim(" \t");
        return name.Length > 0 && weight is ['q' or 'Q', '=', .. var value] && TryParseQuality(value, out quality);
    }

    // qvalue (§12.4.2): 0 or 1 with at most three decimals, at most 1.
    private static bool TryParseQuality(ReadOnlySpan<char> value, out int quality)
    {
        quality = 0;
        if (value.Length is 0 or > 5 || value[0] is not ('0' or '1') || (value.Length > 1 && value[1] != '.'))
        {
            return false;
        }

        var decimals = value.Length > 2 ? value[2..] : default;
        var thousandths = 0;
        if (decimals.Length > 0)
        {
            if (!int.TryParse(decimals, NumberStyles.None, CultureInfo.InvariantCulture, out thousandths))
            {
                return false;
            }

            thousandths *= decimals.Length switch { 1 => 100, 2 => 10, _ => 1 };
        }

        quality = (value[0] - '0') * 1000 + thousandths;
        return quality <= 1000;
    }
}
