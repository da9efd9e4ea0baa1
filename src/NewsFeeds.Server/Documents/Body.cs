namespace NewsFeeds.Server.Documents;

/// <summary>A document's bytes in one coding, ready to be sent.</summary>
internal sealed record Body(ContentCoding Coding, ReadOnlyMemory<byte> Bytes);
