using Dateline.Language.Linear;

namespace Dateline.Language.Coreference;

/// <summary>The work on one document: its mentions as seen, the entities so far, and where earlier mentions with a given word are.</summary>
/// <remarks>All arrays come out of the pool. Mentions are joined from left to right; each looks at a bounded number of earlier ones, so that the work grows with the length of the text.</remarks>
internal sealed class Resolution : IDisposable
{
    /// <summary>How many of the nearest mentions are looked at, and how many with the same key.</summary>
    public const int NearestOfPronoun = 16;
    public const int NearestOfPhrase = 6;
    public const int SameKey = 2;

    /// <summary>How far before the nearest person he and she are looked for.</summary>
    private const int RecentSentences = 2;

    /// <summary>Most candidates a mention can have.</summary>
    public const int Most = NearestOfPronoun + (MostKeys * SameKey);

    private const int MostKeys = 8;

    private readonly Document _document;
    private Column<MentionSight> _sights;
    private Column<EntityState> _entities;
    private Column<int> _entityOf;
    private Column<int> _seenBy;
    private Column<int> _before;

    // Chains of mentions with one key: the table holds the latest, each entry the one before it.
    private Column<int> _table;
    private Column<uint> _entryKeys;
    private Column<int> _entryMentions;
    private Column<int> _entryBefore;

    public Resolution(Document document, ReferenceLexicon lexicon)
    {
        _document = document;
        MentionSights.Fill(document, lexicon, ref _sights);
        Reset();
    }

    public Document Document => _document;

    public int Count => _sights.Count;

    public int EntityCount => _entities.Count;

    public ref MentionSight Sight(int mention) => ref _sights[mention];

    public ref EntityState Entity(int entity) => ref _entities[entity];

    /// <summary>The entity of a mention that was joined.</summary>
    public int EntityOf(int mention) => _entityOf[mention];

    /// <summary>Forgets all entities, so that the document can be worked on again.</summary>
    public void Reset()
    {
        _entities.Clear();
        _entityOf.Fill(Count, -1);
        _seenBy.Fill(Count, -1);
        _before.Fill(Count, -1);
        var size = 64;
        while (size < Count * 6)
            size *= 2;
        _table.Fill(size, -1);
        _entryKeys.Clear();
        _entryMentions.Clear();
        _entryBefore.Clear();
    }

    /// <summary>Earlier mentions that could mean the same, nearest first, then those with a word in common; returns how many.</summary>
    public int Candidates(int mention, Span<int> candidates)
    {
        ref var sight = ref _sights[mention];
        var count = 0;
        var nearest = sight.IsPronoun ? NearestOfPronoun : NearestOfPhrase;
        for (var i = mention - 1; i >= 0 && count < nearest && sight.Sentence - _sights[i].Sentence <= 8; i--)
        {
            _seenBy[i] = mention;
            if (_entityOf[i] >= 0 && MayJoin(sight, i))
                candidates[count++] = i;
        }
        Span<uint> keys = stackalloc uint[MostKeys];
        var keyCount = Keys(sight, keys, asks: true);
        for (var k = 0; k < keyCount; k++)
        {
            var taken = 0;
            for (var entry = Find(keys[k]); entry >= 0 && taken < SameKey; entry = _entryBefore[entry])
            {
                var other = _entryMentions[entry];
                taken++;
                if (_seenBy[other] == mention || !MayJoin(sight, other))
                    continue;
                _seenBy[other] = mention;
                candidates[count++] = other;
            }
        }
        return count;
    }

    /// <summary>Of the candidates, nearest first, those up to two sentences before the nearest that is a person by its words.</summary>
    public ReadOnlySpan<int> Recent(ReadOnlySpan<int> candidates)
    {
        var limit = -1;
        for (var i = 0; i < candidates.Length; i++)
        {
            ref var other = ref _sights[candidates[i]];
            if (limit < 0 && (other.Sort is Sort.Person or Sort.Man or Sort.Woman) && !other.IsOfSpeech)
                limit = other.Sentence - RecentSentences;
            if (limit >= 0 && other.Sentence < limit)
                return candidates[..i];
        }
        return candidates;
    }

