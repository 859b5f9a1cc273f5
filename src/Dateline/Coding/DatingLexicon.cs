using Dateline.Language;
using Dateline.Lexica;
using Dateline.Time;

namespace Dateline.Coding;

/// <summary>The words that dating asks for: those that tell what somebody says, those that put something before the story of the day, and those of time.</summary>
/// <param name="times">The words of time expressions.</param>
/// <param name="cues">The cues of reported speech.</param>
/// <param name="earlier">Adverbs such as "originally".</param>
/// <param name="results">Verbs such as "report".</param>
/// <param name="endings">Endings that make a noun of a verb.</param>
internal sealed class DatingLexicon(TimeLexicon times, CueLexicon cues, HashSet<string> earlier, HashSet<string> results, HashSet<string> endings)
{
    /// <summary>A shorter stem says too little: "party" is not of "part".</summary>
    public const int ShortestStem = 4;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _results = results.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _earlier = earlier.GetAlternateLookup<ReadOnlySpan<char>>();

    public static DatingLexicon Load(TimeLexicon times, CueLexicon cues) => new(times, cues, Words("dating/background.txt"), Words("dating/results.txt"), Words("dating/derived.txt"));

    private static HashSet<string> Words(string file)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in LexiconText.Lines(file))
            words.UnionWith(line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return words;
    }

    public TimeLexicon Times => times;

    /// <summary>Whether a verb tells what somebody says to others: a cue that is no ordinary verb besides ("announced", not "found"), and not with an object
    /// that it does rather than says ("declared a state of emergency").</summary>
    public bool IsTelling(Token verb)
    {
        if (verb.Upos is not Upos.Verb)
            return false;
        foreach (var cue in cues.Of(verb, out _))
        {
            if (!cue.Is(CueMarks.Weak) && (HoldsClause(verb) || cue.Takes(CueFrames.Object | CueFrames.Quality | CueFrames.About) || verb.Child(Relation.Obj) is null))
                return true;
        }
        return false;
    }

    /// <summary>Whether a verb tells a result as its object: "posted a loss", "reported 40 arrests". A quarter or year beside it is that of the result.</summary>
    public bool TellsResult(Token verb) => verb.Upos is Upos.Verb && _results.Contains(verb.Lemma) && verb.Child(Relation.Obj) is { Upos: Upos.Noun } thing && thing.Index > verb.Index;

    /// <summary>Whether what is said hangs on a verb as a clause.</summary>
    public static bool HoldsClause(Token verb) => (verb.Child(Relation.Ccomp) ?? verb.Child(Relation.Parataxis)) is not null;

    /// <summary>Endings that make a noun of a verb's stem: "announc-ement".</summary>
    public IReadOnlyCollection<string> Endings => endings;

    public bool IsEarlier(ReadOnlySpan<char> lemma) => _earlier.Contains(lemma);
}
