using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NewsFeeds.Server.Commands;

/// <summary>Examples below a command's <c>--help</c>.</summary>
internal static class Examples
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Command, string[]> Of = [];

    public static void HasExamples(this Command command, params string[] lines) => Of.AddOrUpdate(command, lines);

    /// <summary>Makes the help of the root and of every command below it end with the command's examples.</summary>
    public static void Show(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new WithExamples((SynchronousCommandLineAction)help.Action!);
        }
    }

    private sealed class WithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (Of.TryGetValue(parseResult.CommandResult.Command, out var lines))
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var line in lines)
                {
                    output.WriteLine($"  {line}");
                }
            }

            return code;
        }
    }
}
