using Dateline.Language;

namespace Dateline.Time;

/// <summary>Which side of the day of publication the words around an expression point to.</summary>
internal enum TimeDirection : sbyte
{
    /// <summary>Behind it.</summary>
    Behind = -1,

    /// <summary>Nothing says.</summary>
    Unknown = 0,

    /// <summary>Ahead of it.</summary>
    Ahead = 1,
}

/// <summary>Tells from the governing verb whether a weekday or a date without a year lies behind or ahead.</summary>
/// <remarks>Counts on news (TempEval-3, MEANTIME) show that a cue must be the governing verb, not any word nearby: a word such as "to" or "will" within 45
/// characters holds for 13 of 18 dates ahead, but also for 53 behind.</remarks>
internal abstract class ClauseTense
{
    /// <summary>The side for the expression from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public abstract TimeDirection Of(int first, int end);

    /// <summary>From the tree where the document has one, else from the words.</summary>
    public static ClauseTense Of(TextWords words, TimeLexicon lexicon, Document? document)
    {
        var plain = new WordTense(words, lexicon);
        return document is not null && document.Has(Layers.Tree | Layers.Tags | Layers.Features) ? new TreeTense(words, lexicon, document, plain) : plain;
    }
}
