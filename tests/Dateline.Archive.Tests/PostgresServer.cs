using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dateline.Archive.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Dateline.Archive.Tests.PostgresServer))]

namespace Dateline.Archive.Tests;

/// <summary>A PostgreSQL of our own for one run of the tests: in a temporary folder, on a free loopback port, as an unprivileged user. Each test has its own schema.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly string? Programs = FindPrograms();

    private readonly SemaphoreSlim _starting = new(1, 1);
    private string? _folder;
    private int _port;
    private int _schemas;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Changes what lies at an address behind the archive's back.</summary>
    internal static void Run(string address, string sql)
    {
        using var connection = new NpgsqlConnection(PostgresAddress.Parse(address).ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>An address with a schema that is not there yet. Where PostgreSQL is not installed, the test is skipped and counted as such.</summary>
    internal string NewAddress()
    {
        if (Programs is null)
            Assert.Skip("PostgreSQL is not installed; ./test installs it");
        _starting.Wait();
        try
        {
            if (_folder is null)
                Make();
        }
        finally
        {
            _starting.Release();
        }
        return string.Create(CultureInfo.InvariantCulture, $"postgres://dateline@127.0.0.1:{_port}/postgres?schema=t{Interlocked.Increment(ref _schemas)}");
    }

    internal void Start() => Run("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder!, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"), "start");

    internal void Stop() => Run("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            Stop();
            Directory.Delete(_folder, recursive: true);
        }
        _starting.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Data => Path.Combine(_folder!, "data");

    private void Make()
    {
        _folder = Directory.CreateTempSubdirectory("dateline-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            Execute("chown", "postgres", _folder);
        using (var port = new TcpListener(IPAddress.Loopback, 0))
        {
            port.Start();
            _port = ((IPEndPoint)port.LocalEndpoint).Port;
        }
        // A locale that sorts otherwise than by code points, as most servers have: what we store must not depend on it.
        Run("initdb", "-D", Data, "-A", "trust", "-U", "dateline", "--no-sync", "-E", "UTF8", "--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8");
        Start();
    }

    private static void Run(string program, params ReadOnlySpan<string> arguments)
    {
        var path = Path.Combine(Programs!, program);
        // initdb and the server refuse to run as root.
        if (Environment.IsPrivilegedProcess)
            Execute("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Execute(path, arguments);
    }

    private static void Execute(string program, params ReadOnlySpan<string> arguments)
    {
        // The server inherits its parent's pipes and would keep them open: so there are none.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" >/dev/null 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments!)} ended with code {process.ExitCode}");
    }

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
