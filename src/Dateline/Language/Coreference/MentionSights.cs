using Dateline.Language.Linear;
using Dateline.Language.Names;

namespace Dateline.Language.Coreference;

/// <summary>Looks at each mention for itself.</summary>
internal static class MentionSights
{
    public static void Fill(Document document, ReferenceLexicon lexicon, ref Column<MentionSight> sights)
    {
        var columns = document.Columns;
        var quoted = false;
        var token = 0;
        for (var m = 0; m < columns.MentionHeads.Count; m++)
        {
            for (; token < columns.MentionHeads[m]; token++)
                quoted = QuotedAfter(document, token, quoted);
            var sight = new MentionSight
            {
                Start = columns.MentionStarts[m], End = columns.MentionEnds[m], Head = columns.MentionHeads[m], Sentence = columns.SentenceOf[columns.MentionHeads[m]], IsQuoted = quoted, Speaker = -1,
            };
            if (columns.MentionKinds[m] == MentionKind.Coordination)
                LookAtCoordination(document, sights[m - 1], ref sight);
            else
                Look(document, lexicon, ref sight);
            sights.Add(sight);
        }
    }

    /// <summary>Direct speech ends with its mark, or with the paragraph.</summary>
    private static bool QuotedAfter(Document document, int token, bool quoted)
    {
        if (quoted && token > 0 && document.Columns.SentenceOf[token] != document.Columns.SentenceOf[token - 1]
            && document.Text.AsSpan(document.Columns.Ends[token - 1], document.Columns.Starts[token] - document.Columns.Ends[token - 1]).Contains('\n'))
        {
            quoted = false;
        }
        if (document.Columns.Tags[token] != Upos.Punct)
            return quoted;
        return document[token].Text switch { "\"" => !quoted, "“" or "«" or "„" => true, "”" or "»" => false, _ => quoted };
    }

    private static void Look(Document document, ReferenceLexicon lexicon, ref MentionSight sight)
    {
        var columns = document.Columns;
        var features = new Features(columns.Features[sight.Head]);
        sight.Lemma = Word(columns.Lemma(sight.Head), document[sight.Head].Text);
        sight.Number = features.Number switch { Language.Number.Sing => 1, Language.Number.Plur => 2, _ => 0 };
        sight.Name = columns.NameTags[sight.Head].Kind is NameKind.Nationality or NameKind.Title ? NameKind.None : columns.NameTags[sight.Head].Kind;
        sight.Role = RoleOf(columns, sight.Head, out sight.Governor);
        sight.IsMember = columns.Relations[sight.Head] == Relation.Conj;
        sight.GovernorLemma = sight.Governor < 0 ? 0 : Word(columns.Lemma(sight.Governor), document[sight.Governor].Text);
        if (columns.MentionKinds[columns.MentionOf[sight.Head]] == MentionKind.Pronoun)
            LookAtPronoun(document, lexicon, features, ref sight);
        else
            LookAtPhrase(document, lexicon, ref sight);
    }

    /// <summary>Several of the sort of the first; in all else the whole stands for itself.</summary>
    private static void LookAtCoordination(Document document, in MentionSight first, ref MentionSight sight)
    {
        var columns = document.Columns;
        sight.Class = MentionClass.Coordination;
        sight.Number = 2;
        sight.Sort = first.Sort is Sort.Man or Sort.Woman ? Sort.Person : first.Sort;
        sight.Role = first.Role;
        sight.Governor = first.Governor;
        sight.GovernorLemma = first.GovernorLemma;
        sight.IsModified = true;
        sight.Text = first.Text;
        sight.Words = first.Words;
        for (var i = first.End; i < sight.End; i++)
        {
            if (columns.Tags[i] is not (Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.Pron))
                continue;
            var hash = Word(columns.Lemma(i), document[i].Text);
            sight.Text = FeatureHash.Of(40, sight.Text, hash);
            sight.Words |= 1ul << (int)(hash & 63);
        }
        sight.Lemma = FeatureHash.Of(42, sight.Text);
    }

