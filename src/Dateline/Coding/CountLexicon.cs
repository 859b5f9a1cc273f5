using System.Globalization;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>How a word counts people.</summary>
internal enum CountRole
{
    /// <summary>Its object is counted.</summary>
    DoneTo,

    /// <summary>Its subject is counted.</summary>
    Doer,

    /// <summary>Its object is counted, and is the noun that the word asks for.</summary>
    Cost,

    /// <summary>It says what those counted are.</summary>
    State,

    /// <summary>It is counted itself.</summary>
    Counted,

    /// <summary>Those behind its "of" are counted.</summary>
    Of,

    /// <summary>Its size is told.</summary>
    Toll,

    /// <summary>It is what a verb brings somebody to.</summary>
    Fate,
}

/// <summary>What words before or behind a number make of it.</summary>
internal enum NumberHedge
{
    None,
    Exactly,
    AtLeast,
    More,
    AtMost,
    Less,
    About,
}

/// <summary>One sense of a word that counts people.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="Role">How.</param>
/// <param name="Rest">Words that belong to it: a particle ("shoot dead").</param>
/// <param name="Noun">The object it asks for ("lose + life"), or null.</param>
internal sealed record CountSense(CountKind Kind, CountRole Role, string[] Rest, string? Noun);

/// <summary>Words around figures of people, from <c>lexicon/events/counts.txt</c>. Immutable once loaded.</summary>
internal sealed class CountLexicon
{
    private static readonly Dictionary<string, CountRole> Roles = new(StringComparer.Ordinal)
    {
        ["done to"] = CountRole.DoneTo, ["doer"] = CountRole.Doer, ["cost"] = CountRole.Cost, ["state"] = CountRole.State,
        ["counted"] = CountRole.Counted, ["of"] = CountRole.Of, ["toll"] = CountRole.Toll, ["fate"] = CountRole.Fate,
    };

    private static readonly Dictionary<string, NumberHedge> Effects = new(StringComparer.Ordinal)
    {
        ["at least"] = NumberHedge.AtLeast, ["more"] = NumberHedge.More, ["at most"] = NumberHedge.AtMost, ["less"] = NumberHedge.Less, ["about"] = NumberHedge.About, ["exactly"] = NumberHedge.Exactly,
    };

    private readonly Dictionary<string, List<CountSense>> _senses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _sets = new(StringComparer.Ordinal);

