using System.Globalization;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Time;

/// <summary>What a word of the time lexicon is.</summary>
internal enum TimeClass : byte
{
    Month, Weekday, Season, PartOfDay, Holiday, Easter, Nth, Hijri, Unit, Set, Number, Fuzzy, Ordinal, Decade,
    Day, Night, Shift, After, Mod, Part, Reference, BeforeMonth, Ahead, Near, Behind, Zone, Recurs, Aside, Clock, Unchanged,
}

/// <summary>A meaning of a word or phrase in the time lexicon.</summary>
/// <param name="Class">What it is.</param>
/// <param name="Value">Its value, as the file gives it.</param>
/// <param name="IsWeak">Whether it is an ordinary word, too.</param>
internal sealed record TimeTerm(TimeClass Class, string Value, bool IsWeak)
{
    /// <summary>The value as a number; 0 where it is none.</summary>
    public int Number { get; } = int.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>The words of time, from <c>lexicon/time</c>. Immutable once loaded.</summary>
internal sealed class TimeLexicon
{
    private readonly PhraseTrie<TimeTerm> _terms = new();
    /// <summary>For each word with which a phrase of the lexicon begins, the classes of those phrases, one bit each.</summary>
    private readonly Dictionary<string, ulong> _first = new(StringComparer.Ordinal);

    private TimeLexicon()
    {
        foreach (var word in (ReadOnlySpan<string>)["the", "half", "ad", "recent", "subsequent", "ensuing", "intervening", "fiscal", "q1", "q2", "q3", "q4", "h1", "h2", "\"", "'", "’", "‘"])
            _first[word] = Start;
        foreach (var word in (ReadOnlySpan<string>)["following", "coming", "preceding", "succeeding", "subsequent", "ensuing", "intervening", "last", "final", "year", "'", "’", "‘"])
            _first[word] = _first.GetValueOrDefault(word) | BehindArticle;
    }

    public static TimeLexicon Load()
    {
        var lexicon = new TimeLexicon();
        foreach (var line in LexiconText.Files("time").SelectMany(LexiconText.Lines))
            lexicon.Add(line);
        return lexicon;
    }

    /// <summary>Bit of a word with which an expression may begin: all others are passed over at the cost of one look-up.</summary>
    public const ulong Start = 1UL << 63;

    /// <summary>Bit of a word that may follow the article at the beginning of an expression.</summary>
    public const ulong BehindArticle = 1UL << 62;

    /// <summary>Bit of a class.</summary>
    public static ulong Bit(TimeClass kind) => 1UL << (int)kind;

    /// <summary>The classes of the phrases that begin with the word, with <see cref="Start"/> and <see cref="BehindArticle"/>.</summary>
    public ulong Mask(in Word word)
    {
        var mask = _first.TryGetValue(word.Lower, out var known) ? known : 0;
        return word.Kind is WordKind.Digits or WordKind.Mixed ? mask | Start | BehindArticle : mask;
    }

    /// <summary>The meaning of a given class of the longest phrase at a word.</summary>
    public TimeTerm? Find(TextWords words, int at, TimeClass wanted, out int end)
    {
        foreach (var term in _terms.Longest(words, at, out end))
        {
            if (term.Class == wanted)
                return term;
        }
        // The longest phrase may be of another class ("last" in "the last" against "last night"): then the single word counts.
        if (end > at + 1)
        {
            foreach (var term in _terms.Single(words, at))
            {
                if (term.Class == wanted)
                {
                    end = at + 1;
                    return term;
                }
            }
        }
        end = at;
        return null;
    }

    private void Add(LexiconLine line)
    {
        var (head, tail) = line.Cut(':');
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !Enum.TryParse<TimeClass>(words[0], ignoreCase: true, out var kind))
            throw line.Wrong("names no class of time words");
        var term = new TimeTerm(kind, words[1], words is [_, _, "weak"]);
        foreach (var form in tail.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            _terms.Add(form, term);
            var printed = TextWords.Scan(form, []);
            var starts = kind is not (TimeClass.BeforeMonth or TimeClass.Ahead or TimeClass.Near or TimeClass.Behind or TimeClass.Zone or TimeClass.After or TimeClass.Aside or TimeClass.Unchanged);
            Note(printed[0].Lower, Bit(kind) | (starts ? Start | BehindArticle : 0));
            if (starts && printed.Count > 1 && printed[0].Lower == "the")
                Note(printed[1].Lower, BehindArticle);
        }
    }

    private void Note(string word, ulong bits) => _first[word] = _first.GetValueOrDefault(word) | bits;
}
