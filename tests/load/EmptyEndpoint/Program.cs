// The least that Kestrel can do: what the service's own cost is measured against.
var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/", context =>
{
    context.Response.StatusCode = StatusCodes.Status304NotModified;
    return Task.CompletedTask;
});
app.Run();
