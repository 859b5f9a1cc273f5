using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>What is said stands to its cue in one of these ways.</summary>
[Flags]
internal enum CueFrames
{
    None = 0,

    /// <summary>A clause or a quotation, hanging on the cue or beside it.</summary>
    Clause = 1,

    /// <summary>An infinitive that the source does: "promised to …".</summary>
    Infinitive = 2,

    /// <summary>An infinitive that somebody else does: "urged them to …".</summary>
    Other = 4,

    /// <summary>A gerund: "admitted taking …".</summary>
    Gerund = 8,

    /// <summary>A noun phrase: "announced the end of …".</summary>
    Object = 16,

    /// <summary>A noun phrase and what it is called: "called the raid a crime".</summary>
    Quality = 32,

    /// <summary>Nothing but a quotation: "shouted: …".</summary>
    Quote = 64,

    /// <summary>A noun phrase with its preposition: "called for talks".</summary>
    About = 128,

    /// <summary>A phrase whose noun phrase names the source: "according to".</summary>
    Source = 256,
}

/// <summary>What to mind with a cue.</summary>
[Flags]
internal enum CueMarks
{
    None = 0,

    /// <summary>Also an ordinary word.</summary>
    Weak = 1,

    /// <summary>The subject of a passive is the one spoken to.</summary>
    Hearer = 2,

    /// <summary>The subject of a passive is the one who speaks: "was quoted as saying".</summary>
    Speaker = 4,

    /// <summary>Shows something said only where it answers words told before: "denied it", "sided with Norland".</summary>
    Answering = 8,
}

/// <summary>A word or phrase that shows that something is said.</summary>
internal sealed record SpeechCue(string Name, CueFrames Frames, StatementKind Kind, CueMarks Marks, bool IsState)
{
    public bool Takes(CueFrames frames) => (Frames & frames) != CueFrames.None;

    public bool Is(CueMarks marks) => (Marks & marks) != CueMarks.None;
}

/// <summary>The cues of reported speech, from <c>lexicon/statements/cues.txt</c>. Immutable once loaded.</summary>
internal sealed class CueLexicon
{
    private const int LongestKey = 64;
    private readonly Dictionary<string, SpeechCue[]> _verbs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpeechCue[]> _nouns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpeechCue[]> _adjectives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpeechCue[]> _adverbs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpeechCue[]> _viewpoints = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beforeViewpoint = new(StringComparer.Ordinal);
    private readonly HashSet<string> _joining = new(StringComparer.Ordinal);
    private readonly HashSet<string> _takingBack = new(StringComparer.Ordinal);

    private CueLexicon()
    {
    }

    /// <summary>Phrases that stand before the noun phrase of the source.</summary>
    public PhraseTrie<SpeechCue> Phrases { get; } = new();

    /// <summary>Words before a colon.</summary>
    public LabelLexicon Labels { get; } = LabelLexicon.Load();

    /// <summary>Where something is said, and before whom.</summary>
    public SettingLexicon Settings { get; } = SettingLexicon.Load();

    /// <summary>By what words somebody answers somebody else.</summary>
    public AnswerLexicon Answers { get; } = AnswerLexicon.Load();

