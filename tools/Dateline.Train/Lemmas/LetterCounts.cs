using Dateline.Language;

namespace Dateline.Train.Lemmas;

/// <summary>How often each key of a word's letters went with each case of its lemma's letters.</summary>
internal sealed class LetterCounts
{
    private readonly SortedDictionary<uint, int[]> _byKey = [];
    private readonly List<uint[]> _chains = [];

    /// <param name="sentences">The treebanks.</param>
    /// <param name="known">How often each lemma without a capital occurs.</param>
    /// <param name="names">Names, in small letters.</param>
    public LetterCounts Count(IReadOnlyList<ConlluSentence> sentences, Dictionary<string, int> known, HashSet<string> names)
    {
        var keys = new uint[LemmaKeys.MostOfCase];
        using var document = Conllu.ToDocument(sentences, wordsOnly: true);
        foreach (var (number, words) in sentences.Select(s => s.Words).Index())
        {
            var look = SentenceLooks.Of(document.Sentence(number));
            for (var i = 0; i < words.Count; i++)
            {
                if (!LemmasCommand.IsTaught(words[i]) || CaseOf(words[i]) is not { } letters)
                    continue;
                LemmaKeys.WriteCase(words[i].Form, words[i].Upos, new LemmaPlace(i == 0, look), IsKnownElsewhere(words[i], known), names.Contains(LemmaRule.Lowered(words[i].Form)), keys);
                foreach (var key in keys)
                {
                    if (!_byKey.TryGetValue(key, out var counts))
                        _byKey[key] = counts = new int[3];
                    counts[(int)letters]++;
                }
                _chains.Add([.. keys]);
            }
        }
        return this;
    }

    /// <summary>From the least exact key upwards, an entry is kept only where what stands below it would tell another case.</summary>
    public void Keep(Dictionary<uint, ushort> entries)
    {
        foreach (var chain in _chains)
        {
            var below = (int)LemmaCase.Kept;
            foreach (var key in chain.Reverse())
            {
                var counts = _byKey[key];
                var best = counts[below] == counts.Max() ? below : Array.IndexOf(counts, counts.Max());
                if (best != below || entries.ContainsKey(key))
                    entries[key] = (ushort)best;
                below = best;
            }
        }
    }

    // As if this word were not in the treebank: otherwise every small word in it would be a known one.
    private static bool IsKnownElsewhere(ConlluWord word, Dictionary<string, int> known) =>
        known.GetValueOrDefault(LemmaRule.Lowered(word.Lemma)) > (LemmasCommand.IsKnown(word) ? 1 : 0);

    private static LemmaCase? CaseOf(ConlluWord word)
    {
        if (!word.Lemma.Any(char.IsUpper))
            return LemmaCase.Lower;
        Span<char> lemma = stackalloc char[300];
        var rule = LemmaRule.Between(word.Form, word.Lemma);
        foreach (var letters in new[] { LemmaCase.Kept, LemmaCase.Title })
        {
            var length = rule.Apply(word.Form, letters, lemma);
            if (length > 0 && lemma[..length].SequenceEqual(word.Lemma))
                return letters;
        }
        return null;
    }
}
