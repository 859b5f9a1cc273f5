using Dateline.Archive;
using Dateline.Desk;

var settings = DeskSettings.Parse(args);
if (settings.Problem is { } problem)
{
    await Console.Error.WriteLineAsync("dateline serve: " + problem);
    return 2;
}
try
{
    await using var desk = await DeskProgram.OpenAsync(settings.Value!);
    await desk.StartAsync();
    await Console.Error.WriteLineAsync($"dateline: the desk is open at {desk.Address} (this address lets you in; Ctrl-C closes it)");
    if (desk.IsSamples)
        await Console.Error.WriteLineAsync("dateline: it shows the samples; read your own reports with 'dateline read PATH', then serve again.");
    await desk.WaitAsync(settings.Value!.EndsWithInput ? Console.OpenStandardInput() : null);
    return 0;
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
