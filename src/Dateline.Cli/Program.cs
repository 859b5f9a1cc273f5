using Dateline;
using Dateline.Cli;
using Dateline.Formats;

// A first, narrow way in: `read --format json FILE…|-`.
if (args is ["parse", ..])
    return ParseVerb.Run(args.Contains("iob2") ? "iob2" : "conllu", args.Contains("--gold-tokens"));

var chronicler = Chronicler.Load();
var refused = 0;
using var output = Console.OpenStandardOutput();
foreach (var file in args.Where(a => !a.StartsWith('-') && a is not ("read" or "json")))
{
    var outcome = chronicler.Read(new Input { Source = file, Bytes = File.ReadAllBytes(file) });
    if (outcome.Chronicle is { } chronicle)
        Console.WriteLine(ChronicleJson.ToJson(chronicle));
    else
        refused++;
}
return refused > 0 ? 1 : 0;
