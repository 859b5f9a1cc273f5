using System.Globalization;
using System.Net;
using Dateline.Archive;
using Dateline.Archive.Postgres;
using Dateline.Cluster.Membership;
using Orleans.Configuration;

namespace Dateline.Cluster;

/// <summary>One silo of a cluster: it reads what waits in the queue, and hosts its share of the grains.</summary>
public sealed class ClusterProgram : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ReadingQueue _queue;

    private ClusterProgram(WebApplication web, ReadingQueue queue) => (_web, _queue) = (web, queue);

    /// <summary>Where the status page is.</summary>
    public string Root => _web.Urls.First();

    /// <summary>The fault of ours that ended it; absent where none did.</summary>
    public Exception? Fault => _web.Services.GetRequiredService<QueueWorker>().Fault;

    /// <summary>Makes a silo that is not yet started.</summary>
    /// <exception cref="ArchiveException">The database cannot be used.</exception>
    public static ClusterProgram Open(ClusterSettings settings, Func<Input, ReadingOutcome>? read = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var queue = ReadingQueue.Open(settings.Store);
        var chronicler = new Lazy<Chronicler>(() => Chronicler.Load());
        // An empty builder: no settings files of the folder it happens to be started in, no environment variables that open other addresses.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Dateline.Cluster", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddSimpleConsole(line => line.SingleLine = true).AddFilter("", LogLevel.Critical).AddFilter("Dateline", LogLevel.Information);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 0;
            server.Listen(IPAddress.Loopback, settings.StatusPort);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(queue);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(read ?? (input => chronicler.Value.Read(input)));
        // Started before Orleans: to join, a silo asks all others, and one that has just died keeps it waiting; the queue does not.
        builder.Services.AddSingleton<QueueWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<QueueWorker>());
        builder.UseOrleans(silo => Configure(silo, settings));
        var web = builder.Build();
        web.MapStatus();
        return new ClusterProgram(web, queue);
    }

    /// <summary>Joins the cluster and begins to read.</summary>
    public async Task StartAsync()
    {
        var worker = _web.Services.GetRequiredService<QueueWorker>();
        worker.WhenEmpty = _web.Lifetime.StopApplication;
        _web.Lifetime.ApplicationStarted.Register(() => worker.StatusAddress = Root);
        await _web.StartAsync();
    }

    /// <summary>Works until it is asked to end, or until <paramref name="input"/> does; then finishes what it has taken, and goes.</summary>
    public async Task WaitAsync(Stream? input)
    {
        var asked = _web.WaitForShutdownAsync();
        if (input is not null && await Task.WhenAny(asked, DrainAsync(input)) != asked)
            await _web.StopAsync();
        await asked;
    }

    public Task StopAsync() => _web.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _queue.DisposeAsync();
    }

    private static void Configure(ISiloBuilder silo, ClusterSettings settings)
    {
        var port = settings.SiloPort > 0 ? settings.SiloPort : ClusterSettings.FreePort(settings.SiloAddress);
        // No gateway: nobody but silos speaks to silos.
        silo.ConfigureEndpoints(settings.SiloAddress, port, gatewayPort: 0, listenOnAnyHostAddress: false);
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("dateline", "dateline"));
        silo.Configure<SiloOptions>(options => options.SiloName = settings.Name);
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // A silo that does not answer for six seconds is taken for dead by any one of the others: what it did is done by them, and it ends itself when it sees that.
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
            membership.NumVotesForDeathDeclaration = 1;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
        silo.Services.AddSingleton<MembershipRows>();
        silo.Services.AddSingleton<IMembershipTable, PostgresMembership>();
    }

    private static async Task DrainAsync(Stream input)
    {
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer) > 0)
        {
        }
    }
}
