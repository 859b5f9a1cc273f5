using System.Diagnostics;
using Dateline.Train.Network;

namespace Dateline.Tests.Language.Network;

/// <summary>The training tool as a process of its own, with a part of the processor switched off.</summary>
internal static class Tool
{
    public static string Output(string? switchedOff, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false, ArgumentList = { typeof(GoldTokens).Assembly.Location } };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (switchedOff is not null)
            start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }
}
