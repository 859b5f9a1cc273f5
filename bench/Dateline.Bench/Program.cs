using Dateline.Bench;

// dotnet run -c Release --project bench/Dateline.Bench -- VERB [OPTIONS]
var benches = new Dictionary<string, (string About, Func<string[], int> Run)>
{
    ["extraction"] = ("pages per CPU second, page to article with metadata, beside SmartReader   [--pages FOLDER] [--passes N]", ExtractionBench.Run),
    ["stories"] = ("reports of our own making into stories, day by day: CPU time of a report from the first to the last tenth, memory   [--reports N]", StoriesBench.Run),
    ["store"] = ("reports of our own making into the archive and asked back: rate, memory, size   [--reports N] [--batch N] [--dense] [--keep FILE]", StoreBench.Run),
    ["desk"] = ("the pages of the desk over an archive: CPU and wall-clock time of a request, beside an empty page   --store FILE [--requests N] [--page PATH]", DeskBench.Run),
    ["warc"] = ("a generated web archive with every kind of record and damage: each accounted for, and MB/s beside zcat   [--records N]", WarcBench.Run),
    ["kill"] = ("kills the command at points of chance while it reads into a store, and looks whether anything is lost, doubled or half there   [--reports N] [--kills N] [--program PATH]", KillBench.Run),
    ["fuzz"] = ("mutated inputs to what reads bytes from strangers: pages, web archives, feeds, dates   [--seconds N] [--target NAME] [--seed N]", FuzzBench.Run),
    ["pages"] = ("for bench/cluster/run.py: reports of our own making as a news site serves them, 600 words in 60 kB, with copies   [--reports N] [--to FOLDER]", ClusterBench.Pages),
    ["rows"] = ("for bench/cluster/run.py: number and digest of all rows of a PostgreSQL archive   ADDRESS", ClusterBench.Rows),
    ["time"] = ("words per CPU second of the time stage alone   [--texts LINES.jsonl with text and published] [--passes N]", TimeBench.Run),
};

if (args is [var verb, ..] && benches.TryGetValue(verb, out var bench))
    return bench.Run(args[1..]);
Console.Error.WriteLine("usage: Dateline.Bench VERB [OPTIONS]");
foreach (var (name, (about, _)) in benches)
    Console.Error.WriteLine($"  {name,-12} {about}");
return 2;
