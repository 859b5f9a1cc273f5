using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dateline.Intake.Tests;

/// <summary>A web server on this machine that answers as a test wants it to, to the byte.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public LoopbackServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it is, with the stroke behind it.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>What it answers to each path.</summary>
    public ConcurrentDictionary<string, Func<string, byte[]>> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>What it was asked: the path, and the whole head.</summary>
    public ConcurrentQueue<(string Path, string Head)> Asked { get; } = [];

    /// <summary>An answer.</summary>
    public static byte[] Answer(int status, byte[] body, params string[] fields) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{string.Concat(fields.Select(f => f + "\r\n"))}\r\n"), .. body];

    /// <summary>A page that is there.</summary>
    public static byte[] Page(string body, params string[] fields) => Answer(200, Encoding.UTF8.GetBytes(body), ["Content-Type: text/html; charset=utf-8", .. fields]);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var piece = new byte[4096];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(piece, _stop.Token) is > 0 and var count)
                    head.Append(Encoding.ASCII.GetString(piece, 0, count));
                var path = head.ToString().Split(' ') is [_, var asked, ..] ? asked : "";
                Asked.Enqueue((path, head.ToString()));
                await stream.WriteAsync(Pages.TryGetValue(path, out var page) ? page(head.ToString()) : Answer(404, []), _stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The client went away.
            }
        }
    }
}
