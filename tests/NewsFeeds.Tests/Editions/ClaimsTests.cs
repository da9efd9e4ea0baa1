using CsCheck;
using NewsFeeds.Editions;

namespace NewsFeeds.Tests.Editions;

public class ClaimsTests
{
    private static readonly Gen<(bool Add, int Name, int Rank)[]> Histories =
        Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 7]).Array[0, 60];

    [Fact]
    public void TheFirstInOrderHoldsTheNameWhateverHappenedBefore() => Histories.Run(100, history =>
    {
        var told = new HashSet<(int Name, int Rank)>();
        var claims = Make(told);
        var claimants = new HashSet<(int Name, int Rank)>();
        foreach (var (add, name, rank) in history)
        {
            if (add && claimants.Add((name, rank)))
            {
                claims.Add((name, rank));
            }
            else if (!add && claimants.Remove((name, rank)))
            {
                claims.Remove((name, rank));
            }

            var holders = claimants.GroupBy(claimant => claimant.Name).Select(each => each.Min()).ToHashSet();
            Assert.Equal(holders.Order(), told.Order());
            Assert.Equal(claimants.Count - holders.Count, claims.Waiting.Count());
        }
    });

    [Fact]
    public void WhoBeginsToWaitIsToldOnceWithItsHolder()
    {
        var claims = Make([]);
        claims.Add((1, 5));
        claims.Add((1, 3));
        Assert.Equal([((1, 5), (1, 3))], claims.TakeNewlyWaiting());
        Assert.Empty(claims.TakeNewlyWaiting());
    }

    [Fact]
    public void WhoWaitedOnlyForAMomentIsNotTold()
    {
        var claims = Make([]);
        claims.Add((1, 3));
        claims.Add((1, 5));
        claims.Remove((1, 3));
        Assert.Empty(claims.TakeNewlyWaiting());
    }

    private static Claims<(int Name, int Rank)> Make(HashSet<(int Name, int Rank)> told) => new(
        EqualityComparer<(int Name, int Rank)>.Create((a, b) => a.Name == b.Name, claimant => claimant.Name),
        Comparer<(int Name, int Rank)>.Default,
        gained: claimant => Assert.True(told.Add(claimant)),
        lost: claimant => Assert.True(told.Remove(claimant)));
}
