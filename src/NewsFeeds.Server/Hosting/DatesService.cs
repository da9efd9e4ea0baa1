using System.Diagnostics.CodeAnalysis;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// Saves the dates of feeds every few seconds. A feed that is not made ahead gets its date when somebody asks for it, with no edition after
/// which dates are saved.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the host.")]
internal sealed class DatesService(LastModifiedDates dates, TimeProvider time) : PeriodicService(TimeSpan.FromSeconds(5), time)
{
    protected override void Tick() => dates.Save();
}