    private CountLexicon()
    {
        foreach (var name in (ReadOnlySpan<string>)["spared", "total", "stay", "measure", "people", "unit", "sign", "beast"])
            _sets[name] = new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>Words before a number.</summary>
    public PhraseTrie<NumberHedge> Before { get; } = new();

    /// <summary>Words behind a number.</summary>
    public PhraseTrie<NumberHedge> Behind { get; } = new();

    /// <summary>Words that are numbers, with the lowest and highest they stand for.</summary>
    public PhraseTrie<(long Low, long High)> Numbers { get; } = new();

    /// <summary>Words that multiply the number before them.</summary>
    public PhraseTrie<long> Factors { get; } = new();

    public static CountLexicon Load()
    {
        var lexicon = new CountLexicon();
        foreach (var line in LexiconText.Lines("time/numbers.txt"))
        {
            // Plain numbers are those of times: "number 7 : seven". Articles are none here.
            if (!line.Text.StartsWith("number ", StringComparison.Ordinal))
                continue;
            var (head, tail) = line.Cut(':');
            if (!long.TryParse(head["number ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value >= 100)
                continue;
            foreach (var word in tail.Split(',', StringSplitOptions.TrimEntries).Where(w => w is not ("a" or "an" or "a dozen")))
                lexicon.Numbers.Add(word, (value, value));
        }
        foreach (var line in LexiconText.Lines("events/counts.txt"))
            lexicon.Add(line);
        return lexicon;
    }

    private void Add(LexiconLine line)
    {
        var f = line.Fields();
        var words = f[^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (f[0].StartsWith("hedge ", StringComparison.Ordinal))
        {
            var behind = f[0].EndsWith(" behind", StringComparison.Ordinal);
            var effect = Effects.TryGetValue(f[0]["hedge ".Length..(behind ? ^" behind".Length : ^0)], out var known) ? known : throw line.Wrong("names no effect of a hedge");
            foreach (var word in words)
                (behind ? Behind : Before).Add(word, effect);
        }
        else if (f is ["number", var number, var low, var high])
        {
            Numbers.Add(number, (long.Parse(low, CultureInfo.InvariantCulture), long.Parse(high, CultureInfo.InvariantCulture)));
        }
        else if (f is ["times", var factor, var times])
        {
            Factors.Add(factor, long.Parse(times, CultureInfo.InvariantCulture));
        }
        else if (f.Length == 2 && _sets.TryGetValue(f[0], out var set))
        {
            set.UnionWith(words);
        }
        else if (f.Length == 3 && Roles.TryGetValue(f[1], out var role) && Enum.TryParse<CountKind>(f[0], ignoreCase: true, out var kind))
        {
            foreach (var word in words)
                AddSense(word, kind, role);
        }
        else
        {
            throw line.Wrong("says nothing known about counts");
        }
    }

    private void AddSense(string phrase, CountKind kind, CountRole role)
    {
        var parts = phrase.Split('+', StringSplitOptions.TrimEntries);
        var words = parts[0].Split(' ');
        // Of a noun of two words the last one stands in the tree, with the first as its modifier; of a verb, the first.
        var isNoun = role is CountRole.Toll or CountRole.Counted;
        var (key, rest) = isNoun ? (words[^1], words[..^1]) : (words[0], words[1..]);
        if (!_senses.TryGetValue(key, out var senses))
            _senses[key] = senses = [];
        senses.Add(new CountSense(kind, role, rest, parts.Length > 1 ? parts[1] : null));
    }

    /// <summary>The senses of a word, by its dictionary form, else as written, else with a regular ending taken off (headlines and rare verbs get a wrong dictionary form).</summary>
    public IReadOnlyList<CountSense> Of(Token token)
    {
        var lookup = _senses.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[32];
        if (token.Text.Length > lower.Length)
            return [];
        lower = lower[..token.Text.ToLowerInvariant(lower)];
        // What the word is as written goes first: "dead", "wounded" are states, not forms of verbs.
        if (lookup.TryGetValue(lower, out var found) || lookup.TryGetValue(token.Lemma, out found))
            return found;
        foreach (var ending in (ReadOnlySpan<string>)["ed", "d", "s", "es", "ing"])
        {
            if (lower.Length > ending.Length + 2 && lower.EndsWith(ending, StringComparison.Ordinal) && lookup.TryGetValue(lower[..^ending.Length], out found))
                return found;
        }
        return [];
    }

    /// <summary>The senses of a verb's dictionary form, where the form as written is also a state ("wounded").</summary>
    public IReadOnlyList<CountSense> OfVerb(Token token)
    {
        var lookup = _senses.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(token.Lemma, out var found) && found.Exists(s => s.Role is CountRole.DoneTo or CountRole.Doer))
            return found;
        foreach (var ending in (ReadOnlySpan<string>)["ed", "d", "s", "es", "ing"])
        {
            if (token.Text.Length > ending.Length + 2 && token.Text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                var stem = token.Text[..^ending.Length].ToString().ToLowerInvariant();
                if (lookup.TryGetValue(stem, out found))
                    return found;
            }
        }
        return found ?? (IReadOnlyList<CountSense>)[];
    }

    public bool IsSpared(Token verb) => Holds("spared", verb.Lemma);

    public bool IsTotal(Token noun) => Holds("total", noun.Lemma);

    /// <summary>Whether a verb says what its subject goes on being: "remained missing".</summary>
    public bool Stays(Token verb) => Holds("stay", verb.Lemma);

    /// <summary>Whether a word stands between a toll and its size: "the toll rose <em>to</em> 14".</summary>
    public bool IsMeasure(string lower) => _sets["measure"].Contains(lower);

    public bool IsPeople(Token noun) => Holds("people", noun.Lemma);

    public bool IsBeast(Token noun) => Holds("beast", noun.Lemma);

    public bool IsUnit(string lower) => _sets["unit"].Contains(lower);

    public bool IsSign(string lower) => _sets["sign"].Contains(lower);

    private bool Holds(string set, ReadOnlySpan<char> lemma) => _sets[set].GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);
}
