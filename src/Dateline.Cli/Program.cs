using Dateline.Cli;

using var signals = new Signals();
return await CommandLine.RunAsync(args, Surroundings.OfProcess(signals.Stop));
