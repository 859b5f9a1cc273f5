namespace Dateline.Language.Coreference;

/// <summary>Finds the words that head a mention, and how far the mention reaches: by rule, over tree and names.</summary>
/// <remarks>
/// Which noun phrases count follows GUM (Zeldes 2017): every phrase with a nominal head, possessive pronouns and modifying nouns among them; no relative pronouns.
/// Whether a mention is ever taken up again is not decided here.
/// </remarks>
internal static class MentionFinder
{
    /// <summary>Fills the columns of heads and bounds.</summary>
    public static void Find(Document document)
    {
        var columns = document.Columns;
        for (var i = 0; i < document.TokenCount; i++)
        {
            if (!IsHead(columns, i))
                continue;
            columns.MentionOf[i] = columns.MentionHeads.Count;
            var (start, end) = Reach(document, i);
            columns.MentionStarts.Add(start);
            columns.MentionEnds.Add(end);
            columns.MentionHeads.Add(i);
            columns.MentionKinds.Add(KindOf(columns, i));
        }
    }

    private static MentionKind KindOf(Columns columns, int head) => columns.Tags[head] switch
    {
        Upos.Pron or Upos.Det => MentionKind.Pronoun,
        Upos.Propn => MentionKind.Name,
        _ => columns.NameTags[head].Kind is NameKind.None or NameKind.Title or NameKind.Nationality ? MentionKind.Nominal : MentionKind.Name,
    };

    private static bool IsHead(Columns columns, int at)
    {
        var relation = columns.Relations[at];
        if (IsPersonsFurtherName(columns, at))
            return false;
        if (relation is Relation.Flat or Relation.Fixed or Relation.Goeswith or Relation.NmodDesc or Relation.Reparandum or Relation.Case or Relation.Mark)
            return false;
        return columns.Tags[at] switch
        {
            Upos.Pron => IsPronoun(columns, at),
            Upos.Noun => relation is not Relation.Discourse && !ModifiesItsOwnName(columns, at),
            Upos.Propn => !ModifiesItsOwnName(columns, at),
            Upos.Num => relation is not (Relation.Nummod or Relation.Compound or Relation.Advmod or Relation.Det or Relation.Amod or Relation.Conj or Relation.Parataxis),
            Upos.Det => relation is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Obl or Relation.Nmod or Relation.Conj,
            Upos.Adj => relation is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Obl or Relation.Nmod && HasDeterminer(columns, at),
            _ => false,
        };
    }

    private static bool IsPronoun(Columns columns, int at)
    {
        var type = new Features(columns.Features[at]).PronounType;
        return type is not (PronounType.Rel or PronounType.Int) && !(columns.Relations[at] == Relation.Expl && columns.Ends[at] - columns.Starts[at] > 2);
    }

    /// <summary>Aidar in Aidar Bekov, where the tree takes it for a modifier: both words lie in one name.</summary>
    private static bool ModifiesItsOwnName(Columns columns, int at)
    {
        var head = columns.Heads[at];
        if (columns.Relations[at] != Relation.Compound || head <= at || columns.NameTags[at].Kind == NameKind.None)
            return false;
        for (var i = at + 1; i <= head; i++)
        {
            if (columns.NameTags[i].Kind == NameKind.None || columns.NameTags[i].Begins)
                return false;
        }
        return true;
    }

    /// <summary>A person's name is one mention, however the tree cuts it: its head is the first word that hangs on one outside.</summary>
    private static bool IsPersonsFurtherName(Columns columns, int at)
    {
        if (columns.NameTags[at].Kind != NameKind.Person)
            return false;
        var (first, end) = NameAt(columns, at);
        if (end == first + 1)
            return false;
        for (var i = first; i < end; i++)
        {
            if (columns.Heads[i] < first || columns.Heads[i] >= end)
                return i != at;
        }
        return at != first;
    }

