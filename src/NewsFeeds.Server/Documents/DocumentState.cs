using NewsFeeds.Editions;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// What answers a poll of one state without its bytes: kept with the document even when the bytes were evicted, so that a 304 never renders. Immutable.
/// </summary>
/// <param name="Subject">What the edition shows; its reference tells whether this state is current.</param>
/// <param name="Content">What it is made of, or null: gone.</param>
internal sealed record DocumentState(object Subject, StateContent? Content);

/// <summary>How a state is answered. Immutable; shared by all subjects that come to the same <see cref="Material.Source"/>.</summary>
internal sealed record StateContent(Material Material, RepresentationKey Key, Validators Validators, CacheLifetime Lifetime)
{
    /// <summary>The bytes themselves, where they are the last good ones: no newer edition makes them again.</summary>
    public Representation? LastGood { get; init; }

    /// <summary>Makes the bytes again, after they were evicted.</summary>
    public Representation Render(Edition edition) => new(Material.Write(edition), Material.LastModified);
}
