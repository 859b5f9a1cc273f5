using Dateline.Language.Linear;

namespace Dateline.Language.Coreference;

/// <summary>Finds the words that head a mention, and how far the mention reaches: by rule, over tree and names.</summary>
/// <remarks>
/// Which noun phrases count follows GUM (Zeldes 2017): every phrase with a nominal head, possessive pronouns and modifying nouns among them; no relative pronouns.
/// Whether a mention is ever taken up again is not decided here.
/// </remarks>
internal static class MentionFinder
{
    /// <summary>Fills the columns of heads and bounds.</summary>
    public static void Find(Document document, ReferenceLexicon lexicon)
    {
        var columns = document.Columns;
        for (var i = 0; i < document.TokenCount; i++)
        {
            if (!IsHead(document, lexicon, i))
                continue;
            columns.MentionOf[i] = columns.MentionHeads.Count;
            var (start, end) = Reach(document, i);
            Add(columns, i, start, end, KindOf(columns, i));
            if (LastMember(columns, i) is var last && last > i && Reach(document, last).End is var behind && behind > end)
                Add(columns, i, start, behind, MentionKind.Coordination);
        }
    }

    private static void Add(Columns columns, int head, int start, int end, MentionKind kind)
    {
        columns.MentionStarts.Add(start);
        columns.MentionEnds.Add(end);
        columns.MentionHeads.Add(head);
        columns.MentionKinds.Add(kind);
    }

    /// <summary>The last nominal member of the coordination that a word opens; the word itself where it opens none.</summary>
    private static int LastMember(Columns columns, int head)
    {
        var last = head;
        for (var child = columns.FirstChild[head]; child != Columns.NoHead; child = columns.NextSibling[child])
        {
            if (columns.Relations[child] == Relation.Conj && columns.Tags[child] is (Upos.Noun or Upos.Propn or Upos.Pron))
                last = child;
        }
        return last;
    }

    private static MentionKind KindOf(Columns columns, int head) => columns.Tags[head] switch
    {
        Upos.Pron or Upos.Det => MentionKind.Pronoun,
        Upos.Adv when columns.NameTags[head].Kind == NameKind.None => MentionKind.Pronoun,
        Upos.Propn => MentionKind.Name,
        _ when NameBehind(columns, head) is var behind && behind.End > behind.First => MentionKind.Name,
        _ => columns.NameTags[head].Kind is NameKind.None or NameKind.Title or NameKind.Nationality ? MentionKind.Nominal : MentionKind.Name,
    };

    private static bool IsHead(Document document, ReferenceLexicon lexicon, int at)
    {
        var columns = document.Columns;
        var relation = columns.Relations[at];
        if (IsPersonsFurtherName(columns, at) || TitleBefore(columns, at) >= 0 || IsTitleOfName(columns, at))
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
            Upos.Adv when relation is Relation.Advmod or Relation.Obl && lexicon.Pronoun(FeatureHash.Word(document[at].Text)) == MentionClass.Here => true,
            _ => HeadsName(columns, at),
        };
    }

    /// <summary>A word of another class that heads a name all the same: an acronym that the tagger does not know.</summary>
    private static bool HeadsName(Columns columns, int at)
    {
        if (columns.NameTags[at].Kind is not (NameKind.Person or NameKind.Organization or NameKind.Location))
            return false;
        var (first, end) = NameAt(columns, at);
        return columns.Heads[at] < first || columns.Heads[at] >= end;
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

    /// <summary>Minister in Prime Minister Victor Oprea, where the tree makes the name the head.</summary>
    private static bool IsTitleOfName(Columns columns, int at) =>
        columns.NameTags[at].Kind == NameKind.Title && columns.Heads[at] > at && columns.NameTags[columns.Heads[at]].Kind == NameKind.Person;

    /// <summary>Prime Minister in Prime Minister Victor Oprea, where the tree makes the title the head: title and name are one mention. -1 where it is not so.</summary>
    private static int TitleBefore(Columns columns, int at)
    {
        if (columns.NameTags[at].Kind != NameKind.Person)
            return -1;
        var title = NameAt(columns, at).First - 1;
        return title >= 0 && columns.Heads[at] == title && columns.Tags[title] is (Upos.Propn or Upos.Noun) && columns.NameTags[title].Kind != NameKind.Person ? title : -1;
    }

    /// <summary>The person's name that stands right behind a title which is its head; empty where there is none.</summary>
    public static (int First, int End) NameBehind(Columns columns, int title)
    {
        var first = title + 1;
        if (first >= columns.Tags.Count || columns.NameTags[first] is not { Kind: NameKind.Person, Begins: true })
            return (first, first);
        var (_, end) = NameAt(columns, first);
        for (var i = first; i < end; i++)
        {
            if (TitleBefore(columns, i) == title)
                return (first, end);
        }
        return (first, first);
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
            if (!Belongs(document, columns, child, head, tag, predicate))
                continue;
            start = Math.Min(start, first);
            end = Math.Max(end, last);
        }
        var behind = NameBehind(columns, head);
        if (columns.NameTags[head].Kind == NameKind.Person || behind.End > behind.First)
        {
            var (first, last) = behind.End > behind.First ? behind : NameAt(columns, head);
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
    private static bool Belongs(Document document, Columns columns, int child, int head, Upos tag, bool predicate) => columns.Relations[child] switch
    {
        Relation.Det or Relation.DetPredet or Relation.Compound or Relation.Flat or Relation.NmodPoss or Relation.Nummod or Relation.Goeswith or Relation.Fixed or Relation.NmodDesc => true,
        Relation.Amod => tag != Upos.Pron || child > head,
        Relation.Nmod or Relation.AclRelcl => child > head,
        Relation.NmodUnmarked => child < head || tag != Upos.Propn || document[columns.SubtreeStarts[child]].Text is not "(",
        Relation.Acl => child > head && (tag != Upos.Propn || document[columns.SubtreeStarts[child]].Text is not ","),
        Relation.Dep => child < head && tag != Upos.Pron,
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
