using System.Globalization;
using System.Text;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// Reads a Content-Length by its grammar, which is digits alone (RFC 9110 §8.6), for Kestrel. With any other encoding Kestrel ends the
/// connection with a logged stack trace for more than 20 characters, ends all streams of HTTP/2 for a bad number, and takes +0 for a
/// number. Whatever is no length is read as <see cref="Wrong"/>, which <see cref="RequestLine"/> refuses.
/// </summary>
internal sealed class ContentLengthEncoding : ASCIIEncoding
{
    /// <summary>Stands for what is no length. No body is that long.</summary>
    public const long Wrong = long.MaxValue;

    public static readonly ContentLengthEncoding Instance = new();

    private static readonly string WrongDigits = Wrong.ToString(CultureInfo.InvariantCulture);

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var isNumber = bytes.Length <= WrongDigits.Length && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (isNumber && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return base.GetChars(bytes, chars);
        }

        WrongDigits.CopyTo(chars);
        return WrongDigits.Length;
    }
}