    private static void LookAtPronoun(Document document, ReferenceLexicon lexicon, Features features, ref MentionSight sight)
    {
        sight.Class = lexicon.Pronoun(FeatureHash.Word(document[sight.Head].Text));
        sight.IsReflexive = features.IsReflexive;
        sight.Text = sight.Lemma;
        (sight.Number, sight.Sort) = sight.Class switch
        {
            MentionClass.I => ((byte)1, Sort.Person),
            MentionClass.He => ((byte)1, Sort.Man),
            MentionClass.She => ((byte)1, Sort.Woman),
            MentionClass.It => ((byte)1, Sort.Unknown),
            MentionClass.We => ((byte)2, Sort.Unknown),
            MentionClass.You => ((byte)0, Sort.Person),
            MentionClass.They => ((byte)2, Sort.Unknown),
            _ => (sight.Number, Sort.Unknown),
        };
        if (sight.IsOfSpeech)
            sight.Speaker = SpeakerOf(document.Columns, sight.Head);
    }

    private static void LookAtPhrase(Document document, ReferenceLexicon lexicon, ref MentionSight sight)
    {
        var columns = document.Columns;
        var words = 0;
        var (first, end) = (sight.Start, sight.End);
        var behind = MentionFinder.NameBehind(columns, sight.Head);
        if (behind.End > behind.First)
            (sight.Name, sight.Title) = (NameKind.Person, sight.Lemma);
        var isName = columns.Tags[sight.Head] == Upos.Propn || sight.Name != NameKind.None;
        for (var i = first; i < end; i++)
        {
            var tag = columns.Tags[i];
            var text = document[i].Text;
            if (tag is Upos.Punct or Upos.Det or Upos.Part || (tag == Upos.Adp && i > sight.Head))
                continue;
            var hash = Word(columns.Lemma(i), text);
            sight.Text = FeatureHash.Of(40, sight.Text, hash);
            if (tag is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.Verb)
                sight.Words |= 1ul << (int)(hash & 63);
            if (tag != Upos.Propn)
                continue;
            sight.Names |= 1ul << (int)(hash & 63);
            if (behind.End > behind.First ? i < behind.First || i >= behind.End : !InName(columns, i, sight.Head))
                continue;
            sight.LastName = hash;
            if (sight.Sort == Sort.Unknown && words == 0)
                sight.Sort = lexicon.GivenName(FeatureHash.Word(text));
            words++;
        }
        sight.IsModified = end - first > 2 || (end - first == 2 && columns.Tags[first] != Upos.Det);
        if (isName)
        {
            sight.Initials = NameInitials(document, sight);
        }
        if (IsAllCapitals(document[sight.Head].Text))
            sight.Acronym = InitialsOf(document[sight.Head].Text);
        Register(document, lexicon, ref sight);
        sight.Nation = NationOf(document, lexicon, sight);
        sight.Class = isName ? MentionClass.Name : ClassOf(document, sight);
        SetSort(columns, lexicon, ref sight);
    }

    /// <summary>Looks the phrase up in the registries, without determiner and genitive mark: the longest name that reaches its head.</summary>
    private static void Register(Document document, ReferenceLexicon lexicon, ref MentionSight sight)
    {
        var columns = document.Columns;
        var (key, words) = (0u, 0);
        for (var i = sight.Start; i < sight.End && words < ReferenceLexicon.LongestName; i++)
        {
            if ((columns.Tags[i] == Upos.Det && words == 0) || columns.Tags[i] == Upos.Part)
                continue;
            var text = document[i].Text;
            if (NameLists.IsPassedOver(text))
                continue;
            if (!char.IsUpper(text[0]) && words == 0)
                return;
            words++;
            if (text.ContainsAny(".-'’"))
            {
                foreach (var range in text.SplitAny(".-'’"))
                {
                    if (!text[range].IsEmpty)
                        key = NameLists.Extend(key, text[range]);
                }
            }
            else
            {
                key = NameLists.Extend(key, text);
            }
            if (i >= sight.Head && lexicon.Named(key) is > 0 and var number)
                sight.Registered = number;
        }
    }

