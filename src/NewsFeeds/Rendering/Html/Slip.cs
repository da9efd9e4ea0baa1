namespace NewsFeeds.Rendering.Html;

/// <summary>What the author of a body probably did not mean. Readers get less than was written, or signs of Markdown.</summary>
/// <param name="Line">The body's line, from 1; 0 where it is not known.</param>
/// <param name="Column">From 1; 0 where it is not known.</param>
/// <param name="Kind">The kind of its fault.</param>
/// <param name="Arguments">What the fault's message names.</param>
internal sealed record Slip(int Line, int Column, string Kind, params IReadOnlyList<string> Arguments);
