namespace NewsFeeds.Media;

/// <summary>
/// A media file at the length that it had when it was opened. Bytes that are written to its end meanwhile belong to its next version: a
/// response has told its length already.
/// </summary>
public sealed class MediaStream(FileStream file, long length) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, (int)Math.Min(count, Left));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => file.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Left)], cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        origin == SeekOrigin.End ? file.Seek(length + offset, SeekOrigin.Begin) : file.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private long Left => Math.Max(0, length - file.Position);
}
