using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dateline.Cluster.Tests;

/// <summary>A silo as a program of its own, which can be killed.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];

    public SiloProcess(string store, params ReadOnlySpan<string> options)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (ReadOnlySpan<string>)[Path.Combine(AppContext.BaseDirectory, "Dateline.Cluster.dll"), "--cluster", store, "--jobs", "1", .. options])
            start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', _said);

    /// <summary>Ends it as a failing machine does, in the midst of whatever it does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Its exit code, once it has ended; absent where it does not within a minute and a half.</summary>
    public async Task<int?> EndAsync(CancellationToken cancellation)
    {
        try
        {
            await _process.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromSeconds(40), cancellation);
            return _process.ExitCode;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
