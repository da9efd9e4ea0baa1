using System.CommandLine;
using NewsFeeds.Server.Commands;
using NewsFeeds.Server.Hosting;

StandardStreams.ReplaceClosed();

// Requests run on the thread on which their bytes arrive. That is safe because polls never wait, because whatever waits (rendering,
// compressing, files) moves to the thread pool, and because no connection keeps the thread from others (Turns). The runtime reads this
// variable once and has no other setting for it; NewsFeedsHost sets Kestrel's half.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

// A signal asks a command to stop. Running responses and files are finished first, however long that takes.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = Timeout.InfiniteTimeSpan };
return await CommandLine.RunAsync(args, NewsFeedsHost.ServeAsync, NewsFeedsHost.ExportAsync, configuration);
