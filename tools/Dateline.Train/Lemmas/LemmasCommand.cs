using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Train.Lemmas;

/// <summary>`Dateline.Train lemmas --out FILE TREEBANK…`: counts how lemmas are made of forms and keeps what cannot be told from a less exact key.</summary>
internal static class LemmasCommand
{
    // A line of the list outvotes a slip of the treebank, which has a few of them.
    private const int IrregularWeight = 5;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out");
        if (options.Values.Count == 0 || options.Text("--out") is not { } output)
            return Options.Usage("lemmas --out FILE TREEBANK.conllu[.gz]…");
        var sentences = options.Values.SelectMany(Treebank.Read).ToList();
        var words = sentences.SelectMany(s => s.Words).Where(IsTaught).Concat(Enumerable.Repeat(Irregular(), IrregularWeight).SelectMany(w => w)).Concat(Singular()).ToList();
        var counts = new LemmaCounts().Count(words);
        var entries = new Dictionary<uint, ushort>();
        var known = words.Where(IsKnown).CountBy(w => w.Lemma).ToDictionary();
        foreach (var lemma in known.Keys)
            entries[LemmaKeys.Known(lemma)] = 0;
        var rules = counts.Rules;
        counts.KeepEndings(entries);
        counts.KeepWords(entries);
        var names = Names(words);
        foreach (var name in names)
            entries[LemmaKeys.KnownName(name)] = 0;
        new LetterCounts().Count(sentences, known, names).Keep(entries);
        using var stream = File.Create(output);
        Lemmatizer.Write(stream, "Dateline lemmas; " + Treebank.Provenance(options.Values), rules, [.. entries.OrderBy(e => e.Key).Select(e => (e.Key, e.Value))]);
        Console.Error.WriteLine($"{words.Count} words, {rules.Count} rules, {entries.Count} entries, {stream.Length} bytes");
        return 0;
    }

    internal static bool IsTaught(ConlluWord word) => word.Lemma.Length > 0 && word.Lemma != "_" && word.Upos != Upos.X;

    internal static bool IsKnown(ConlluWord word) => word.Upos is Upos.Noun or Upos.Verb or Upos.Adj or Upos.Adv && FeatureLayout.Typo.Of(word.Features.Bits) == 0 && word.Lemma.All(char.IsAsciiLetterLower);

    // Names that the treebanks have with a capital, and those of people and places in the lexicon: written small they are names still.
    private static HashSet<string> Names(List<ConlluWord> words) =>
    [
        .. words.Where(w => w.Upos == Upos.Propn && char.IsUpper(w.Form[0]) && w.Form.All(char.IsLetter)).Select(w => LemmaRule.Lowered(w.Form)),
        .. LexiconNames.Given.Concat(LexiconNames.Places).Select(LemmaRule.Lowered),
    ];

    // Forms that no rule tells and that a treebank of this size mostly lacks.
    private static IEnumerable<ConlluWord> Irregular()
    {
        foreach (var line in LexiconText.Lines("language/irregular.txt"))
        {
            var parts = line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts is ["verb", var verb, var past, .. var participles])
            {
                yield return Word(verb, verb, Upos.Verb, "VerbForm=Inf");
                foreach (var (form, number) in past.Split('/').SelectMany(f => new[] { (f, "Sing"), (f, "Plur") }))
                    yield return Word(form, verb, Upos.Verb, $"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin");
                foreach (var form in participles.DefaultIfEmpty(past).SelectMany(p => p.Split('/')))
                    yield return Word(form, verb, Upos.Verb, "Tense=Past|VerbForm=Part");
            }
            else if (parts is ["noun", var noun, var plural])
            {
                yield return Word(noun, noun, Upos.Noun, "Number=Sing");
                yield return Word(plural, noun, Upos.Noun, "Number=Plur");
            }
            else
            {
                throw new InvalidDataException($"{line.File}:{line.Number}: neither 'verb BASE PAST [PARTICIPLE]' nor 'noun SINGULAR PLURAL'");
            }
        }
    }

    // Athens is no plural.
    private static IEnumerable<ConlluWord> Singular() =>
        LexiconNames.Places.Where(p => p[^1] == 's').SelectMany(p => new[] { "Sing", "Plur" }, (p, number) => Word(p, p, Upos.Propn, "Number=" + number));

    private static ConlluWord Word(string form, string lemma, Upos tag, string features) => new(form, lemma, tag, "_", Features.Parse(features), 0, Relation.None, "_");
}
