using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>The result of a request's conditions on the current state.</summary>
internal enum Precondition
{
    /// <summary>There is none, or all hold: answer as if unconditional.</summary>
    Holds,

    /// <summary>The client has the current state: 304.</summary>
    NotModified,

    /// <summary>The client wanted another state: 412.</summary>
    Failed,
}

/// <summary>
/// The preconditions of RFC 9110 §13, in the order of §13.2.2. Pure, and without allocation for what readers send when they poll.
/// Any tag of the current state counts, whatever coding this request prefers, because clients and caches keep a body and its tag longer
/// than they keep to one Accept-Encoding.
/// </summary>
internal static class Preconditions
{
    /// <summary>Evaluates the preconditions of a GET or HEAD.</summary>
    /// <param name="request">The request's header fields.</param>
    /// <param name="state">The current state.</param>
    /// <param name="dated">Whether the state's date may be told and compared, which it may not while it lies in the future.</param>
    /// <param name="held">With <see cref="Precondition.NotModified"/>: the coding whose tag the client named; null where it named
    /// none.</param>
    /// <param name="coded">Whether the codings have tags too; a media file has only the identity's.</param>
    public static Precondition Evaluate(IHeaderDictionary request, Validators state, bool dated, out ContentCoding? held, bool coded = true)
    {
        held = null;
        var lastModified = dated ? state.LastModified : null;

        var ifMatch = request.IfMatch;
        if (ifMatch.Count > 0)
        {
            if (!AnyStrong(ifMatch, state, coded))
            {
                return Precondition.Failed;
            }
        }
        else if (request.IfUnmodifiedSince is { Count: > 0 } ifUnmodifiedSince
            && TryParseDate(ifUnmodifiedSince, out var unmodifiedSince) && lastModified > unmodifiedSince)
        {
            return Precondition.Failed;
        }

        var ifNoneMatch = request.IfNoneMatch;
        if (ifNoneMatch.Count > 0)
        {
            return AnyWeak(ifNoneMatch, request, state, coded, out held) ? Precondition.NotModified : Precondition.Holds;
        }

        var ifModifiedSince = request.IfModifiedSince;
        if (ifModifiedSince.Count == 0 || lastModified is null)
        {
            return Precondition.Holds;
        }

        // Most clients send back the very text that they got. Any other date is compared with >=, never for equality.
        var since = ifModifiedSince.Count == 1 && ifModifiedSince[0] == state.LastModifiedHeader[0]
            || (TryParseDate(ifModifiedSince, out var modifiedSince) && modifiedSince >= lastModified);
        return since ? Precondition.NotModified : Precondition.Holds;
    }

    /// <summary>
    /// If-Range (§13.1.5): whether a part of this state may complete what the client has. Only its exact tag or its exact date says so. A
    /// list, a second line or anything else is no match, and the client gets the whole.
    /// </summary>
    public static bool RangeHolds(IHeaderDictionary request, Validators state, bool dated)
    {
        var ifRange = request.IfRange;
        return ifRange.Count == 0
            || (ifRange.Count == 1 && ifRange[0] == state.Tag(ContentCoding.Identity)[0])
            || (dated && TryParseDate(ifRange, out var date) && date == state.LastModified);
    }

    /// <summary>If-Match: strong comparison (§8.8.3.2) with exactly the tags that were given out.</summary>
    private static bool AnyStrong(StringValues lines, Validators state, bool coded)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var rest = lines[i].AsSpan();
            if (IsAsterisk(rest))
            {
                return true;
            }

            while (TryReadTag(ref rest, out var opaque, out var weak))
            {
                if (!weak && CodingOf(opaque, state.Core, coded, strict: true) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// If-None-Match: weak comparison, which also accepts the marks that proxies add to a tag. A client that names several tags of this
    /// state is taken to hold the one that a 200 to this request would carry (§15.4.5), else the first.
    /// </summary>
    private static bool AnyWeak(StringValues lines, IHeaderDictionary request, Validators state, bool coded, out ContentCoding? held)
    {
        held = null;
        ContentCoding? wanted = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var rest = lines[i].AsSpan();
            if (IsAsterisk(rest))
            {
                return true;
            }

            while (TryReadTag(ref rest, out var opaque, out _))
            {
                if (CodingOf(opaque, state.Core, coded, strict: false) is not { } coding)
                {
                    continue;
                }

                // Nearly every poll has one tag, so that there is nothing to choose.
                var isAlone = held is null && rest.IsEmpty && i == lines.Count - 1;
                if (isAlone || coding == (wanted ??= CodingNegotiation.Choose(request.AcceptEncoding)))
                {
                    held = coding;
                    return true;
                }

                held ??= coding;
            }
        }

        return held is not null;
    }

    /// <summary>
    /// The coding that a tag of this state names, or null for a tag of another state. Compressing proxies add marks to a tag, perhaps
    /// behind one of our codings: <c>-gzip</c>, <c>-br</c>, <c>-zstd</c> (Apache), <c>--gzip</c> (Jetty), <c>;gzip</c>. Such a proxy made
    /// its body from the identity body.
    /// </summary>
    private static ContentCoding? CodingOf(ReadOnlySpan<char> opaque, string core, bool coded, bool strict)
    {
        if (!opaque.StartsWith(core, StringComparison.Ordinal))
        {
            return null;
        }

        return opaque[core.Length..] switch
        {
            "" => ContentCoding.Identity,
            "-gzip" when coded => ContentCoding.Gzip,
            "-br" when coded => ContentCoding.Brotli,
            [';' or '-', .. { Length: <= 16 } mark] when !strict && !mark.ContainsAnyExcept(MarkCharacters) => ContentCoding.Identity,
            _ => null,
        };
    }

    private static readonly SearchValues<char> MarkCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-;");

    private static bool IsAsterisk(ReadOnlySpan<char> line) => line.Trim(" \t") is "*";

    /// <summary>Takes the next well-formed entity tag (§8.8.3) from a list. A malformed one is skipped up to the next comma.</summary>
    private static bool TryReadTag(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> opaque, out bool weak)
    {
        while (true)
        {
            rest = rest.TrimStart(" \t,");
            if (rest.IsEmpty)
            {
                opaque = default;
                weak = false;
                return false;
            }

            weak = rest.StartsWith("W/", StringComparison.Ordinal);
            var quoted = weak ? rest[2..] : rest;
            if (quoted is ['"', .. var text])
            {
                var end = text.IndexOfAny("\" \t");
                if (end >= 0 && text[end] == '"')
                {
                    opaque = text[..end];
                    rest = text[(end + 1)..];
                    return true;
                }
            }

            var comma = rest.IndexOf(',');
            rest = comma < 0 ? default : rest[(comma + 1)..];
        }
    }

    // The three forms of §5.6.7 differ in length. A field with two members or with anything else is ignored (§13.1.3, §13.1.4). A year of
    // two digits is read as one up to 2049, which is right until then for every date in the past; a date in the future matches none of
    // ours.
    private static bool TryParseDate(StringValues field, out DateTimeOffset date)
    {
        date = default;
        return field is [{ } text]
            && DateTimeOffset.TryParseExact(text, FormOf(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }

    private static string FormOf(string date) => date.Length switch
    {
        29 => "R", // IMF-fixdate
        24 => date[8] == ' ' ? "ddd MMM  d HH:mm:ss yyyy" : "ddd MMM dd HH:mm:ss yyyy", // asctime
        _ => "dddd, dd-MMM-yy HH:mm:ss 'GMT'", // RFC 850
    };
}
