namespace NewsFeeds.Server.Documents;

/// <summary>The content codings (RFC 9110 §8.4.1) in which documents are kept.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}
