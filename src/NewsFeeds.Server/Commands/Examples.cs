using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace NewsFeeds.Server.Commands;

/// <summary>Examples at the end of a command's <c>--help</c>.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> All = [];

    public static void HasExamples(this Command command, params string[] lines) => All.AddOrUpdate(command, lines);

    /// <summary>The lines at the end of a command's help.</summary>
    public static string[] Of(Command command) => All.TryGetValue(command, out var lines) ? lines : [];

    /// <summary>Makes the help of the root and of every command below it show the examples.</summary>
    public static void Show(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamples((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class WithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (Of(parseResult.CommandResult.Command) is { Length: > 0 } lines)
            {
                parseResult.InvocationConfiguration.Output.WriteLine($"Examples:\n  {string.Join("\n  ", lines)}");
            }

            return code;
        }
    }
}
