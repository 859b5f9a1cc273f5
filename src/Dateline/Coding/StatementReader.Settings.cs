using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <content>To whom something is said, and where: "told reporters at a news conference in Alba", "in a letter to the council".</content>
internal sealed partial class StatementReader
{
    /// <summary>Looks around the cue of a statement, and around a participle of speaking beside it; what stands among the words said is not looked at.</summary>
    private void Set(StatementDraft draft)
    {
        if (draft.Cue < 0)
            return;
        var cue = _document[draft.Cue];
        foreach (var child in cue.Children)
            Set(draft, child);
        if (cue.Relation is Relation.Conj or Relation.Xcomp or Relation.Obj && draft.VenueFirst < 0)
        {
            foreach (var child in cue.Head.Children)
            {
                if (child.Index < cue.Index)
                    Set(draft, child);
            }
        }
    }

    private void Set(StatementDraft draft, Token beside)
    {
        if (IsSaid(draft, beside))
            return;
        if (beside.Relation is Relation.Advcl && beside.Features.VerbForm != VerbForm.Fin && _lexicon.Settings.IsSpeaking(beside))
        {
            if (beside.Child(Relation.Obj) is { } addressed && beside.LemmaIs("address"))
                Hear(draft, addressed);
            foreach (var below in beside.Children)
                Set(draft, below);
            return;
        }
        if (!beside.IsNoun() || !(beside.Relation.Is(Relation.Obl) || beside.Relation.Is(Relation.Nmod)) || beside.Relation is Relation.OblAgent || _isTime[_wordOf[beside.Index]] || Clause.CaseOf(beside) is not { } mark)
            return;
        if (mark.LemmaIs("to") && beside.Relation.Is(Relation.Obl) && (ChunkOf(beside) is { Actor: >= 0 } || _lexicon.Settings.IsAudience(beside)))
        {
            Hear(draft, beside);
            return;
        }
        if (_lexicon.Settings.LeadsToVenue(mark))
            Place(draft, beside, mark);
    }

    private void Place(StatementDraft draft, Token beside, Token mark)
    {
        var setting = _lexicon.Settings.PlaceOf(beside);
        if (setting == SettingWord.None && !(_lexicon.Settings.LeadsToTown(mark) && _document.NameAt(beside.TextSpan.Start) is NameKind.Location))
            return;
        if (draft.VenueFirst < 0 || setting != SettingWord.None && !draft.IsAtEvent)
        {
            (draft.VenueFirst, draft.VenueEnd) = Untimed(beside);
            draft.IsAtEvent = setting != SettingWord.None;
            if (setting == SettingWord.Written)
                HandedOn(draft, beside);
        }
        draft.VenueEnd = Math.Max(draft.VenueFirst, draft.Content.Where(c => c.First > draft.VenueFirst && c.First < draft.VenueEnd).Select(c => c.First).DefaultIfEmpty(draft.VenueEnd).Min());
        // "in a letter to the council", "in an interview with Harbour Radio".
        foreach (var child in beside.Children)
        {
            if (child.Relation.Is(Relation.Nmod) && child.Index > beside.Index && Clause.CaseOf(child) is { } to && to.LemmaIs(["to", "with"]) && setting != SettingWord.None)
                Hear(draft, child);
        }
    }

    private void Hear(StatementDraft draft, Token hearer)
    {
        if (draft.HearerFirst >= 0 || IsSaid(draft, hearer))
            return;
        var chunk = ChunkOf(hearer);
        if (chunk is not null && chunk == draft.Speaker)
            return;
        (draft.HearerFirst, draft.HearerEnd) = Untimed(hearer);
        draft.Addressee ??= chunk;
        // "told reporters in Telmar": the town is where it was said.
        foreach (var child in hearer.Children)
        {
            if (child.Index < hearer.Index || !child.Relation.Is(Relation.Nmod) || !_lexicon.Settings.IsAudience(hearer) || Clause.CaseOf(child) is not { } mark || !_lexicon.Settings.LeadsToTown(mark))
                continue;
            draft.HearerEnd = Math.Min(draft.HearerEnd, _wordOf[child.Subtree.FirstToken]);
            Place(draft, child, mark);
        }
    }

    /// <summary>"A letter seen by Harbour Radio", "a recording that Harbour Radio has obtained": by whose hands the words came into the report.</summary>
    private void HandedOn(StatementDraft draft, Token writing)
    {
        draft.Through ??= HandOf(writing, draft);
        // "a letter to the council seen by Harbour Radio": the tree may hang the participle on the council.
        foreach (var child in writing.Children)
        {
            if (child.Relation.Is(Relation.Nmod) && child.Index > writing.Index)
                draft.Through ??= HandOf(child, draft);
        }
    }

    private ActorChunk? HandOf(Token noun, StatementDraft draft)
    {
        foreach (var child in noun.Children)
        {
            if (child.Index < noun.Index || child.Relation is not (Relation.Acl or Relation.AclRelcl) || !_lexicon.Settings.IsHandling(child))
                continue;
            if ((child.Child(Relation.OblAgent) ?? (child.Relation is Relation.AclRelcl ? child.Child(Relation.Nsubj) : null)) is { } hand && ChunkOf(hand) is { Actor: >= 0 } through && through != draft.Speaker)
                return through;
        }
        return null;
    }

    private bool IsSaid(StatementDraft draft, Token token) => draft.Holds(_wordOf[token.Index]);

    /// <summary>A noun phrase up to the time that hangs on it: "a news conference in Alba" of "a news conference in Alba on Monday".</summary>
    private (int First, int End) Untimed(Token noun)
    {
        var (first, end) = SourceSpan(noun);
        for (var i = _wordOf[noun.Index] + 1; i < end; i++)
        {
            if (_isTime[i])
                end = _document[_document.TokenAt(_words[i - 1].Start)].Upos is Upos.Adp ? i - 1 : i;
        }
        return TrimNoun((first, Math.Max(end, _wordOf[noun.Index] + 1)));
    }
}
