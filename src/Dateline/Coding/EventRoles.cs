using Dateline.Actors;
using Dateline.Language;
using Dateline.Lexica;
using Dateline.Places;

namespace Dateline.Coding;

/// <summary>Which actors stand in the roles of an event: who does it, to whom.</summary>
internal sealed partial class EventRoles(Document document, TextWords words, ActorIndex actors, EventLexicon lexicon, PlaceIndex places)
{
    private const int MaxDepth = 4;

    // Prepositions in the order in which their nouns are asked, once for all mentions.
    private static readonly string[][] Directions = [["by"], ["against", "on", "upon", "towards", "toward"], ["to", "with"], ["from", "of", "between"]];
    private static readonly string[][] Surroundings = [["for", "over"], ["in", "at", "into", "near", "across"]];
    private static readonly string[][] ObliqueDirections =
    [
        ["against", "with", "to", "on", "upon", "for", "into", "toward", "towards", "at", "over", "from", "between"],
        ["in", "across", "throughout", "inside", "near", "of", "around", "outside"],
        ["by"],
    ];
    private readonly List<ActorChunk> _found = [];

    /// <summary>The actors of a verb's event.</summary>
    /// <param name="mention">Gets them.</param>
    /// <param name="trigger">The verb.</param>
    /// <param name="preposition">The preposition that belongs to the pattern ("call on"), or null.</param>
    public void OfVerb(MentionDraft mention, Token trigger, string? preposition)
    {
        var predicate = Clause.Predicate(trigger);
        // "The archbishop on Sunday called for …": with its preposition such a verb is active, even where the tree hangs it on a noun.
        // So is one that goes with "by" ("stood by").
        var passive = Clause.IsPassive(predicate) && preposition is not "by" && !(predicate.Relation is Relation.Acl && preposition is not null && Oblique(predicate, [preposition]) is not null);
        var subject = Clause.Subject(predicate);
        var pattern = mention.Pattern;
        if (passive)
        {
            Agents(mention.Sources, predicate);
            if (pattern.IsReciprocal && mention.Sources.Count == 0 && subject is { } both)
            {
                Add(mention.Sources, both);
                return;
            }
            // Troops that are sent act for those they belong to: "CSTO forces have been sent to Velinia".
            if (mention.Sources.Count == 0 && subject is { } sent && lexicon.Commands(pattern.Type))
                Add(mention.Sources, sent);
            else if (subject is { } patient && (Take(patient, mention) || Inside(patient, mention, MaxDepth)))
                return;
            Targets(mention, predicate, preposition);
            return;
        }
        if (subject is { } agent)
            Add(mention.Sources, agent);
        if (pattern.IsReciprocal)
        {
            Partners(mention, predicate);
            return;
        }
        Targets(mention, predicate, preposition);
    }

    /// <summary>The actors of a demand that is made by saying so.</summary>
    public void OfSaying(MentionDraft mention, Token speaker, Token asked)
    {
        Add(mention.Sources, speaker);
        Take(asked, mention);
    }

    /// <summary>Whom a threat is directed at: who must act lest it come true.</summary>
    public void OfCondition(MentionDraft mention, Token asked) => Take(asked, mention);

    /// <summary>The actors of an event that a noun names: from its own modifiers, and from the verb that carries it.</summary>
    public void OfNoun(MentionDraft mention, Token noun, Factuality factuality)
    {
        var pattern = mention.Pattern;
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodPoss or Relation.Compound or Relation.Amod && child.Index < noun.Index)
                Add(mention.Sources, child);
        }
        foreach (var child in noun.Children)
        {
            if (!child.Relation.Is(Relation.Nmod) || child.Relation is Relation.NmodPoss || Clause.CaseOf(child) is not { } mark)
                continue;
            if (mark.LemmaIs(["by", "between", "among"]) || (mark.LemmaIs(["of", "from"]) && (pattern.IsReciprocal || !lexicon.ActsOn(pattern.Type))) || (mark.LemmaIs("with") && pattern.IsReciprocal))
                Add(mention.Sources, child);
            else if (mark.LemmaIs(["of", "against", "on", "upon", "at", "to", "over", "with", "toward", "towards"]))
                Take(child, mention);
        }
        var verb = noun.Head;
        if (!noun.IsRoot && factuality.Carries(verb))
        {
            if (noun.Relation is Relation.Obj or Relation.Obl)
            {
                if (Clause.IsPassive(verb))
                    Agents(mention.Sources, verb);
                else if (mention.Sources.Count == 0 && Clause.Subject(verb) is { } agent)
                    Add(mention.Sources, agent);
            }
            else if (noun.Relation is Relation.NsubjPass)
            {
                Agents(mention.Sources, verb);
            }
            if (pattern.IsReciprocal)
                Partners(mention, verb);
            else if (mention.Targets.Count == 0)
                Obliques(mention, verb, null);
        }
    }
}