    /// <summary>Whether any candidate has the same head or name, and whether any has the same words.</summary>
    public (bool Related, bool Same) Relatives(int mention, ReadOnlySpan<int> candidates)
    {
        ref var sight = ref _sights[mention];
        var (related, same) = (false, false);
        if (sight.IsPronoun)
            return (false, false);
        foreach (var candidate in candidates)
        {
            ref var other = ref _sights[candidate];
            if (other.IsPronoun)
                continue;
            related |= other.Lemma == sight.Lemma || (sight.LastName != 0 && sight.LastName == other.LastName) || (sight.Registered > 0 && sight.Registered == other.Registered);
            same |= other.Text == sight.Text;
        }
        return (related, same);
    }

    /// <summary>Whether a mention waits for one behind it: "I cannot say," he said, where it is he who is looked for first.</summary>
    public bool Waits(int mention)
    {
        ref var sight = ref _sights[mention];
        return sight.Class == MentionClass.I && sight.IsQuoted && sight.Speaker > sight.Head && _document.Columns.MentionOf[sight.Speaker] > mention;
    }

    /// <summary>Joins the mentions of its sentence that waited for this one.</summary>
    public void JoinWaiting(int mention)
    {
        for (var i = mention - 1; i >= 0 && _sights[i].Sentence == _sights[mention].Sentence; i--)
        {
            if (_entityOf[i] < 0 && _sights[i].Speaker == _sights[mention].Head)
                Join(i, mention);
        }
    }

    /// <summary>Joins a mention to the entity of an earlier one, or to a new entity where that is -1.</summary>
    public void Join(int mention, int antecedent)
    {
        int entity;
        if (antecedent >= 0)
        {
            entity = _entityOf[antecedent];
        }
        else
        {
            entity = _entities.Count;
            _entities.Add(default);
        }
        _entityOf[mention] = entity;
        ref var sight = ref _sights[mention];
        if (antecedent >= 0)
            _before[mention] = _entities[entity].Last;
        _entities[entity].Add(mention, sight);
        Span<uint> keys = stackalloc uint[MostKeys];
        var count = Keys(sight, keys, asks: false);
        for (var k = 0; k < count; k++)
            Enter(keys[k], mention);
    }

    /// <summary>What a mention asks for earlier ones by, or can be found by again.</summary>
    private static int Keys(in MentionSight sight, Span<uint> keys, bool asks)
    {
        var count = 0;
        if (sight.IsPronoun)
        {
            // Whoever speaks says I again and again: the last of it is always looked at.
            if (sight.IsOfSpeech)
                keys[count++] = FeatureHash.Of(1, (uint)sight.Class);
            return count;
        }
        keys[count++] = FeatureHash.Of(2, sight.Lemma);
        if (sight.LastName != 0 && sight.LastName != sight.Lemma)
            keys[count++] = FeatureHash.Of(2, sight.LastName);
        if (sight.Registered > 0)
            keys[count++] = FeatureHash.Of(3, (uint)sight.Registered);
        if (sight.Initials != 0)
            keys[count++] = FeatureHash.Of(4, sight.Initials);
        if (sight.Acronym != 0)
            keys[count++] = FeatureHash.Of(4, sight.Acronym);
        if (sight.Title != 0 && !asks)
            keys[count++] = FeatureHash.Of(2, sight.Title);
        // The country, this organisation: the last that were named.
        if (sight.Sort != Sort.Unknown && (asks ? sight.Class is MentionClass.Definite or MentionClass.Demonstrative : sight.Class == MentionClass.Name))
            keys[count++] = FeatureHash.Of(5, (uint)(sight.Sort is Sort.Man or Sort.Woman ? Sort.Person : sight.Sort));
        return count;
    }

