using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dateline.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Dateline.Bench;

/// <summary>The pages of the desk over an archive, asked for one after another over one connection, beside a page that says nothing.</summary>
internal static class DeskBench
{
    private const int Warm = 60;

    private static readonly string[] Pages =
    [
        "/", "/?type=PROTEST", "/?place=Varensk", "/statements", "/commitments", "/search?words=dockworkers+Varensk", "/map", "/actors", "/numbers", "/quarantine", "/api/v1/mentions",
    ];

    public static int Run(string[] args)
    {
        if (Options.Of(args, "--store") is not { } store)
        {
            Console.Error.WriteLine("desk takes --store FILE: an archive, as 'store --keep FILE' leaves it.");
            return 2;
        }
        RunAsync(store, Options.Of(args, "--page"), int.Parse(Options.Of(args, "--requests") ?? "40", CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task RunAsync(string store, string? only, int requests)
    {
        const string token = "bench";
        await using var empty = await EmptyAsync();
        await using var desk = await DeskProgram.OpenAsync(new DeskSettings { Store = store, Port = 0, Token = token });
        await desk.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None });
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        (await client.GetAsync(desk.Address)).EnsureSuccessStatusCode();
        var counts = await desk.Archive.CountAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Reports} reports, {counts.Mentions} mentions, {counts.Statements} statements, {counts.Commitments} commitments; {requests} requests each"));
        Console.WriteLine($"{"page",-32} {"CPU ms",8} {"median",8} {"95th",8} {"first",8} {"bytes",8}   wall-clock ms; client and server in one process");
        await AskAsync(client, "an empty page", empty.Urls.First(), requests);
        foreach (var page in only is null ? Pages : [only])
            await AskAsync(client, page, desk.Root + page, requests);
    }

    private static async Task<WebApplication> EmptyAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var web = builder.Build();
        web.Urls.Add("http://127.0.0.1:0");
        web.MapGet("/", () => "");
        await web.StartAsync();
        return web;
    }

    private static async Task AskAsync(HttpClient client, string name, string address, int requests)
    {
        var first = await OnceAsync(client, address);
        for (var i = 0; i < Warm; i++)
            await OnceAsync(client, address);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var times = new List<double>();
        for (var i = 0; i < requests; i++)
            times.Add((await OnceAsync(client, address)).Milliseconds);
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalMilliseconds / requests;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {cpu,8:0.0} {times[requests / 2],8:0.0} {times[requests * 95 / 100],8:0.0} {first.Milliseconds,8:0.0} {first.Bytes,8}"));
    }

    private static async Task<(double Milliseconds, int Bytes)> OnceAsync(HttpClient client, string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}");
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, bytes.Length);
    }
}
