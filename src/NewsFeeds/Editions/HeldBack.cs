using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>A file, row or description whose newest version is not served.</summary>
/// <param name="Fault">Why; of several faults the first.</param>
/// <param name="Since">When it was first found to be held back, UTC, whatever its faults have been since.</param>
public sealed record HeldBack(Fault Fault, DateTimeOffset Since)
{
    /// <summary>Those of some faults, after those that were told before: by file, ordinal.</summary>
    internal static IReadOnlyList<HeldBack> After(IReadOnlyList<HeldBack> before, IEnumerable<Fault> faults, DateTimeOffset now)
    {
        var since = before.ToLookup(each => each.Fault.File, each => each.Since, StringComparer.Ordinal);
        return
        [
            .. faults.OrderBy(fault => fault.File, StringComparer.Ordinal)
                .Select(fault => new HeldBack(fault, since[fault.File].DefaultIfEmpty(now).First())),
        ];
    }
}
