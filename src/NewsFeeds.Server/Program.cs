using System.CommandLine;
using NewsFeeds.Server.Commands;

// A poll is answered without waiting for anything, so it is answered where its bytes arrive instead of being handed to another thread, and what waits
// (rendering, compressing, files) hands itself over. Read once by the runtime, which has no other setting for it; Kestrel's half is in NewsFeedsHost.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

// Signals are the host's: it lets running responses finish, however long the command line would wait.
return await CommandLine.Make().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
