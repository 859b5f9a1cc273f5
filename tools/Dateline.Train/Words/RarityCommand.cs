using System.Globalization;
using Dateline.Stories;

namespace Dateline.Train.Words;

/// <summary>`Dateline.Train rarity --out FILE TREEBANK…`: counts in how many documents of the treebanks each word stands, for <c>lexicon/language/rarity.txt</c>.</summary>
internal static class RarityCommand
{
    /// <summary>What stands in fewer documents is as rare as what stands in none.</summary>
    private const int Fewest = 3;

    private const int WordsOfLine = 25;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out");
        if (options.Values.Count == 0 || options.Text("--out") is not { } output)
            return Options.Usage("rarity --out FILE TREEBANK.conllu[.gz]…");
        var documents = options.Values.SelectMany(Documents).ToList();
        var counts = documents.SelectMany(words => words).CountBy(word => word, StringComparer.Ordinal).Where(w => w.Value >= Fewest);
        using var writer = new StreamWriter(output);
        writer.NewLine = "\n";
        writer.WriteLine("# In how many of so many documents the stem of a word stands: documents | words; what is not here stands in fewer than three.");
        writer.WriteLine("# Counted by `Dateline.Train rarity` in the training parts of UD English-EWT and of the open genres of GUM (CC BY-SA 4.0). This table: CC BY-SA 4.0.");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all | {documents.Count}"));
        foreach (var group in counts.GroupBy(w => w.Value, w => w.Key).OrderByDescending(g => g.Key))
        {
            foreach (var line in group.Order(StringComparer.Ordinal).Chunk(WordsOfLine))
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key} | {string.Join(' ', line)}"));
        }
        return 0;
    }

    private static IEnumerable<HashSet<string>> Documents(string file)
    {
        HashSet<string>? words = null;
        using var reader = Treebank.Open(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal))
            {
                if (words is not null)
                    yield return words;
                words = new(StringComparer.Ordinal);
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                (words ??= new(StringComparer.Ordinal)).UnionWith(Rarity.Stems(line["# text = ".Length..]));
            }
        }
        if (words is not null)
            yield return words;
    }
}
