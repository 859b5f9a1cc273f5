using Dateline.Language;

namespace Dateline.Coding;

/// <summary>What looks ahead and who is bound by it.</summary>
internal static class Binding
{
    /// <summary>Whether a clause tells what will be: "will", "shall", "going to".</summary>
    public static bool IsFuture(Token clause)
    {
        foreach (var child in clause.Children)
        {
            if (child.Relation is Relation.Aux && (child.LemmaIs(["will", "shall"]) || child.TextIs("'ll") || child.TextIs("’ll") || child.TextIs("wo")) && !child.TextIs("would"))
                return true;
        }
        return clause.LemmaIs("go") && clause.TextIs("going") && clause.Child(Relation.Xcomp) is not null;
    }

    /// <summary>The subject of a clause that tells what will be.</summary>
    public static Token? Future(Token clause) => IsFuture(clause) ? Clause.Subject(clause) : null;

    /// <summary>Whether somebody speaks of themself.</summary>
    public static bool IsSpeaker(Token subject) => subject.Upos is Upos.Pron && subject.LemmaIs(["i", "we"]) || subject.TextIs("we") || subject.TextIs("I");
}
