namespace Dateline.Language.Coreference;

/// <summary>Links that need no weights: what newswriting does so regularly that a rule is surer than what a treebank of mixed genres teaches.</summary>
/// <remarks>In the manner of the precise sieves of Lee et al. (2013).</remarks>
internal static class SureLinks
{
    /// <summary>The nearest candidate that a mention surely means, or -1.</summary>
    public static int Find(Resolution resolution, int mention, ReadOnlySpan<int> candidates)
    {
        ref var sight = ref resolution.Sight(mention);
        var best = -1;
        foreach (var candidate in candidates)
        {
            if (candidate > best && IsSure(sight, resolution.Sight(candidate)))
                best = candidate;
        }
        return best;
    }

    private static bool IsSure(in MentionSight mention, in MentionSight earlier) =>
        IsAcronymOf(mention, earlier) || IsHolderOf(mention, earlier) || IsSpeakerOf(mention, earlier) || IsSameRegistered(mention, earlier);

    /// <summary>World Health Organization (WHO); later, the WHO.</summary>
    private static bool IsAcronymOf(in MentionSight mention, in MentionSight earlier) =>
        mention.Acronym != 0 && (mention.Acronym == earlier.Initials || mention.Acronym == earlier.Acronym);

    /// <summary>President Bekov: the president. Russian President Vladimir Putin: the Russian leader.</summary>
    private static bool IsHolderOf(in MentionSight mention, in MentionSight earlier)
    {
        if (mention.Class != MentionClass.Definite || mention.Number == 2 || earlier.Name != NameKind.Person || earlier.Title == 0 || mention.Sort is not (Sort.Person or Sort.Man or Sort.Woman))
            return false;
        return mention.Nation != 0 ? mention.Nation == earlier.Nation : mention.Lemma == earlier.Title && (mention.Words & ~earlier.Words) == 0;
    }

    /// <summary>"I cannot say when," the spokeswoman told reporters.</summary>
    private static bool IsSpeakerOf(in MentionSight word, in MentionSight speaker) =>
        word.Class == MentionClass.I && word.IsQuoted && word.Speaker == speaker.Head && !speaker.IsOfSpeech && speaker.Class != MentionClass.Coordination;

    /// <summary>One country or body of the registries under two names.</summary>
    private static bool IsSameRegistered(in MentionSight mention, in MentionSight earlier) =>
        mention.Class == MentionClass.Name && earlier.Class == MentionClass.Name && mention.Registered != 0 && mention.Registered == earlier.Registered && mention.Role != Role.Compound;
}
