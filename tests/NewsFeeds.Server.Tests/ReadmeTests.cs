using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Postgres.Schema;
using NewsFeeds.Server.Serving;
using NewsFeeds.Server.Settings;
using NewsFeeds.Server.Tests.Commands;

namespace NewsFeeds.Server.Tests;

/// <summary>The tables of the README have everything that the program has, and nothing else.</summary>
public sealed partial class ReadmeTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    // What may keep a store from being followed.
    private static readonly string[] Obstacles = ["unwatched", "no-handles", "scan-failed", "no-hints"];

    private static readonly (string Placeholder, string Value)[] Placeholders =
    [
        ("{category}", "kinh-te"), ("{tag}", "bão"), ("{name}", "lê-hà"), ("{yyyy-MM}", "2026-11"), ("{yyyy-MM-dd}", "2026-11-20"),
        ("{slug}", "ca-phe"), ("{path}", "kinh-te/ca-phe.jpg"),
    ];

    public static TheoryData<string> Commands
    {
        get
        {
            var help = Help("--help");
            return [.. Captured(Command(), help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split("\n\n")[0])];
        }
    }

    [Fact]
    public void EverySettingHasARow()
    {
        var unknown = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("NewsFeeds:Unknown", (string?)"")]).Build();
        var message = Assert.Throws<SettingsException>(() => NewsFeedsOptions.Read(unknown)).Message;
        var settings = message[(message.IndexOf(" are ", StringComparison.Ordinal) + 5)..].Split(", ");
        Assert.Equal(settings, Readme.Rows("Settings").Select(names => names[0]));
    }

    [Theory, MemberData(nameof(Commands))]
    public void EveryOptionHasARow(string command)
    {
        var heading = Readme.Text.Split('\n')
            .First(line => line.StartsWith('#') && line.Contains($"`newsfeeds {command}", StringComparison.Ordinal));
        Assert.Equal(
            Captured(Option(), Help(command, "--help")).Order(StringComparer.Ordinal),
            Readme.Names(heading.TrimStart('#', ' ')).Select(option => option.Split(' ')[0]));
    }

    [Fact]
    public void EveryAddressIsOneOfTheServiceAndEveryKindHasARow()
    {
        var kinds = Readme.Rows("Addresses").Select(names => names[0]).Select(path => Address.Parse(Filled(path))?.Kind);
        Assert.Equal(Enum.GetValues<AddressKind>().Select(kind => (AddressKind?)kind), kinds.Distinct().Order());
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("categories")]
    [InlineData("publication")]
    public void EveryColumnHasARow(string view)
    {
        var sql = DefaultSchema.Sql;
        var select = Regex.Match(sql, $@"view newsfeeds\.{view} as\s+select (?<columns>[^;]+?)\s+from").Groups["columns"].Value;
        var columns = select.Split(',', StringSplitOptions.TrimEntries).Select(column => column.Trim('"'));
        Assert.Equal(columns.Order(StringComparer.Ordinal), Readme.Names($"The view {view}"));
    }

    [Fact]
    public void EveryReasonOfHealthHasARow()
    {
        var reasons = HealthReport.Of(0, new NewsroomStatus(2, StoreAvailable: false, FailedTurns: 1, Unrenderable: 1)).Reasons!;
        Assert.Equal([.. reasons, .. Obstacles], Readme.Rows("Health reasons").Select(names => names[0]));
    }

    [Fact]
    public void EveryEventOfTheLogHasANumberOfItsOwnAndARow()
    {
        var rooms = new[] { typeof(Newsroom).Assembly, typeof(DefaultSchema).Assembly, typeof(NewsFeedsOptions).Assembly };
        var events = rooms.SelectMany(room => room.GetTypes()).SelectMany(type => type.GetMethods(Declared))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .Select(told => (told.EventName, Number: $"{told.EventId}", Level: $"{told.Level}".ToLowerInvariant())).ToList();
        Assert.Equal(events.Count, events.DistinctBy(told => told.Number).Count());
        Assert.Equal(events.Count, events.DistinctBy(told => told.EventName).Count());
        Assert.All(events, told => Assert.InRange(int.Parse(told.Number, CultureInfo.InvariantCulture), 1001, 2999));

        var rows = Readme.Cells("Log events").Select(cells => ((string?)cells[0].Trim('`'), cells[1], cells[2]));
        Assert.Equal(events.OrderBy(told => told.Number, StringComparer.Ordinal), rows);
    }

    private static string Help(params string[] words) => Shell.RunBare(words).Output;

    private static IEnumerable<string> Captured(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => match.Groups["name"].Value);

    private static string Filled(string path) =>
        Placeholders.Aggregate(path, (filled, each) => filled.Replace(each.Placeholder, each.Value, StringComparison.Ordinal));

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^  (?<name>--[a-z-]+) ", RegexOptions.Multiline)]
    private static partial Regex Option();
}
