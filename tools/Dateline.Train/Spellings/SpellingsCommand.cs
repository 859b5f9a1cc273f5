using System.Text.Json;
using Dateline.Language;

namespace Dateline.Train.Spellings;

/// <summary>`Dateline.Train spellings --out FILE --words FILE,FILE TREEBANK…`: compiles lists of words, and how often the treebanks have them, into the table of spellings.</summary>
internal static class SpellingsCommand
{
    private const int Common = 2;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out", "--words");
        if (options.Values.Count == 0 || options.Text("--out") is not { } output || options.Text("--words") is not { } lists)
            return Options.Usage("spellings --out FILE --words JSON|TXT,… TREEBANK.conllu[.gz]…");
        var files = lists.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var words = options.Values.SelectMany(Treebank.Read).SelectMany(s => s.Words).Where(w => FeatureLayout.Typo.Of(w.Features.Bits) == 0).ToList();
        var known = files.SelectMany(Listed).Concat(words.Select(w => w.Form)).Concat(LexiconNames.Given).Concat(LexiconNames.Places).Select(w => w.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var common = words.Where(w => w.Upos is not (Upos.Propn or Upos.X) && w.Form.All(char.IsAsciiLetterLower))
            .CountBy(w => w.Form).Where(w => w.Value >= Common).ToDictionary();
        using var stream = File.Create(output);
        Spelling.Write(stream, "Dateline spellings; " + Treebank.Provenance([.. files, .. options.Values]), known, common);
        Console.Error.WriteLine($"{known.Count} words, {common.Count} of them common, {stream.Length} bytes");
        return 0;
    }

    private static IEnumerable<string> Listed(string file) => file.EndsWith(".json", StringComparison.Ordinal)
        ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(file)) ?? []
        : File.ReadLines(file).SelectMany(l => l.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
