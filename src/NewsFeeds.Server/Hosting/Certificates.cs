using System.Security.Cryptography;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Hosting;

/// <summary>Says what is wrong with the certificates of https, where the framework's message names no setting.</summary>
internal static class Certificates
{
    private const string Default = "Kestrel:Certificates:Default";

    /// <summary>The mistake in the settings behind a failed start; null where it is another.</summary>
    public static SettingsException? Explain(Exception failure, IConfiguration configuration)
    {
        if (failure is CryptographicException)
        {
            return new SettingsException(
                $"{Default} or a Certificate in Kestrel:Endpoints cannot be used: {failure.Message.TrimEnd('.')}; its Path must name a "
                    + "certificate, with its KeyPath or Password");
        }

        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        var bare = endpoints.Where(endpoint => !endpoint.GetSection("Certificate").Exists())
            .Select(endpoint => (Key: $"{endpoint.Path}:Url", Value: endpoint["Url"]))
            .Append((Key: "urls", Value: endpoints.Count == 0 ? configuration["urls"] : null))
            .FirstOrDefault(each => each.Value?.Contains("https:", StringComparison.Ordinal) == true);
        return failure is InvalidOperationException && bare.Key is { } key && !configuration.GetSection(Default).Exists()
            ? new SettingsException(
                $"{key} has https without a certificate; set {Default}:Path and {Default}:KeyPath, or listen on http behind a proxy")
            : null;
    }
}
