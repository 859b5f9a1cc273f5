using System.Runtime.InteropServices;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Gives every figure to the event it is of.</summary>
internal static class EventCounts
{
    private const int MaxSteps = 8;

    /// <summary>A figure belongs to the event whose word says what is counted or which that word hangs on, else to the nearest of the sentence that can have it; where
    /// nothing tells the event, the figure is a mention of its own ("The death toll rose to 14").</summary>
    /// <param name="counts">Reads the figures.</param>
    /// <param name="words">The text.</param>
    /// <param name="mentions">In the order of the text; stays so.</param>
    /// <param name="reader">Makes mentions for figures that have none.</param>
    public static void Attach(CountReader counts, TextWords words, List<MentionDraft> mentions, EventReader reader)
    {
        List<MentionDraft>? added = null;
        var next = 0;
        for (var sentence = 0; sentence < words.Sentences.Count; sentence++)
        {
            var first = next;
            while (next < mentions.Count && words[mentions[next].TriggerFirst].Sentence == sentence)
                next++;
            var own = added?.Count ?? 0;
            foreach (var (anchor, count) in counts.Read(sentence))
            {
                var told = CollectionsMarshal.AsSpan(mentions)[first..next];
                if ((Of(told, anchor, count.Kind) ?? Nearest(added is null ? [] : CollectionsMarshal.AsSpan(added)[own..], anchor, count.Kind)) is { } mention)
                    mention.Counts.Add(count);
                else if (count.Kind != CountKind.Participants)
                    (added ??= []).Add(reader.Casualties(anchor, count));
            }
        }
        if (added is null)
            return;
        mentions.AddRange(added);
        mentions.Sort((a, b) => a.TriggerFirst.CompareTo(b.TriggerFirst));
    }

    private static MentionDraft? Of(ReadOnlySpan<MentionDraft> mentions, Token anchor, CountKind kind)
    {
        for (var (token, steps) = (anchor, MaxSteps); steps > 0; token = token.Head, steps--)
        {
            foreach (var mention in mentions)
            {
                if (mention.Token == token.Index && CanCount(mention.Pattern.Type, kind))
                    return mention;
            }
            if (token.IsRoot)
                break;
        }
        return Nearest(mentions, anchor, kind);
    }

    private static MentionDraft? Nearest(ReadOnlySpan<MentionDraft> mentions, Token anchor, CountKind kind)
    {
        MentionDraft? best = null;
        foreach (var mention in mentions)
        {
            if (CanCount(mention.Pattern.Type, kind) && (best is null || Math.Abs(mention.Token - anchor.Index) < Math.Abs(best.Token - anchor.Index)))
                best = mention;
        }
        return best;
    }

    private static bool CanCount(EventType? type, CountKind kind) => kind switch
    {
        CountKind.Arrested => type is null or EventType.Coerce,
        CountKind.Participants => type is EventType.Protest,
        CountKind.Displaced => type is null or EventType.Assault or EventType.Coerce or EventType.Aid,
        _ => type is null or EventType.Assault or EventType.Protest or EventType.Coerce,
    };
}