    public static CueLexicon Load()
    {
        var lexicon = new CueLexicon();
        foreach (var line in LexiconText.Lines("statements/cues.txt"))
        {
            var f = line.Fields();
            if (f is [var takers, "taking back"])
            {
                lexicon._takingBack.UnionWith(takers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                continue;
            }
            if (f is [var openers, "before a viewpoint"])
            {
                lexicon._beforeViewpoint.UnionWith(openers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                continue;
            }
            if (f.Length is not (4 or 5) || !Enum.TryParse<StatementKind>(f[3], ignoreCase: true, out var kind))
                throw line.Wrong("is not 'words | class | frames | kind | marks'");
            var frames = Flags<CueFrames>(line, f[2]);
            var marks = f.Length == 5 ? Flags<CueMarks>(line, f[4]) : CueMarks.None;
            foreach (var form in f[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon.Add(line, f[1], form, new SpeechCue(form.Replace(' ', '-'), frames, kind, marks, f[1] == "adjective"));
        }
        return lexicon;
    }

    private static T Flags<T>(LexiconLine line, string names)
        where T : struct, Enum
    {
        var flags = 0;
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            flags |= Enum.TryParse<T>(name, ignoreCase: true, out var flag) ? Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture) : throw line.Wrong($"'{name}' is not known");
        return (T)Enum.ToObject(typeof(T), flags);
    }

    private void Add(LexiconLine line, string wordClass, string form, SpeechCue cue)
    {
        if (wordClass == "phrase")
        {
            Phrases.Add(form, cue);
            return;
        }
        var map = wordClass switch { "verb" => _verbs, "noun" => _nouns, "adjective" => _adjectives, "adverb" => _adverbs, "viewpoint" => _viewpoints, _ => throw line.Wrong("names no class of words") };
        if (map == _verbs && form.IndexOf(' ') is > 0 and var blank)
            _joining.Add(form[..blank]);
        map[form] = map.TryGetValue(form, out var known) ? [.. known, cue] : [cue];
    }

    /// <summary>What a word may show, the frames of a verb with its particle, adjective or object before those of the verb alone.</summary>
    public ReadOnlySpan<SpeechCue> Of(Token token, out Token? companion)
    {
        companion = null;
        switch (token.Upos)
        {
            case Upos.Verb or Upos.Aux:
                // The parser takes adjectives for participles and back: "is convinced that".
                if (token.Features.VerbForm == VerbForm.Part && _adjectives.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Text, out var states))
                    return states;
                if (_joining.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token.Lemma) && Joined(token, out companion) is { } joined)
                    return joined;
                return _verbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var alone) ? alone : [];
            case Upos.Noun:
                if (_nouns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var nouns))
                    return nouns;
                // "Prosecutors allege that …": a verb that the parser has taken for a noun, with a clause of its own.
                return token.IsRoot && token.Child(Relation.Ccomp) is not null && _verbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var missed) ? missed : [];
            case Upos.Adj:
                return _adjectives.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var adjectives) ? adjectives
                    : _verbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var verbs) ? verbs : [];
            default:
                return [];
        }
    }

    /// <summary>What an adverb shows about the clause around it: "reportedly".</summary>
    public SpeechCue? Hearsay(Token token) =>
        token.Upos is Upos.Adv && _adverbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var cues) ? cues[0] : null;

    /// <summary>What a noun shows that says whose view it is: "in her view".</summary>
    public SpeechCue? Viewpoint(Token noun) =>
        noun.Upos is Upos.Noun && _viewpoints.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noun.Lemma, out var cues)
        && Clause.CaseOf(noun) is { } mark && _beforeViewpoint.GetAlternateLookup<ReadOnlySpan<char>>().Contains(mark.Lemma) ? cues[0] : null;

    /// <summary>Whether a word may show that a clause is said.</summary>
    public bool IsCue(Token token)
    {
        foreach (var cue in Of(token, out _))
        {
            if (cue.Takes(CueFrames.Clause))
                return true;
        }
        return false;
    }

    /// <summary>Whether a verb takes back the cue that hangs on it: "declined to confirm".</summary>
    public bool TakesBack(ReadOnlySpan<char> lemma) => _takingBack.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    private SpeechCue[]? Joined(Token token, out Token? companion)
    {
        companion = null;
        var lookup = _verbs.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[LongestKey];
        foreach (var child in token.Children)
        {
            var part = child.Relation switch
            {
                Relation.CompoundPrt or Relation.Xcomp or Relation.Obj or Relation.Advmod => child,
                Relation.Obl => Clause.CaseOf(child),
                Relation.Advcl => child.Child(Relation.Mark),
                _ => null,
            };
            if (part is not { } second || token.Lemma.Length + second.Lemma.Length + 1 > LongestKey)
                continue;
            token.Lemma.CopyTo(key);
            key[token.Lemma.Length] = ' ';
            second.Lemma.CopyTo(key[(token.Lemma.Length + 1)..]);
            if (lookup.TryGetValue(key[..(token.Lemma.Length + 1 + second.Lemma.Length)], out var found))
            {
                companion = second;
                return found;
            }
        }
        return null;
    }
}
