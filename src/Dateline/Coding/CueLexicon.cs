using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>How what is said stands to its cue.</summary>
[Flags]
internal enum CueFrames
{
    None = 0,
    Clause = 1,
    That = 2,
    Object = 4,
    Infinitive = 8,
    Quality = 16,
    Participle = 32,
    Noun = 64,
    Prep = 128,
    AsBy = 256,
    Quote = 512,
    Question = 1024,
    BareInfinitive = 2048,
    Agreement = 4096,
    Weak = 8192,
    Negative = 16384,
}

/// <summary>A word or phrase that shows that something is said.</summary>
internal sealed record SpeechCue(string Name, CueFrames Frames, StatementKind Kind);

/// <summary>The cues of reported speech, from <c>lexicon/statements</c>. Immutable once loaded.</summary>
internal sealed class CueLexicon
{
    private readonly PhraseTrie<SpeechCue> _cues = new();

    private CueLexicon()
    {
    }

    public PhraseTrie<SpeechCue> Cues => _cues;

    public static CueLexicon Load()
    {
        var lexicon = new CueLexicon();
        foreach (var line in LexiconText.Lines("statements/cues.txt"))
        {
            var f = line.Fields();
            if (f.Length < 3 || !Enum.TryParse<StatementKind>(f[2], ignoreCase: true, out var kind))
                throw line.Wrong("has no kind of statement");
            var frames = CueFrames.None;
            foreach (var frame in f[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                frames |= Enum.TryParse<CueFrames>(frame, ignoreCase: true, out var known) ? known : throw line.Wrong("names no frame");
            foreach (var form in f[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon._cues.Add(form, new SpeechCue(form.Replace(' ', '-'), frames, kind));
        }
        return lexicon;
    }
}
