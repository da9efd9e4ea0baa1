using System.Diagnostics;
using System.Net.Sockets;

namespace NewsFeeds.Server.Tests.Hosting;

/// <summary>nginx, before several services or over a folder.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private NginxServer(ServerProcess process, int port) => (_process, Address) = (process, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    /// <summary>Sends each request to the next one of several services.</summary>
    public static Task<NginxServer> StartAsync(IEnumerable<Uri> services)
    {
        var servers = string.Join(' ', services.Select(service => $"server {service.Authority};"));
        return StartAsync($"upstream services {{ {servers} }}", "location / { proxy_pass http://services; }");
    }

    /// <summary>Serves the files of an export with its configuration.</summary>
    public static async Task<NginxServer> StartAsync(string folder)
    {
        using (var chmod = Process.Start("chmod", ["o+rx", folder]))
        {
            await chmod.WaitForExitAsync(); // A temporary folder is for its owner alone.
        }

        return await StartAsync("", $"root {folder}; include {folder}/nginx.conf;");
    }

    private static Task<NginxServer> StartAsync(string http, string server) => StartAsync((_, port) => FormattableString.Invariant(
        $$"""
        {{http}}
        server {
            listen 127.0.0.1:{{port}};
            {{server}}
        }
        """));

    /// <summary>Runs sites.</summary>
    /// <param name="sites">What stands in the http block, for a folder of its own and a port.</param>
    public static async Task<NginxServer> StartAsync(Func<string, int, string> sites)
    {
        var process = await ServerProcess.CreateAsync();
        var port = await process.StartAsync("nginx", Configure, IsLetInAsync);
        return new NginxServer(process, port);

        string[] Configure(int port)
        {
            File.WriteAllText(Path.Combine(process.Folder, "nginx.conf"), FormattableString.Invariant(
                $$"""
                daemon off; worker_processes 1; pid nginx.pid; error_log stderr;
                events { worker_connections 256; }
                http {
                    access_log off;
                    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
                    {{sites(process.Folder, port)}}
                }
                """));
            return ["-p", process.Folder, "-c", "nginx.conf", "-e", "stderr"];
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>Whether anybody listens at a port.</summary>
    public static async Task<bool> IsLetInAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
