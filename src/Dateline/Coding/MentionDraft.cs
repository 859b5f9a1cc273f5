using Dateline.Actors;

namespace Dateline.Coding;

/// <summary>A mention of an event while the text is read; numbers are words.</summary>
internal sealed class MentionDraft
{
    public required EventPattern Pattern { get; init; }

    public int TriggerFirst { get; init; }

    public int TriggerEnd { get; init; }

    /// <summary>The token that the event hangs on in the tree.</summary>
    public int Token { get; init; }

    public int ClauseFirst { get; set; }

    public int ClauseEnd { get; set; }

    public List<ActorChunk> Sources { get; } = [];

    public List<ActorChunk> Targets { get; } = [];

    public EventStatus Status { get; set; }

    /// <summary>Whether the verb stands in the present perfect: it happened at some time up to now.</summary>
    public bool IsPerfect { get; set; }

    public List<Count> Counts { get; } = [];

    public double Confidence { get; set; } = 0.7;
}
