using Dateline.Actors;

namespace Dateline.Coding;

/// <summary>A statement while the text is read; all numbers are words.</summary>
internal sealed class StatementDraft
{
    public ActorChunk? Speaker { get; set; }

    public int SpeakerFirst { get; set; } = -1;

    public int SpeakerEnd { get; set; } = -1;

    public int CueFirst { get; set; } = -1;

    public int CueEnd { get; set; } = -1;

    public List<(int First, int End)> Content { get; } = [];

    public StatementForm Form { get; set; }

    public StatementKind Kind { get; set; }

    /// <summary>What the cue does, whatever the words that follow make of it.</summary>
    public StatementKind CueKind { get; init; }

    public bool IsNegative { get; set; }

    public ActorChunk? Addressee { get; set; }

    public int HearerFirst { get; set; } = -1;

    public int HearerEnd { get; set; } = -1;

    public int VenueFirst { get; set; } = -1;

    public int VenueEnd { get; set; } = -1;

    /// <summary>Whether the venue is an occasion or a writing, and not only a town.</summary>
    public bool IsAtEvent { get; set; }

    /// <summary>Token of the cue; −1 where a quotation, a label or a phrase stands for itself.</summary>
    public int Cue { get; init; } = -1;

    /// <summary>The statement that this one answers.</summary>
    public StatementDraft? Answers { get; set; }

    /// <summary>Whether it is a statement only where it answers another.</summary>
    public bool MustAnswer { get; init; }

    /// <summary>Token of the verb whose subject cites the source ("…, Reuters reported, citing the ministry"); −1 where nobody does.</summary>
    public int CitedBy { get; init; } = -1;

    /// <summary>By whose hands the words came into the report: "a letter seen by Harbour Radio".</summary>
    public ActorChunk? Through { get; set; }

    /// <summary>How it answers.</summary>
    public AnswerRelation AnswerRelation { get; set; }

    /// <summary>Whether the cue is a word of thinking, showing or finding, which needs nobody to speak.</summary>
    public bool IsWeak { get; init; }

    public required string Because { get; init; }

    public double Confidence { get; set; } = 0.8;

    /// <summary>Index of the statement this one lies in.</summary>
    public StatementDraft? NestedIn { get; set; }

    /// <summary>Whether it is another, or lies in it at any depth.</summary>
    public bool IsWithin(StatementDraft other)
    {
        for (var at = this; at is not null; at = at.NestedIn)
        {
            if (at == other)
                return true;
        }
        return false;
    }

    /// <summary>In how many others it lies.</summary>
    public int Depth => NestedIn is { } outer ? outer.Depth + 1 : 0;

    /// <summary>By where they begin; of two that begin together the one whose content does, so that the outer stands before the inner.</summary>
    public static Comparison<StatementDraft> InOrder { get; } = (a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Content[0].First != b.Content[0].First ? a.Content[0].First.CompareTo(b.Content[0].First) : a.NestedIn == b ? 1 : b.NestedIn == a ? -1 : a.End != b.End ? b.End.CompareTo(a.End) : a.CueFirst.CompareTo(b.CueFirst);

    public int Start => Content.Select(c => c.First).Append(CueFirst >= 0 ? CueFirst : int.MaxValue).Append(SpeakerFirst >= 0 ? SpeakerFirst : int.MaxValue).Min();

    public int End => Content.Select(c => c.End).Append(CueEnd).Append(SpeakerEnd).Max();

    public bool Holds(int word) => Content.Exists(c => word >= c.First && word < c.End);
}
