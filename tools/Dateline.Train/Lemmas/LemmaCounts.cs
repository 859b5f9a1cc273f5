using Dateline.Language;

namespace Dateline.Train.Lemmas;

/// <summary>How often each key of an ending went with each rule.</summary>
internal sealed class LemmaCounts
{
    private readonly Dictionary<uint, Dictionary<LemmaRule, int>> _byKey = [];

    // The keys of each distinct word, most exact first: what a key may be dropped for.
    private readonly HashSet<(string Form, Upos Tag, ulong Features)> _words = [];

    /// <summary>All rules that occurred, in the order of their numbers.</summary>
    public List<LemmaRule> Rules => [.. _byKey.Values.SelectMany(c => c.Keys).Append(LemmaRule.Keep).Distinct().OrderBy(r => r.Ending, StringComparer.Ordinal).ThenBy(r => r.Cut)];

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
                    if (i >= LemmaKeys.WholeWord && !teaches)
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

    /// <summary>From the shortest ending upwards, an entry is kept only where what stands below it would tell another rule.</summary>
    public void KeepEndings(Dictionary<uint, ushort> entries)
    {
        var numbers = Numbers();
        foreach (var keys in Keys())
        {
            var below = LemmaRule.Keep;
            for (var i = keys.Length - 1; i >= LemmaKeys.WholeWord; i--)
                below = Keep(entries, numbers, keys[i], below, least: 3);
        }
    }

    /// <summary>Every word stands by itself with its class; with its features only where that tells another rule.</summary>
    public void KeepWords(Dictionary<uint, ushort> entries)
    {
        var numbers = Numbers();
        foreach (var keys in Keys())
        {
            var ofClass = Keep(entries, numbers, keys[1], new LemmaRule(byte.MaxValue, ""), least: 1);
            Keep(entries, numbers, keys[0], ofClass, least: 1);
        }
    }

    private LemmaRule Keep(Dictionary<uint, ushort> entries, Dictionary<LemmaRule, ushort> numbers, uint key, LemmaRule below, int least)
    {
        if (!_byKey.TryGetValue(key, out var counts) || counts.Values.Sum() < least)
            return below; // an ending that one word only has tells nothing of other words
        var most = counts.Values.Max();
        var best = counts.GetValueOrDefault(below) == most ? below
            : counts.Where(c => c.Value == most).Select(c => c.Key).OrderBy(r => r.Ending, StringComparer.Ordinal).ThenBy(r => r.Cut).First();
        if (best != below || entries.ContainsKey(key))
            entries[key] = numbers[best];
        return best;
    }

    private Dictionary<LemmaRule, ushort> Numbers() => Rules.Index().ToDictionary(r => r.Item, r => (ushort)r.Index);

    private IEnumerable<uint[]> Keys()
    {
        var buffer = new uint[LemmaKeys.Most];
        foreach (var (form, tag, bits) in _words.OrderBy(w => w.Form, StringComparer.Ordinal).ThenBy(w => w.Tag).ThenBy(w => w.Features))
        {
            foreach (var features in new[] { 0ul, bits })
                yield return buffer[..LemmaKeys.Write(form, tag, features, buffer)];
        }
    }
}
