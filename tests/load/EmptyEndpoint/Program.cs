// The least that the service's Kestrel can do, set up as there: what the service's own cost is measured against.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
var app = builder.Build();
app.MapGet("/", context =>
{
    context.Response.StatusCode = StatusCodes.Status304NotModified;
    return Task.CompletedTask;
});
app.Run();
