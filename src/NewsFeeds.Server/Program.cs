using System.CommandLine;
using NewsFeeds.Server.Commands;

var root = new RootCommand("Publishes a folder of articles as RSS, Atom and JSON feeds");
ServeCommand.AddTo(root);

// Signals are the host's: it lets running responses finish, however long the command line would wait.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