    private static int NationOf(Document document, ReferenceLexicon lexicon, in MentionSight sight) => NationOf(document, lexicon, sight, sight.Head);

    private static int NationOf(Document document, ReferenceLexicon lexicon, in MentionSight sight, int head)
    {
        var columns = document.Columns;
        for (var child = columns.FirstChild[head]; child != Columns.NoHead; child = columns.NextSibling[child])
        {
            if (child < sight.Start || child >= sight.End || !char.IsUpper(document[child].Text[0]))
                continue;
            var number = lexicon.Named(NameLists.Extend(0, document[child].Text));
            if (lexicon.IsCountry(number))
                return number;
            // "Russian President Vladimir Putin": the adjective may hang on the title.
            if (columns.Relations[child] is Relation.NmodDesc && NationOf(document, lexicon, sight, child) is > 0 and var titled)
                return titled;
        }
        return 0;
    }

    private static void SetSort(Columns columns, ReferenceLexicon lexicon, ref MentionSight sight)
    {
        var given = sight.Sort;
        var title = TitleSort(columns, lexicon, ref sight);
        var noun = lexicon.Noun(sight.Lemma);
        sight.Sort = sight.Name switch
        {
            NameKind.Person => title is Sort.Man or Sort.Woman ? title : given == Sort.Unknown ? Sort.Person : given,
            NameKind.Organization => Sort.Organization,
            NameKind.Location or NameKind.Facility => lexicon.IsCountry(sight.Registered) ? Sort.Country : Sort.Place,
            NameKind.Event or NameKind.Other => Sort.Other,
            _ when lexicon.IsCountry(sight.Registered) => Sort.Country,
            _ when sight.Registered > 0 => Sort.Organization,
            _ when noun != Sort.Unknown => noun,
            _ => Sort.Unknown,
        };
    }

    /// <summary>Mr, Mrs, Queen, spokeswoman before a name; sets the title.</summary>
    private static Sort TitleSort(Columns columns, ReferenceLexicon lexicon, ref MentionSight sight)
    {
        if (sight.Name != NameKind.Person)
            return Sort.Unknown;
        for (var i = sight.Start; i < sight.End; i++)
        {
            if (i < sight.Head && columns.NameTags[i].Kind != NameKind.Person && columns.Tags[i] is Upos.Propn or Upos.Noun)
                sight.Title = Word(columns.Lemma(i), []);
            if (i != sight.Head && columns.Heads[i] == sight.Head && lexicon.Noun(FeatureHash.Word(columns.Lemma(i).TrimEnd('.'))) is var sort and (Sort.Man or Sort.Woman))
                return sort;
        }
        return Sort.Unknown;
    }

    private static MentionClass ClassOf(Document document, in MentionSight sight)
    {
        var columns = document.Columns;
        for (var child = columns.FirstChild[sight.Head]; child != Columns.NoHead && child < sight.Head; child = columns.NextSibling[child])
        {
            if (columns.Relations[child] == Relation.NmodPoss)
                return MentionClass.Possessive;
            if (columns.Relations[child] != Relation.Det)
                continue;
            var text = document[child].Text;
            if (text.Equals("the", StringComparison.OrdinalIgnoreCase))
                return MentionClass.Definite;
            return new Features(columns.Features[child]).PronounType == PronounType.Dem ? MentionClass.Demonstrative : MentionClass.Indefinite;
        }
        return MentionClass.Bare;
    }

    /// <summary>Whether a word is part of the name that the head lies in; of a person's name its title is none.</summary>
    private static bool InName(Columns columns, int at, int head)
    {
        var kind = columns.NameTags[head].Kind;
        return at == head || (kind != NameKind.None && columns.NameTags[at].Kind == kind) || (kind != NameKind.Person && columns.Heads[at] == head);
    }

