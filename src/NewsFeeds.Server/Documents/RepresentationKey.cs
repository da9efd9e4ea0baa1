using System.Runtime.CompilerServices;

namespace NewsFeeds.Server.Documents;

/// <summary>Names one state of one document by the references of both, so that no request text ever becomes a key and a slow build cannot plant stale bytes.</summary>
internal sealed class RepresentationKey(object source, object form) : IEquatable<RepresentationKey>
{
    private readonly int _hash = HashCode.Combine(RuntimeHelpers.GetHashCode(source), RuntimeHelpers.GetHashCode(form));

    /// <summary>What the document is made from; its type may compare by value, which is neither needed nor cheap here.</summary>
    public object Source { get; } = source;

    /// <summary>Which of the documents made from it.</summary>
    public object Form { get; } = form;

    public bool Equals(RepresentationKey? other) => other is not null && ReferenceEquals(Source, other.Source) && ReferenceEquals(Form, other.Form);

    public override bool Equals(object? obj) => Equals(obj as RepresentationKey);

    public override int GetHashCode() => _hash;
}
