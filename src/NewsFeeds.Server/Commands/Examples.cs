using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace NewsFeeds.Server.Commands;

/// <summary>Examples at the end of a command's <c>--help</c>.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> Of = [];

    public static void HasExamples(this Command command, params string[] lines) => Of.AddOrUpdate(command, lines);

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
            if (Of.TryGetValue(parseResult.CommandResult.Command, out var lines))
            {
                parseResult.InvocationConfiguration.Output.WriteLine($"Examples:\n  {string.Join("\n  ", lines)}");
            }

            return code;
        }
    }
}
