using System.Text.Json.Serialization;
using NewsFeeds.Editions;

namespace NewsFeeds.Server.Serving;

/// <summary>The answer of the health addresses: codes and counts. It is public, so names of files are only in the log.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c>, <c>degraded</c> (served, but for one of the reasons) or <c>stopping</c>.</param>
/// <param name="Articles">How many are public.</param>
/// <param name="HeldBack">How many have a newest version that cannot be served.</param>
/// <param name="Reasons">
/// Why it is degraded: <c>store-away</c>, <c>held-back</c>, <c>unrenderable</c>, <c>edition-failed</c>, and what keeps the store from being
/// followed, such as <c>unwatched</c>, <c>no-handles</c>, <c>scan-failed</c>.
/// </param>
internal sealed record HealthReport(string Status, int? Articles = null, int? HeldBack = null, IReadOnlyList<string>? Reasons = null)
{
    public static readonly HealthReport Live = new("live");
    public static readonly HealthReport Stopping = new("stopping");

    /// <summary>Whether all is well, and if not, why.</summary>
    /// <param name="articles">How many are public.</param>
    /// <param name="status">How well the newest versions of everything are served.</param>
    public static HealthReport Of(int articles, NewsroomStatus status)
    {
        (string Code, bool Holds)[] known =
        [
            ("store-away", !status.StoreAvailable),
            ("held-back", status.HeldBack > status.Unrenderable),
            ("unrenderable", status.Unrenderable > 0),
            ("edition-failed", status.FailedTurns > 0),
        ];
        string[] obstacle = status.Obstacle is { Code: var code } ? [code] : [];
        string[] reasons = [.. known.Where(reason => reason.Holds).Select(reason => reason.Code), .. obstacle];
        return new(reasons.Length == 0 ? "ready" : "degraded", articles, status.HeldBack, reasons);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
