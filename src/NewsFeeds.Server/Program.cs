using System.CommandLine;
using NewsFeeds.Server.Commands;

// Signals are the host's: it lets running responses finish, however long the command line would wait.
return await CommandLine.Make().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
