namespace NewsFeeds.Imports.Uploads;

/// <summary>A file that was downloaded whole. It is gone when it is disposed.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="Name">Its name in its address, with an extension by its type where the address has none.</param>
/// <param name="Modified">When it was last written, as its server says; null where it does not.</param>
internal sealed record Download(FileStream File, string Name, DateTimeOffset? Modified) : IDisposable
{
    public void Dispose() => File.Dispose();
}
