namespace NewsFeeds.Media;

/// <summary>A file as the library's readers of headers want it. They get no more bytes than <see cref="FileBlocks"/> reads.</summary>
internal sealed class SoundFile : TagLib.File
{
    public SoundFile(FileBlocks file)
        : base(new Bytes(file)) => Mode = AccessMode.Read;

    public override TagLib.Tag Tag => throw new NotSupportedException();

    public override TagLib.Properties Properties => throw new NotSupportedException();

    public override void Save() => throw new NotSupportedException();

    public override void RemoveTags(TagLib.TagTypes types) => throw new NotSupportedException();

    public override TagLib.Tag GetTag(TagLib.TagTypes type, bool create) => throw new NotSupportedException();

    private sealed class Bytes(FileBlocks file) : Stream, IFileAbstraction
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position { get; set; }

        string IFileAbstraction.Name => "";

        Stream IFileAbstraction.ReadStream => this;

        Stream IFileAbstraction.WriteStream => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var bytes = file.At(Position, count);
            bytes.CopyTo(buffer.AsSpan(offset));
            Position += bytes.Length;
            return bytes.Length;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        void IFileAbstraction.CloseStream(Stream stream)
        {
        }
    }
}
