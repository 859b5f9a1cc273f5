using Dateline.Language;

namespace Dateline.Coding;

/// <content>Negation: the words that carry it, and what it makes of a status.</content>
internal sealed partial class Factuality
{
    public static bool IsNot(Token word) => word.LemmaIs(["not", "never", "n't", "hardly", "no"]) || word.TextIs("n't") || word.TextIs("never") || (word.TextIs("longer") && word.Child(Relation.Advmod) is { } by && by.LemmaIs("no"));

    /// <summary>"did not begin until Monday": it began. What waits on a deed ("will not leave until they are paid") stays denied.</summary>
    public static bool IsDelayed(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation.Is(Relation.Obl) && Clause.CaseOf(child) is { } mark && mark.LemmaIs(["until", "till"]))
                return verb.Child(Relation.Advmod) is not null;
        }
        return false;
    }

    private static bool IsNo(Token word) => word.LemmaIs(["no", "neither"]);

    public static bool IsNobody(Token word)
    {
        if (word.LemmaIs(["nobody", "none", "no-one", "nothing", "neither"]))
            return true;
        foreach (var child in word.Children)
        {
            if (child.Relation is Relation.Det or Relation.CcPreconj && IsNo(child))
                return true;
        }
        return false;
    }

    private static EventStatus Negate(EventStatus status, Token by) => status switch
    {
        EventStatus.Denied => by.LemmaIs(["deny", "rule", "exclude", "dispute"]) ? EventStatus.Possible : EventStatus.Happened,
        EventStatus.Possible when by.Has(Relation.Aux, "may", "might") => EventStatus.Possible,
        _ => EventStatus.Denied,
    };
}