    /// <summary>What can never mean the same, whatever the weights would say.</summary>
    private bool MayJoin(in MentionSight mention, int candidate)
    {
        ref var other = ref _sights[candidate];
        ref var entity = ref _entities[_entityOf[candidate]];
        return !IsOfAnotherSort(mention, other, entity) && !IsBesideIt(mention, other) && !HasPartIn(mention, entity.Last);
    }

    /// <summary>A woman is no man; two people whose names have no word in common are two; he and she are no place, no body and no day; it is nobody with a name.</summary>
    private static bool IsOfAnotherSort(in MentionSight mention, in MentionSight other, in EntityState entity)
    {
        const uint Things = (1u << (int)Sort.Place) | (1u << (int)Sort.Country) | (1u << (int)Sort.Organization) | (1u << (int)Sort.Time);
        const uint People = (1u << (int)Sort.Man) | (1u << (int)Sort.Woman);
        if (mention.Sort is Sort.Man && (entity.Sorts >> (int)Sort.Woman & 1) != 0 || mention.Sort is Sort.Woman && (entity.Sorts >> (int)Sort.Man & 1) != 0)
            return true;
        // One person is not several people.
        if (mention.Name == NameKind.Person && other.Number == 2 && !other.IsPronoun || other.Name == NameKind.Person && mention.Number == 2 && mention.Class > MentionClass.Name)
            return true;
        return mention.Class switch
        {
            MentionClass.He or MentionClass.She => (entity.Sorts & Things) != 0 || (other.Number == 2 && other.Class != MentionClass.They),
            MentionClass.It => (entity.Sorts & People) != 0 || (entity.NameKinds >> (int)NameKind.Person & 1) != 0,
            MentionClass.Name => mention.Name == NameKind.Person && (entity.NameKinds >> (int)NameKind.Person & 1) != 0 && (mention.Names & entity.Names) == 0,
            _ => false,
        };
    }

    /// <summary>Subject and object of one verb are two unless the object is reflexive; so are the members of one coordination.</summary>
    private static bool IsBesideIt(in MentionSight mention, in MentionSight other)
    {
        if (mention.Governor < 0 || mention.Governor != other.Governor || mention.IsReflexive)
            return false;
        return mention.Role == other.Role ? mention.IsMember : mention.Role is Role.Subject or Role.Object && other.Role is Role.Subject or Role.Object;
    }

    /// <summary>No mention means the same as one that lies within it: not the candidate, nor any other mention of its entity in this sentence.</summary>
    private bool HasPartIn(in MentionSight mention, int other)
    {
        for (var steps = 0; other >= 0 && steps < 8 && _sights[other].Sentence == mention.Sentence; steps++)
        {
            if (mention.Start < _sights[other].End && _sights[other].Start < mention.End)
                return true;
            other = _before[other];
        }
        return false;
    }

    private int Find(uint key)
    {
        var mask = (uint)(_table.Count - 1);
        for (var slot = key & mask; _table[(int)slot] >= 0; slot = (slot + 1) & mask)
        {
            if (_entryKeys[_table[(int)slot]] == key)
                return _table[(int)slot];
        }
        return -1;
    }

    private void Enter(uint key, int mention)
    {
        var mask = (uint)(_table.Count - 1);
        var slot = key & mask;
        while (_table[(int)slot] >= 0 && _entryKeys[_table[(int)slot]] != key)
            slot = (slot + 1) & mask;
        _entryKeys.Add(key);
        _entryMentions.Add(mention);
        _entryBefore.Add(_table[(int)slot]);
        _table[(int)slot] = _entryKeys.Count - 1;
    }

    public void Dispose()
    {
        _sights.Return();
        _entities.Return();
        _entityOf.Return();
        _seenBy.Return();
        _before.Return();
        _table.Return();
        _entryKeys.Return();
        _entryMentions.Return();
        _entryBefore.Return();
    }
}
