using Dateline.Language;
using Dateline.Places;

namespace Dateline.Coding;

/// <summary>Finds the places that hang on an event's word in the tree, and how closely: "were shot at a bridge in Mosul" rather than "forces from Mosul".</summary>
/// <param name="grammar">The words of place.</param>
/// <param name="places">The places of the report.</param>
internal sealed class ClausePlaces(PlaceGrammar grammar, PlaceIndex places)
{
    private const int MaxDepth = 10;

    /// <summary>How closely a place is tied to an event, in the order of belief. The gaps leave room for what lies deeper in a phrase.</summary>
    private const int There = 60, Thither = 54, Done = 50, Passed = 46, Thence = 40, Nominal = 36, Within = 30, Doer = 24, None = 0;
    private const int Deeper = 2;

    private readonly List<(int Place, int Tie, Token Token)> _found = [];

    /// <summary>The places of a clause or of a noun that names an event, the best first, those beside it with "and" behind it; empty where there is none.</summary>
    public List<int> Of(Token word)
    {
        _found.Clear();
        if (word.Upos is Upos.Noun or Upos.Propn && word.Child(Relation.Cop) is null)
            Named(word);
        else
            Clausal(word);
        return Best(word);
    }

    /// <summary>The places of a noun that a clause is about: "the fort that was stormed", "troops in the town who fled".</summary>
    public List<int> OfAntecedent(Token noun)
    {
        _found.Clear();
        Phrase(noun, Done, IsPlaceNoun(noun), MaxDepth);
        return Best(noun);
    }

