using System.CommandLine;
using NewsFeeds.Server.Commands;
using NewsFeeds.Server.Hosting;

// Requests run on the thread on which their bytes arrive. That is safe because polls never wait, because whatever waits (rendering,
// compressing, files) moves to the thread pool, and because no connection keeps the thread from others (Turns). The runtime reads this
// variable once and has no other setting for it; NewsFeedsHost sets Kestrel's half.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

// The host handles signals and lets running responses finish, so the command line must not limit how long that takes.
return await CommandLine.RunAsync(
    args, NewsFeedsHost.ServeAsync, NewsFeedsHost.ExportAsync, new InvocationConfiguration { ProcessTerminationTimeout = null });
