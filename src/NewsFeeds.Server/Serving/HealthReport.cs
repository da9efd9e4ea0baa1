using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Serving;

/// <summary>What the health addresses say.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c>, <c>degraded</c> (articles are held back) or <c>unavailable</c> (the store is away).</param>
/// <param name="Articles">How many are public.</param>
/// <param name="HeldBack">How many have a newest version that cannot be served.</param>
internal sealed record HealthReport(string Status, int? Articles, int? HeldBack);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