    private void Clausal(Token predicate)
    {
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Obj or Relation.NsubjPass)
                Affected(predicate, child);
            else if (child.Relation is Relation.Nsubj)
                Acting(predicate, child);
            else if (child.Relation.Is(Relation.Obl) || child.Relation is Relation.Advmod or Relation.Nmod or Relation.Dislocated)
                Adverbial(child);
        }
    }

    /// <summary>"captured Das", "was shot in a house in Mosul": what something is done to.</summary>
    private void Affected(Token predicate, Token noun)
    {
        if (places.At(noun) is not { } place)
            Phrase(noun, IsPlaceNoun(noun) ? Done : Nominal, IsPlaceNoun(noun), MaxDepth);
        else if (!IsState(place) || grammar.Reaches(predicate.Lemma))
            Phrase(noun, Done, isLocated: true, MaxDepth);
    }

    /// <summary>"the town saw clashes", "fighting in the town went on".</summary>
    private void Acting(Token predicate, Token noun)
    {
        if (places.At(noun) is not { } place)
            Phrase(noun, Within, isLocated: false, MaxDepth);
        else if (grammar.Witnesses(predicate.Lemma))
            Phrase(noun, Done, isLocated: true, MaxDepth);
        else if (!IsState(place) && predicate.Child(Relation.Obj) is null)
            Phrase(noun, Doer, isLocated: true, MaxDepth);
    }

    private void Adverbial(Token noun)
    {
        var role = RoleOf(noun);
        if (role is PlaceRole.None or PlaceRole.Of && noun.Relation is not Relation.Advmod)
            Phrase(noun, Within, isLocated: false, MaxDepth);
        else
            Phrase(noun, Tie(role), isLocated: true, MaxDepth);
    }

    /// <summary>"the shelling of Kherson", "protests in Almaty", "the Mosul bombing".</summary>
    private void Named(Token noun)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation.Is(Relation.Nmod) || child.Relation.Is(Relation.Obl))
            {
                var role = RoleOf(child);
                if (role is PlaceRole.Of)
                    Phrase(child, Passed, isLocated: true, MaxDepth);
                else
                    Phrase(child, role is PlaceRole.None ? Within : Tie(role), isLocated: role is not PlaceRole.None, MaxDepth);
            }
            else if (child.Relation is Relation.Compound or Relation.NmodPoss && places.At(child) is { } place && !IsState(place))
            {
                Phrase(child, Nominal, isLocated: true, MaxDepth);
            }
        }
    }

    /// <summary>Adds the place that a phrase names, or that it lies in.</summary>
    /// <param name="noun">Head of the phrase.</param>
    /// <param name="tie">How closely it is tied to the event.</param>
    /// <param name="isLocated">Whether the phrase itself stands where a place does: "in the town of X", not "with the mayor of X".</param>
    /// <param name="depth">How much deeper to look.</param>
    private void Phrase(Token noun, int tie, bool isLocated, int depth)
    {
        if (depth == 0)
            return;
        var own = places.IndexOf(noun);
        if (own >= 0 && isLocated)
            _found.Add((own, tie, noun));
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Conj)
                Phrase(child, tie, isLocated, depth - 1);
            // "Mosul in Iraq": the smaller place is meant.
            else if (own >= 0 && isLocated)
                continue;
            else if (child.Relation is Relation.Appos or Relation.Flat)
                Phrase(child, tie - Deeper, isLocated, depth - 1);
            else if (child.Relation is Relation.Compound or Relation.NmodPoss)
                Modifier(noun, child, tie - Deeper, isLocated, depth);
            else if (child.Relation.Is(Relation.Nmod) || child.Relation.Is(Relation.Obl))
                Below(noun, child, tie - Deeper, isLocated, depth);
        }
    }

    /// <summary>"the Barentu area", "his Laval home": a state before a noun is whose, not where.</summary>
    private void Modifier(Token noun, Token child, int tie, bool isLocated, int depth)
    {
        if (places.At(child) is { } place && isLocated && (!IsState(place) || grammar.KindOf(noun.Lemma) is not null))
            Phrase(child, tie, isLocated, depth - 1);
    }

    /// <summary>"a station in Mosul", "the province of Diyala", "the outskirts of the town of X".</summary>
    private void Below(Token noun, Token child, int tie, bool isLocated, int depth)
    {
        var role = RoleOf(child);
        if (role is PlaceRole.At or PlaceRole.By || (role is PlaceRole.Of && isLocated))
            Phrase(child, tie, role is PlaceRole.At or PlaceRole.By || places.At(child) is not { } place || !IsState(place) || grammar.KindOf(noun.Lemma) is not null, depth - 1);
        else
            Phrase(child, Math.Min(tie, Within), isLocated: false, depth - 1);
    }

    private static int Tie(PlaceRole role) => role switch
    {
        PlaceRole.At => There,
        PlaceRole.To => Thither,
        PlaceRole.By => Passed,
        PlaceRole.From => Thence,
        PlaceRole.Of => Passed,
        _ => None,
    };

    private List<int> Best(Token word)
    {
        var best = -1;
        for (var i = 0; i < _found.Count; i++)
        {
            if (best < 0 || _found[i].Tie > _found[best].Tie + Deeper || (_found[i].Tie >= _found[best].Tie - Deeper && IsCloser(i, best, word)))
                best = i;
        }
        if (best < 0)
            return [];
        var chosen = new List<int> { _found[best].Place };
        for (var i = 0; i < _found.Count; i++)
        {
            if (_found[i].Tie == _found[best].Tie && AreBeside(_found[i].Token, _found[best].Token) && !chosen.Contains(_found[i].Place))
                chosen.Add(_found[i].Place);
        }
        return chosen;
    }

    /// <summary>Of two places as closely tied, the smaller one in the larger, else the nearer one behind the word.</summary>
    private bool IsCloser(int one, int other, Token word)
    {
        var (small, large) = (places.Places[_found[one].Place], places.Places[_found[other].Place]);
        if (small.Country == large.Country && Extent(small) != Extent(large))
            return Extent(small) < Extent(large);
        return _found[one].Tie > _found[other].Tie || (_found[one].Tie == _found[other].Tie && Distance(_found[one].Token) < Distance(_found[other].Token));

        int Distance(Token token) => token.Index > word.Index ? token.Index - word.Index : word.Index - token.Index + 6;
    }

    private static int Extent(Place place) => place.Kind switch { PlaceKind.Continent => 3, PlaceKind.Country => 2, PlaceKind.Region => 1, _ => 0 };

    /// <summary>Whether two words are parts of one list.</summary>
    private static bool AreBeside(Token one, Token other) => FirstOf(one) == FirstOf(other);

    private static Token FirstOf(Token token)
    {
        for (var steps = MaxDepth; steps > 0 && token.Relation is Relation.Conj && !token.IsRoot; steps--)
            token = token.Head;
        return token;
    }

    /// <summary>"the town of X", "the bridge at X": the noun is the place.</summary>
    private bool IsPlaceNoun(Token noun) => places.At(noun) is not null || grammar.KindOf(noun.Lemma) is not null;

    private static bool IsState(Place place) => place.Kind is PlaceKind.Country or PlaceKind.Continent;

    private PlaceRole RoleOf(Token noun)
    {
        // "north of X": the adverb of direction is the place of the phrase.
        if (noun.Relation is Relation.Advmod)
            return PlaceRole.At;
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Case && grammar.RoleOf(child.Text) is not PlaceRole.None and var role)
                return role;
        }
        return PlaceRole.None;
    }
}
