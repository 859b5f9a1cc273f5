using System.Buffers;
using System.CommandLine;
using Dateline.Formats;
using Dateline.Intake;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline read</c>: reads reports and shows their chronicles.</summary>
internal static class ReadVerb
{
    public static Command Create(Surroundings around)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "json" };
        var inputFormat = new Option<string>("--input-format") { DefaultValueFactory = _ => "auto" };
        inputFormat.AcceptOnlyFromAmong("auto", "jsonl");
        var manifest = new Option<string>("--manifest");
        var jobs = new Option<int>("--jobs") { DefaultValueFactory = _ => Environment.ProcessorCount };
        var quiet = new Option<bool>("--quiet");
        var command = new Command("read", "Reads reports and shows their chronicles.") { paths, format, inputFormat, manifest, jobs, quiet };
        command.SetAction(result =>
        {
            var known = result.GetValue(manifest) is { } file ? Manifest.Parse(File.ReadLines(file)) : null;
            var gatherer = new Gatherer(new GatheringOptions
            {
                Format = result.GetValue(inputFormat) == "jsonl" ? InputFormat.JsonLines : InputFormat.Auto,
                Manifest = known,
                StandardInput = around.Input,
            });
            var chronicler = new Lazy<Chronicler>(() => Chronicler.Load());
            var run = new ReadingRun(input => chronicler.Value.Read(input), IntakeLimits.Default, result.GetValue(jobs));
            var exit = ExitCode.Done;
            var buffer = new ArrayBufferWriter<byte>(64 * 1024);
            var asked = result.GetValue(paths) is { Length: > 0 } given ? given : (IEnumerable<string>?)known?.Files ?? [];
            foreach (var reading in run.Read(gatherer.Gather(asked), around.Stop))
            {
                if (reading.Outcome.Refusal is { } refusal)
                {
                    around.Error.WriteLine($"{reading.Input.Source}: {refusal.Code} {refusal.Reason}");
                    exit = ExitCode.Incomplete;
                    continue;
                }
                buffer.ResetWrittenCount();
                ChronicleJson.Write(reading.Outcome.Chronicle!, buffer);
                buffer.Write("\n"u8);
                around.Output.Write(buffer.WrittenSpan);
            }
            return exit;
        });
        return command;
    }
}
