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

        return failure is InvalidOperationException && !configuration.GetSection(Default).Exists() && BareKey(configuration) is { } key
            ? new SettingsException(
                $"{key} has https without a certificate; set {Default}:Path and {Default}:KeyPath, or listen on http behind a proxy")
            : null;
    }

    /// <summary>The first key with https that has no certificate of its own.</summary>
    private static string? BareKey(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        if (endpoints.Count > 0)
        {
            var bare = endpoints.FirstOrDefault(endpoint => HasHttps(endpoint["Url"]) && !endpoint.GetSection("Certificate").Exists());
            return bare is null ? null : $"{bare.Path}:Url";
        }

        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return HasHttps(urls) ? "urls" : null;
        }

        return configuration[ListenAddresses.HttpsPorts] is { Length: > 0 } ? ListenAddresses.HttpsPorts : null;
    }

    private static bool HasHttps(string? addresses) => addresses?.Contains("https:", StringComparison.OrdinalIgnoreCase) == true;
}
