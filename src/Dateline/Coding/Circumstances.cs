using Dateline.Language;

namespace Dateline.Coding;

/// <summary>What grammar tells of whether a predicate came to pass, by stable names: its own form, negation and modal verbs, its place in the sentence, and the same of what it hangs on.</summary>
/// <remarks>The names are the keys of <c>lexicon/factuality/circumstances.txt</c>. Lemmas are named in the place they stand in: <c>under want xcomp</c>.</remarks>
internal static class Circumstances
{
    private const int MaxSteps = 4;

    /// <summary>All circumstances of a predicate, each once.</summary>
    public static HashSet<string> Of(Token word, EventStatus status)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var token = Clause.Predicate(word);
        var own = Shape(token);
        names.Add("status " + status);
        names.Add("status " + status + " " + token.Relation.Label());
        names.Add("shape " + own);
        names.Add("shape " + own + " " + token.Relation.Label());
        names.Add("as " + token.Relation.Label());
        names.Add("word " + token.Lemma.ToString());
        names.Add("class " + token.Upos.ToString());
        Around(token, "", names, detailed: true);
        Above(token, names);
        Sentence(token, names);
        return names;
    }

    /// <summary>Form, auxiliaries and negation of a predicate in one: "Inf to", "will not", "past", "pres 3 be ing".</summary>
    private static string Shape(Token token)
    {
        var parts = new List<string>(6);
        foreach (var child in token.Children)
        {
            if (child.Relation is Relation.Aux or Relation.AuxPass or Relation.Cop)
                parts.Add(Lower(child) + (child.Relation is Relation.AuxPass ? "+pass" : ""));
            else if (child.Relation is Relation.Advmod && Factuality.IsNot(child))
                parts.Add("not");
            else if (child.Relation is Relation.Mark && child.LemmaIs("to"))
                parts.Add("to");
        }
        var features = token.Features;
        parts.Add(token.Upos is Upos.Verb or Upos.Aux ? features.VerbForm + (features.Tense == Tense.None ? "" : "." + features.Tense) + (features.Mood == Mood.Imp ? ".Imp" : "") + (token.Ends("ing") ? ".ing" : "") : token.Upos.ToString());
        return string.Join(' ', parts);
    }

    private static void Around(Token token, string place, HashSet<string> names, bool detailed)
    {
        var hasSubject = false;
        foreach (var child in token.Children)
        {
            switch (child.Relation)
            {
                case Relation.Mark:
                    names.Add($"{place}mark {Lower(child)}");
                    break;
                case Relation.Aux or Relation.AuxPass or Relation.Cop:
                    names.Add($"{place}with {Lower(child)}");
                    break;
                case Relation.Advmod:
                    names.Add($"{place}how {Lower(child)}");
                    break;
                case Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter or Relation.Csubj:
                    hasSubject = true;
                    names.Add($"{place}subject {Kind(child)}");
                    if (detailed)
                        names.Add($"subject {Kind(child)} {Shape(token)}");
                    break;
                case Relation.Obj or Relation.Obl or Relation.OblUnmarked or Relation.Advcl or Relation.Xcomp or Relation.Ccomp when detailed:
                    names.Add($"has {child.Relation.Label()} {(Clause.CaseOf(child) is { } mark ? Lower(mark) : child.Child(Relation.Mark) is { } opener ? Lower(opener) : "")}");
                    names.Add($"with {child.Relation.Label()} {child.Lemma}");
                    break;
                case Relation.Det:
                    names.Add($"{place}det {Lower(child)}");
                    break;
                case Relation.Discourse or Relation.Expl or Relation.Vocative:
                    names.Add($"{place}beside {child.Relation.Label()} {Lower(child)}");
                    break;
            }
        }
        if (!hasSubject)
            names.Add($"{place}subject none");
    }

    /// <summary>What the predicate hangs on, three steps up.</summary>
    private static void Above(Token token, HashSet<string> names)
    {
        var (path, current) = (token.Relation.Universal().Label(), token);
        for (var step = 1; step < MaxSteps && !current.IsRoot; step++)
        {
            var head = current.Head;
            var shape = Shape(head);
            names.Add($"under{step} {head.Lemma} {path}");
            names.Add($"under{step} {shape} {path}");
            if (step == 1)
            {
                names.Add($"under {head.Lemma}");
                names.Add($"under {head.Lemma} {Shape(token)}");
                names.Add($"under class {head.Upos} {path} {Shape(token)}");
            }
            if (step <= 2)
                Around(head, $"{step} {path} ", names, detailed: false);
            path = head.Relation.Universal().Label() + "<" + path;
            current = head;
        }
        names.Add("path " + path);
    }

    private static void Sentence(Token token, HashSet<string> names)
    {
        var sentence = token.Sentence;
        var last = sentence.EndToken - 1;
        while (last > sentence.FirstToken && token.Document[last].Text is "\"" or "”" or ")" or "'")
            last--;
        names.Add("ends " + (token.Document[last].Upos is Upos.Punct ? token.Document[last].Text.ToString() : "none"));
        names.Add("root " + Shape(sentence.Root));
        if (token.IsRoot)
            names.Add("first " + Lower(token.Document[sentence.FirstToken]));
    }

    /// <summary>The subject by what matters here: the pronoun, or the kind of noun phrase.</summary>
    private static string Kind(Token subject)
    {
        if (subject.Upos is Upos.Pron)
            return Lower(subject);
        if (subject.Upos is Upos.Propn)
            return "name";
        foreach (var child in subject.Children)
        {
            if (child.Relation is Relation.Det or Relation.NmodPoss)
                return "noun " + (child.Relation is Relation.NmodPoss ? "of" : Lower(child));
        }
        return "noun " + subject.Features.Number;
    }

    private static string Lower(Token token) => token.Text.ToString().ToLowerInvariant();
}
