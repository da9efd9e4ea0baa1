namespace NewsFeeds.Server.Documents;

/// <summary>
/// A document's bytes, as they are and in content codings. A coded body is made when it is first asked for, because most documents are
/// never asked for in all codings and br costs more than rendering. Thread-safe.
/// </summary>
internal sealed class DocumentBodies(byte[] identity)
{
    private volatile byte[]? _gzip;
    private volatile byte[]? _brotli;

    /// <summary>
    /// An upper bound of the bytes held, known before the coded bodies are made. A coded body is less than half of the identity for any
    /// text worth keeping.
    /// </summary>
    public long Size => (identity.Length * 2L) + 1024;

    /// <summary>The body in a coding; null where it is not made yet.</summary>
    public byte[]? TryGet(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => _gzip,
        ContentCoding.Brotli => _brotli,
        _ => identity,
    };

    /// <summary>The body in a coding, made now if it is not there yet.</summary>
    public byte[] Make(ContentCoding coding)
    {
        if (TryGet(coding) is { } made)
        {
            return made;
        }

        var body = Compression.Compress(identity, coding);
        if (coding == ContentCoding.Gzip)
        {
            _gzip = body;
        }
        else
        {
            _brotli = body;
        }

        return body;
    }
}
