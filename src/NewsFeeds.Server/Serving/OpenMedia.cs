using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>
/// A picture or sound that is open. Everything is read from the open file, because another file may take its place at any moment.
/// </summary>
internal sealed class OpenMedia : IDisposable
{
    private OpenMedia(FileStream bytes, Address address, string? mediaType, TimeProvider time)
    {
        (Bytes, Length, Address, MediaType) = (bytes, bytes.Length, address, mediaType);
        var written = MediaFolder.WrittenAt(bytes);
        var type = mediaType == MediaTypes.Of(address.Name) ? "" : $"-{mediaType}"; // The tag also tells a type that was found out later.
        State = new Validators(string.Create(CultureInfo.InvariantCulture, $"{Length:x}-{written?.UtcTicks ?? 0:x}{type}"), written);

        // A file may be written twice within one second, so its date is not told until that second is over.
        IsDated = State.LastModified < time.GetUtcNow().AddSeconds(-1);
    }

    public FileStream Bytes { get; }

    public long Length { get; }

    /// <summary>Its address as it is spelled.</summary>
    public Address Address { get; }

    public string? MediaType { get; }

    public Validators State { get; }

    /// <summary>Whether its date may be told.</summary>
    public bool IsDated { get; }

    /// <summary>Opens the file at an address in any spelling; null where there is none, or nothing in it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static OpenMedia? Open(MediaFolder media, Address address, TimeProvider time)
    {
        if (media.Open(address.Name, out var spelled) is not { } bytes)
        {
            return null;
        }

        try
        {
            if (bytes.Length > 0)
            {
                return new OpenMedia(bytes, Address.Media(spelled), media.MediaTypeOf(spelled, bytes), time);
            }
        }
        catch
        {
            bytes.Dispose();
            throw;
        }

        bytes.Dispose();
        return null;
    }

    /// <summary>Judges the conditions of a request.</summary>
    public Precondition Judge(IHeaderDictionary request) => Preconditions.Evaluate(request, State, IsDated, out _, coded: false);

    public void Dispose() => Bytes.Dispose();
}
