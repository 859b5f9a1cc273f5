using Dateline.Language;
using Dateline.Train.Linear;

namespace Dateline.Train.Tokens;

/// <summary>`Dateline.Train tokens --out FILE TREEBANK…`: trains the decision what ends between two atoms.</summary>
internal static class TokensCommand
{
    private const int Seed = 20260105;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out", "--epochs", "--smallest", "--dev");
        if (options.Values.Count == 0)
            return Options.Usage("tokens --out FILE [--epochs 10] [--smallest 0.2] [--dev TREEBANK] TREEBANK.conllu[.gz]…");
        var epochs = options.Int("--epochs", 10);
        var sentences = new List<ConlluSentence>();
        foreach (var file in options.Values)
            sentences.AddRange(Treebank.Read(file));
        var corpus = new TokenCorpus(sentences);
        var perceptron = new Perceptron(3, margin: 2f);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var (wrong, all) = (0, 0);
            // Every other round is the treebank as it is printed; the rest are typed in other ways.
            var texts = (epoch % 2 == 0 ? corpus.AsPrinted() : corpus.Varied(Seed + epoch)).ToArray();
            new Random(Seed + epoch).Shuffle(texts);
            foreach (var text in texts)
                BoundaryTraining.Learn(perceptron, text, ref wrong, ref all);
            Console.Error.WriteLine($"epoch {epoch + 1}: {wrong} of {all} decisions wrong, {perceptron.RowCount} features");
        }
        var note = $"Dateline tokens; seed {Seed}; {epochs} epochs; {Treebank.Provenance(options.Values)}";
        var bytes = perceptron.Export(note, options.Double("--smallest", 0.2));
        Console.Error.WriteLine($"{bytes.Length} bytes");
        if (options.Text("--out") is { } output)
            File.WriteAllBytes(output, bytes);
        return 0;
    }
}

/// <summary>Walks through a text with gold boundaries and learns each decision.</summary>
internal static class BoundaryTraining
{
    private static readonly Abbreviations Abbreviations = new();
    private static readonly Addresses Addresses = new();

    public static void Learn(Perceptron perceptron, TokenText text, ref int wrong, ref int all)
    {
        var column = default(Column<Atom>);
        AtomReader.Read(text.Text, ref column);
        var atoms = column.Items;
        var features = new BoundaryFeatures(text.Text, atoms, Abbreviations, Addresses);
        features.Advance(0, Boundary.Sentence);
        Span<uint> hashes = stackalloc uint[BoundaryFeatures.Most];
        for (var next = 1; next < atoms.Length; next++)
        {
            var start = atoms[next].Start;
            var gold = text.SentenceStarts.Contains(start) ? Boundary.Sentence : text.WordStarts.Contains(start) || atoms[next].Gap != Gap.None ? Boundary.Word : Boundary.None;
            if (atoms[next].Gap == Gap.Paragraph)
                gold = Boundary.Sentence;
            else if (atoms[next].Gap == Gap.None && features.IsInAddress(next))
                gold = Boundary.None;
            else
            {
                var allowed = atoms[next].Gap == Gap.None ? 7u : 6u;
                var found = perceptron.Learn(hashes[..features.Write(next, hashes)], (int)gold, allowed);
                wrong += found != (int)gold ? 1 : 0;
                all++;
            }
            features.Advance(next, gold);
        }
        column.Return();
    }
}
