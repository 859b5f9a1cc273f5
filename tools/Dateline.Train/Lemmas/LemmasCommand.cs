using Dateline.Language;

namespace Dateline.Train.Lemmas;

/// <summary>`Dateline.Train lemmas --out FILE TREEBANK…`: counts how lemmas are made of forms and keeps what cannot be told from a less exact key.</summary>
internal static class LemmasCommand
{
    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out");
        if (options.Values.Count == 0 || options.Text("--out") is not { } output)
            return Options.Usage("lemmas --out FILE TREEBANK.conllu[.gz]…");
        var words = options.Values.SelectMany(Treebank.Read).SelectMany(s => s.Words)
            .Where(w => w.Lemma.Length > 0 && w.Lemma != "_" && w.Upos != Upos.X).ToList();
        var (rules, entries) = new LemmaCounts().Count(words).Kept();
        using var stream = File.Create(output);
        Lemmatizer.Write(stream, "Dateline lemmas; " + Treebank.Provenance(options.Values), rules, entries);
        Console.Error.WriteLine($"{words.Count} words, {rules.Count} rules, {entries.Count} entries, {stream.Length} bytes");
        return 0;
    }
}

/// <summary>How often each key went with each rule.</summary>
internal sealed class LemmaCounts
{
    private readonly Dictionary<uint, Dictionary<LemmaRule, int>> _byKey = [];

    // The keys of each distinct word, most exact first: what a key may be dropped for.
    private readonly HashSet<(string Form, Upos Tag, ulong Features)> _words = [];

    public LemmaCounts Count(IReadOnlyList<ConlluWord> words)
    {
        Span<uint> keys = stackalloc uint[LemmaKeys.Most];
        foreach (var word in words)
        {
            var rule = LemmaRule.Between(word.Form, word.Lemma);
            // Endings learn from kinds of words, not from how often each occurs, and not from slips, closed classes and wholly irregular words.
            var teaches = _words.Add((word.Form, word.Upos, word.Features.Bits)) && FeatureLayout.Typo.Of(word.Features.Bits) == 0
                && word.Upos is Upos.Noun or Upos.Verb or Upos.Adj or Upos.Adv or Upos.Propn or Upos.Num && rule.Cut <= 4;
            foreach (var features in (ReadOnlySpan<ulong>)[word.Features.Bits, 0])
            {
                var count = LemmaKeys.Write(word.Form, word.Upos, features, keys);
                foreach (var (i, key) in keys[..count].ToArray().Index())
                {
                    if (i >= 3 && !teaches)
                        continue;
                    if (!_byKey.TryGetValue(key, out var counts))
                        _byKey[key] = counts = [];
                    counts[rule] = counts.GetValueOrDefault(rule) + 1;
                }
                if (word.Features.IsEmpty)
                    break;
            }
        }
        return this;
    }

    /// <summary>From the least exact key upwards, an entry is kept only where what stands below it would tell another rule.</summary>
    public (List<LemmaRule> Rules, List<(uint Key, ushort Rule)> Entries) Kept()
    {
        var chosen = new Dictionary<uint, LemmaRule>();
        Span<uint> keys = stackalloc uint[LemmaKeys.Most];
        foreach (var (form, tag, bits) in _words.OrderBy(w => w.Form, StringComparer.Ordinal).ThenBy(w => w.Tag).ThenBy(w => w.Features))
        {
            foreach (var features in (ReadOnlySpan<ulong>)[0, bits])
            {
                var count = LemmaKeys.Write(form, tag, features, keys);
                var below = LemmaRule.Keep;
                for (var i = count - 1; i >= 0; i--)
                {
                    var best = _byKey.TryGetValue(keys[i], out var counts) ? Best(counts, below, isWord: i < 3) : below;
                    if (best != below)
                        chosen[keys[i]] = best;
                    below = chosen.GetValueOrDefault(keys[i], below);
                }
            }
        }
        var rules = chosen.Values.Distinct().OrderBy(r => r.Ending, StringComparer.Ordinal).ThenBy(r => r.Cut).ThenBy(r => r.Lower).ToList();
        var number = rules.Index().ToDictionary(r => r.Item, r => (ushort)r.Index);
        return (rules, [.. chosen.OrderBy(c => c.Key).Select(c => (c.Key, number[c.Value]))]);
    }

    /// <summary>The most frequent rule. An ending that one word only has tells nothing of other words.</summary>
    private static LemmaRule Best(Dictionary<LemmaRule, int> counts, LemmaRule below, bool isWord)
    {
        if (!isWord && counts.Values.Sum() < 3)
            return below;
        var most = counts.Values.Max();
        return counts.GetValueOrDefault(below) == most ? below
            : counts.Where(c => c.Value == most).Select(c => c.Key).OrderBy(r => r.Ending, StringComparer.Ordinal).ThenBy(r => r.Cut).ThenBy(r => r.Lower).First();
    }
}