    private static bool IsAllCapitals(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c))
                return false;
            letters += char.IsUpper(c) ? 1 : 0;
        }
        return letters > 1;
    }

    /// <summary>The initials of the words with a capital, small function words between them passed over; 0 where there are fewer than two.</summary>
    private static uint NameInitials(Document document, in MentionSight sight)
    {
        var columns = document.Columns;
        var (hash, count) = (0u, 0);
        for (var i = sight.Start; i < sight.End; i++)
        {
            var text = document[i].Text;
            if (columns.Tags[i] == Upos.Punct && text is "(" or "," or "—")
                break;
            if (!char.IsUpper(text[0]) || (count == 0 && columns.Tags[i] == Upos.Det))
            {
                if (columns.Tags[i] is Upos.Verb or Upos.Pron or Upos.Noun)
                    break;
                continue;
            }
            hash = FeatureHash.Of(41, hash, text[0]);
            count++;
        }
        return count > 1 ? hash : 0;
    }

    private static uint InitialsOf(ReadOnlySpan<char> acronym)
    {
        var hash = 0u;
        foreach (var c in acronym)
        {
            if (char.IsUpper(c))
                hash = FeatureHash.Of(41, hash, c);
        }
        return hash;
    }

    private static Role RoleOf(Columns columns, int head, out int governor)
    {
        var at = head;
        for (var steps = 0; columns.Relations[at] == Relation.Conj && columns.Heads[at] != Columns.NoHead && steps < 8; steps++)
            at = columns.Heads[at];
        governor = columns.Heads[at];
        return columns.Relations[at] switch
        {
            Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter => Role.Subject,
            Relation.Obj or Relation.Iobj => Role.Object,
            Relation.Obl or Relation.OblAgent or Relation.OblUnmarked => Role.Oblique,
            Relation.Nmod or Relation.NmodUnmarked => Role.OfNoun,
            Relation.NmodPoss => Role.Possessor,
            Relation.Compound => Role.Compound,
            Relation.Appos => Role.Apposition,
            Relation.Root or Relation.Xcomp or Relation.Ccomp => Role.Predicate,
            _ => Role.Other,
        };
    }

    /// <summary>Who says the clause in which a word stands: the subject of the verb whose content it is, or that is put in beside it.</summary>
    private static int SpeakerOf(Columns columns, int word)
    {
        var at = word;
        for (var steps = 0; steps < 24; steps++)
        {
            for (var child = columns.FirstChild[at]; child != Columns.NoHead; child = columns.NextSibling[child])
            {
                if (columns.Relations[child] == Relation.Parataxis && columns.Tags[child] == Upos.Verb && SubjectOf(columns, child) is >= 0 and var beside && !IsFirstPerson(columns, beside))
                    return beside;
            }
            var head = columns.Heads[at];
            if (head == Columns.NoHead)
                return -1;
            if (columns.Relations[at] is Relation.Ccomp or Relation.Parataxis && SubjectOf(columns, head) is >= 0 and var subject && !IsFirstPerson(columns, subject))
                return subject;
            at = head;
        }
        return -1;
    }

    private static bool IsFirstPerson(Columns columns, int word) => columns.Tags[word] == Upos.Pron && new Features(columns.Features[word]).Person is 1 or 2;

    private static int SubjectOf(Columns columns, int verb)
    {
        for (var child = columns.FirstChild[verb]; child != Columns.NoHead; child = columns.NextSibling[child])
        {
            if (columns.Relations[child] == Relation.Nsubj)
                return child;
        }
        return -1;
    }

    private static uint Word(ReadOnlySpan<char> lemma, ReadOnlySpan<char> form)
    {
        var word = lemma.IsEmpty ? form : lemma;
        return FeatureHash.Word(word.Length > 40 ? word[..40] : word);
    }
}
