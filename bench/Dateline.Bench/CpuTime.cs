using System.Diagnostics;

namespace Dateline.Bench;

/// <summary>CPU time and memory of a piece of work: on a machine that does other work, too, the clock on the wall tells little.</summary>
/// <param name="Seconds">CPU seconds of the whole process, garbage collection and compilation included.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal readonly record struct CpuTime(double Seconds, long Allocated)
{
    /// <summary>Runs <paramref name="work"/> and measures it.</summary>
    public static CpuTime Of(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return new CpuTime((process.TotalProcessorTime - before).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
