using Dateline.Coding;

namespace Dateline;

/// <summary>What is wrong with a pattern of the event lexicon.</summary>
public enum PatternFault
{
    /// <summary>Another pattern has the same trigger and a different type: which of them codes an event hangs on their order.</summary>
    Clash,

    /// <summary>Another pattern of the same type has the same trigger: this one never codes what both match.</summary>
    Shadowed,

    /// <summary>It coded nothing in the texts that were given.</summary>
    NeverFired,
}

/// <summary>A fault of the event lexicon.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Pattern">Name of the pattern, as in <see cref="Mention.Because"/>.</param>
/// <param name="Place">Its file and line, as in <c>lexicon/events/protest.txt:12</c>.</param>
/// <param name="Words">Trigger, and the objects, that are at fault; empty where the whole pattern is.</param>
/// <param name="Other">Name of the pattern it clashes with or lies behind, or null.</param>
/// <param name="OtherPlace">File and line of that one, or null.</param>
public sealed record PatternFinding(PatternFault Fault, string Pattern, string Place, string Words, string? Other, string? OtherPlace);

/// <summary>Looks for patterns of the event lexicon that clash, lie in one another's shadow, or never code anything.</summary>
public static class LexiconCheck
{
    /// <summary>Patterns that clash with an earlier one or lie in its shadow, in the order of the files.</summary>
    public static IReadOnlyList<PatternFinding> Conflicts() => Conflicts(EventLine.All());

    /// <summary>Patterns that coded none of the mentions given.</summary>
    /// <param name="fired">The reasons of mentions, <see cref="Mention.Because"/>.</param>
    public static IReadOnlyList<PatternFinding> NeverFired(IReadOnlySet<string> fired)
    {
        ArgumentNullException.ThrowIfNull(fired);
        return [.. EventLine.All().Where(line => !fired.Contains(line.Name)).Select(line => new PatternFinding(PatternFault.NeverFired, line.Name, PlaceOf(line), "", null, null))];
    }

    internal static IReadOnlyList<PatternFinding> Conflicts(IEnumerable<EventLine> lines)
    {
        var findings = new List<PatternFinding>();
        var byTrigger = new Dictionary<string, List<EventLine>>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            foreach (var trigger in line.Triggers.Where(t => t != "-"))
            {
                if (!byTrigger.TryGetValue(trigger, out var earlier))
                    byTrigger[trigger] = earlier = [];
                foreach (var other in earlier)
                {
                    if (Common(line, other) is { } words)
                        findings.Add(new(line.Type == other.Type ? PatternFault.Shadowed : PatternFault.Clash, line.Name, PlaceOf(line), trigger + words, other.Name, PlaceOf(other)));
                }
                earlier.Add(line);
            }
        }
        return findings;
    }

    /// <summary>The objects that two patterns of one trigger both ask for; null where no sentence can match both with the same weight: the one that asks for an object goes before the one that does not.</summary>
    private static string? Common(EventLine a, EventLine b)
    {
        if (a.Objects is null && b.Objects is null)
            return "";
        if (a.Objects is null || b.Objects is null)
            return null;
        var both = a.Objects.Intersect(b.Objects, StringComparer.OrdinalIgnoreCase).ToList();
        return both.Count > 0 ? " + " + string.Join(", ", both) : null;
    }

    private static string PlaceOf(EventLine line) => $"lexicon/{line.Line.File}:{line.Line.Number}";
}
