using Dateline.Archive;
using Dateline.Cluster;

var settings = ClusterSettings.Parse(args);
if (settings.Problem is { } problem)
{
    await Console.Error.WriteLineAsync("dateline worker: " + problem);
    return 2;
}
try
{
    await using var silo = ClusterProgram.Open(settings.Value!);
    await silo.StartAsync();
    await Console.Error.WriteLineAsync($"dateline: silo {settings.Value!.Name} reads; its status is at {silo.Root}/ (Ctrl-C finishes what it has taken, and ends it)");
    await silo.WaitAsync(settings.Value!.EndsWithInput ? Console.OpenStandardInput() : null);
    if (silo.Fault is not { } fault)
        return 0;
    await Console.Error.WriteLineAsync("dateline: an internal error, please report it with these: " + fault);
    return 3;
}
catch (ArchiveException fault)
{
    await Console.Error.WriteLineAsync($"dateline: {fault.Message} {fault.Mend}");
    return 1;
}
catch (IOException fault)
{
    // Kestrel's word for a port that another program has.
    await Console.Error.WriteLineAsync($"dateline: {fault.Message} Name another with --port.");
    return 1;
}