    /// <summary>The words of the name in which a word lies.</summary>
    private static (int First, int End) NameAt(Columns columns, int at)
    {
        var tags = columns.NameTags.Items;
        var (first, end) = (at, at + 1);
        while (first > 0 && !tags[first].Begins && tags[first - 1].Kind == tags[at].Kind)
            first--;
        while (end < tags.Length && tags[end].Kind == tags[at].Kind && !tags[end].Begins)
            end++;
        return (first, end);
    }

    private static bool HasDeterminer(Columns columns, int at)
    {
        for (var child = columns.FirstChild[at]; child != Columns.NoHead; child = columns.NextSibling[child])
        {
            if (columns.Relations[child] == Relation.Det)
                return true;
        }
        return false;
    }

    private static (int Start, int End) Reach(Document document, int head)
    {
        var columns = document.Columns;
        var (start, end) = (head, head + 1);
        var tag = columns.Tags[head];
        var predicate = IsPredicate(columns, head);
        for (var child = columns.FirstChild[head]; child != Columns.NoHead; child = columns.NextSibling[child])
        {
            var (first, last) = (columns.SubtreeStarts[child], columns.SubtreeEnds[child]);
            if (columns.Relations[child] == Relation.Case)
            {
                // The genitive's s belongs to the owner.
                if (child == end)
                    end = child + 1;
                continue;
            }
            if (!Belongs(columns, child, head, tag, predicate))
                continue;
            start = Math.Min(start, first);
            end = Math.Max(end, last);
        }
        if (columns.NameTags[head].Kind == NameKind.Person)
        {
            var (first, last) = NameAt(columns, head);
            (start, end) = (Math.Min(start, first), Math.Max(end, last));
        }
        while (end - 1 > head && columns.Tags[end - 1] == Upos.Punct && !ClosesWithin(document, start, end))
            end--;
        while (start < head && columns.Tags[start] == Upos.Punct && !OpensWithin(document, start, end))
            start++;
        return (start, end);
    }

    private static bool IsPredicate(Columns columns, int head)
    {
        for (var child = columns.FirstChild[head]; child != Columns.NoHead; child = columns.NextSibling[child])
        {
            if (columns.Relations[child] is Relation.Cop or Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter)
                return true;
        }
        return false;
    }

    /// <summary>Whether the subtree of a child is part of the noun phrase that its head makes.</summary>
    private static bool Belongs(Columns columns, int child, int head, Upos tag, bool predicate) => columns.Relations[child] switch
    {
        Relation.Det or Relation.DetPredet or Relation.Compound or Relation.Flat or Relation.NmodPoss or Relation.Nummod or Relation.Goeswith or Relation.Fixed or Relation.NmodDesc => true,
        Relation.Amod or Relation.Nmod or Relation.NmodUnmarked or Relation.Acl or Relation.AclRelcl or Relation.Dep => tag != Upos.Pron || child > head,
        Relation.Advmod => !predicate && tag is not (Upos.Propn or Upos.Pron) && child < head && columns.Tags[head] is Upos.Noun or Upos.Num && columns.Heads[child] == head,
        Relation.Obl or Relation.Obj or Relation.OblUnmarked or Relation.Xcomp or Relation.Ccomp => !predicate && tag != Upos.Pron,
        _ => false,
    };

    private static bool ClosesWithin(Document document, int start, int end)
    {
        var opening = document[end - 1].Text switch { "\"" => "\"", "”" => "“", ")" => "(", "]" => "[", "»" => "«", "’" => "‘", _ => "" };
        return opening.Length > 0 && Contains(document, start, end - 1, opening);
    }

    private static bool OpensWithin(Document document, int start, int end)
    {
        var closing = document[start].Text switch { "\"" => "\"", "“" => "”", "(" => ")", "[" => "]", "«" => "»", "‘" => "’", _ => "" };
        return closing.Length > 0 && Contains(document, start + 1, end, closing);
    }

    private static bool Contains(Document document, int from, int to, string mark)
    {
        for (var i = from; i < to; i++)
        {
            if (document[i].Text.SequenceEqual(mark))
                return true;
        }
        return false;
    }
}
