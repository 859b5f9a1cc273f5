namespace Dateline.Language;

/// <summary>The columns of a document: one item a word, but for the sentences' own.</summary>
internal sealed class Columns
{
    /// <summary>Head of a word that has none: the root of its sentence, or a word that was not parsed.</summary>
    public const int NoHead = -1;

    public Column<int> Starts;
    public Column<int> Ends;

    /// <summary>Whether the word continues the written token of the word before it.</summary>
    public Column<bool> Continues;

    public Column<int> SentenceOf;
    public Column<Upos> Tags;
    public Column<ulong> Features;

    /// <summary>Where each lemma ends in <see cref="LemmaText"/>; it starts where the one before it ends.</summary>
    public Column<int> LemmaEnds;
    public Column<char> LemmaText;

    /// <summary>Index of the head through the whole document, or <see cref="NoHead"/>.</summary>
    public Column<int> Heads;
    public Column<Relation> Relations;
    public Column<int> FirstChild;
    public Column<int> NextSibling;

    /// <summary>First word of the subtree, and the one behind its last.</summary>
    public Column<int> SubtreeStarts;
    public Column<int> SubtreeEnds;

    public Column<NameTag> NameTags;

    /// <summary>The mention whose head the word is, or -1.</summary>
    public Column<int> MentionOf;

    public Column<int> MentionStarts;
    public Column<int> MentionEnds;
    public Column<int> MentionHeads;
    public Column<MentionKind> MentionKinds;
    public Column<int> MentionEntities;

    /// <summary>The next mention of the same entity, or -1.</summary>
    public Column<int> MentionNext;

    public Column<int> EntityFirst;
    public Column<int> EntityBest;
    public Column<NameKind> EntityNameKinds;

    /// <summary>First word of each sentence.</summary>
    public Column<int> SentenceStarts;

    /// <summary>Appends a word.</summary>
    public void AddToken(int start, int end, bool continues)
    {
        Starts.Add(start);
        Ends.Add(end);
        Continues.Add(continues);
    }

    /// <summary>Opens a sentence with the word that is added next; an empty sentence is never opened twice.</summary>
    public void StartSentence()
    {
        if (SentenceStarts.Count == 0 || SentenceStarts[SentenceStarts.Count - 1] != Starts.Count)
            SentenceStarts.Add(Starts.Count);
    }

    /// <summary>Gives the columns of the layers above their length.</summary>
    public void Complete()
    {
        var count = Starts.Count;
        if (SentenceStarts.Count > 0 && SentenceStarts[SentenceStarts.Count - 1] == count)
            SentenceStarts.RemoveLast();
        SentenceOf.Fill(count, 0);
        for (var s = 0; s < SentenceStarts.Count; s++)
            SentenceOf.Items[SentenceStarts[s]..(s + 1 < SentenceStarts.Count ? SentenceStarts[s + 1] : count)].Fill(s);
        Tags.Fill(count, Upos.None);
        Features.Fill(count, 0);
        LemmaEnds.Fill(count, 0);
        LemmaText.Clear();
        Heads.Fill(count, NoHead);
        Relations.Fill(count, Relation.None);
        FirstChild.Fill(count, NoHead);
        NextSibling.Fill(count, NoHead);
        SubtreeStarts.Fill(count, 0);
        SubtreeEnds.Fill(count, 0);
        NameTags.Fill(count, default);
        ClearMentions();
    }

    /// <summary>Takes away all mentions and entities.</summary>
    public void ClearMentions()
    {
        MentionOf.Fill(Starts.Count, -1);
        MentionStarts.Clear();
        MentionEnds.Clear();
        MentionHeads.Clear();
        MentionKinds.Clear();
        MentionEntities.Clear();
        MentionNext.Clear();
        EntityFirst.Clear();
        EntityBest.Clear();
        EntityNameKinds.Clear();
    }

    /// <summary>Appends the lemma of the next word; lemmas are set for all words in text order.</summary>
    public void SetLemma(int index, ReadOnlySpan<char> lemma)
    {
        LemmaText.AddRange(lemma);
        LemmaEnds[index] = LemmaText.Count;
    }

    public ReadOnlySpan<char> Lemma(int index) => LemmaText.Items[(index == 0 ? 0 : LemmaEnds[index - 1])..LemmaEnds[index]];

    /// <summary>Makes the links to children, in text order, and the reach of each subtree, out of the heads.</summary>
    public void LinkChildren()
    {
        var heads = Heads.Items;
        FirstChild.Fill(heads.Length, NoHead);
        for (var i = heads.Length - 1; i >= 0; i--)
        {
            SubtreeStarts[i] = i;
            SubtreeEnds[i] = i + 1;
            if (heads[i] == NoHead)
                continue;
            NextSibling[i] = FirstChild[heads[i]];
            FirstChild[heads[i]] = i;
        }
        for (var s = 0; s < SentenceStarts.Count; s++)
            SpreadReach(SentenceStarts[s], s + 1 < SentenceStarts.Count ? SentenceStarts[s + 1] : heads.Length);
    }

    /// <summary>Each word widens its head's reach, until nothing changes: at most as many rounds as the tree is deep, mostly two or three.</summary>
    private void SpreadReach(int first, int end)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = first; i < end; i++)
                changed |= Widen(i);
            for (var i = end - 1; changed && i >= first; i--)
                Widen(i);
        }

        bool Widen(int i)
        {
            var head = Heads[i];
            if (head == NoHead || (SubtreeStarts[i] >= SubtreeStarts[head] && SubtreeEnds[i] <= SubtreeEnds[head]))
                return false;
            SubtreeStarts[head] = Math.Min(SubtreeStarts[head], SubtreeStarts[i]);
            SubtreeEnds[head] = Math.Max(SubtreeEnds[head], SubtreeEnds[i]);
            return true;
        }
    }

    public void Return()
    {
        Starts.Return();
        Ends.Return();
        Continues.Return();
        SentenceOf.Return();
        Tags.Return();
        Features.Return();
        LemmaEnds.Return();
        LemmaText.Return();
        Heads.Return();
        Relations.Return();
        FirstChild.Return();
        NextSibling.Return();
        SubtreeStarts.Return();
        SubtreeEnds.Return();
        NameTags.Return();
        MentionOf.Return();
        MentionStarts.Return();
        MentionEnds.Return();
        MentionHeads.Return();
        MentionKinds.Return();
        MentionEntities.Return();
        MentionNext.Return();
        EntityFirst.Return();
        EntityBest.Return();
        EntityNameKinds.Return();
        SentenceStarts.Return();
    }
}
