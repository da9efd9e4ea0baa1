using System.Reflection;
using Xunit.Sdk;

namespace NewsFeeds.Server.Tests.Consumers;

/// <summary>
/// A reader and the forms it reads; skipped where the reader is not installed, unless <c>NEWSFEEDS_REQUIRE_ALL=1</c> asks for every test.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
public sealed class ReaderDataAttribute : DataAttribute
{
    public ReaderDataAttribute(string reader, params string[] forms)
    {
        (Reader, Forms) = (reader, forms);
        if (Environment.GetEnvironmentVariable("NEWSFEEDS_REQUIRE_ALL") != "1")
        {
            Skip = Consumers.Reader.Missing(reader);
        }
    }

    public string Reader { get; }

    public IReadOnlyList<string> Forms { get; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Forms.Select(form => new object[] { Reader, form });
}
