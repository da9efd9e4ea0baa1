namespace NewsFeeds.Server.Documents;

/// <summary>
/// One state of a document as bytes. Immutable to those who look: a coded body is made when it is first asked for, once, on the thread pool,
/// because most documents are never asked for in all codings and br costs more than rendering.
/// </summary>
internal sealed class Representation
{
    private readonly Lazy<Task<Body>>[] _coded;

    public Representation(byte[] identity, DateTimeOffset? lastModified)
    {
        Identity = new Body(ContentCoding.Identity, identity);
        Validators = Validators.Of(identity, lastModified);
        _coded = [Once(ContentCoding.Gzip), Once(ContentCoding.Brotli)];
    }

    /// <summary>The document itself.</summary>
    public Body Identity { get; }

    /// <summary>What names this state.</summary>
    public Validators Validators { get; }

    /// <summary>An upper bound of the bytes held, known before the coded bodies are made: each is below half of the identity for any text worth keeping.</summary>
    public long Size => (Identity.Bytes.Length * 2L) + 1024;

    /// <summary>The body in a coding, if it is already made.</summary>
    public Body? TryGet(ContentCoding coding)
    {
        if (coding == ContentCoding.Identity)
        {
            return Identity;
        }

        var coded = _coded[(int)coding - 1];
        return coded.IsValueCreated && coded.Value.IsCompletedSuccessfully ? coded.Value.Result : null;
    }

    /// <summary>The body in a coding, made now if need be; however many ask at once, it is made once.</summary>
    public Task<Body> GetAsync(ContentCoding coding) =>
        coding == ContentCoding.Identity ? Task.FromResult(Identity) : _coded[(int)coding - 1].Value;

    private Lazy<Task<Body>> Once(ContentCoding coding) =>
        new(() => Task.Run(() => new Body(coding, Compression.Compress(Identity.Bytes.Span, coding))));
}
