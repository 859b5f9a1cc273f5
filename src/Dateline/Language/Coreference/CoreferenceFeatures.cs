using System.Numerics;
using System.Runtime.CompilerServices;

namespace Dateline.Language.Coreference;

/// <summary>What speaks for and against: that a mention opens a new entity, that it means the same as an earlier one.</summary>
/// <remarks>
/// After the surface features of Durrett and Klein (2013), each joined with the classes of the two mentions, and what the entity of the earlier one is known to be.
/// </remarks>
internal ref struct CoreferenceFeatures(Span<uint> features)
{
    /// <summary>Most features of one decision.</summary>
    public const int Most = 128;

    private readonly Span<uint> _features = features;
    private uint _type;
    private uint _pair;

    public int Count { get; private set; }

    /// <summary>That a mention opens a new entity; <paramref name="related"/> tells whether any candidate shares a word with it.</summary>
    public static int WriteNew(Resolution resolution, int mention, bool related, bool sameText, Span<uint> buffer)
    {
        ref var sight = ref resolution.Sight(mention);
        var f = new CoreferenceFeatures(buffer) { _type = 100 + (uint)sight.Class, _pair = 0 };
        f.One(1, 0);
        f.One(2, sight.Lemma);
        f.One(3, (uint)sight.Role);
        f.One(4, ((uint)sight.Sort << 2) | sight.Number);
        f.One(5, (uint)Math.Min(3, sight.Sentence));
        f.One(6, (uint)(related ? 1 : 0) | (sameText ? 2u : 0));
        f.One(7, sight.IsModified ? 1u : 0);
        f.One(8, (uint)Bucket(sight.End - sight.Start));
        f.One(9, sight.GovernorLemma);
        f.One(10, (uint)sight.Name | (sight.IsQuoted ? 16u : 0));
        f.One(11, (sight.IsModified ? 1u : 0) | (related ? 2u : 0) | (sameText ? 4u : 0) | ((uint)sight.Sort << 3));
        f.One(12, ((uint)sight.Role << 1) | (related ? 1u : 0));
        f.One(13, (uint)Bucket(mention));
        f.One(14, sight.Text);
        f.One(15, (sight.Lemma * 2) + (sight.IsModified ? 1u : 0));
        f.One(16, (uint)Bucket(resolution.Document.Sentence(sight.Sentence).Count) | (sight.Speaker >= 0 ? 64u : 0));
        return f.Count;
    }

    /// <summary>That a mention means the same as an earlier one.</summary>
    public static int WritePair(Resolution resolution, int mention, int candidate, int rank, Span<uint> buffer)
    {
        ref var m = ref resolution.Sight(mention);
        ref var c = ref resolution.Sight(candidate);
        ref var e = ref resolution.Entity(resolution.EntityOf(candidate));
        var type = (uint)m.Class + 1;
        var f = new CoreferenceFeatures(buffer) { _type = type, _pair = (type << 5) + (uint)c.Class + 1 };
        f.Both(20, 0);
        f.Distance(m, c, mention - candidate, rank);
        f.Agreement(m, c, e);
        f.Syntax(m, c);
        if (!m.IsPronoun && !c.IsPronoun)
            f.Strings(m, c, e);
        f.Words(m, c);
        f.State(m, e, mention, candidate);
        return f.Count;
    }

    private void Distance(in MentionSight m, in MentionSight c, int mentions, int rank)
    {
        var sentences = (uint)Math.Min(9, m.Sentence - c.Sentence);
        Both(21, sentences);
        Both(22, (uint)Bucket(mentions));
        One(23, ((uint)Math.Min(rank, 15) << 2) | Math.Min(2, sentences));
    }

    private void Agreement(in MentionSight m, in MentionSight c, in EntityState e)
    {
        Both(24, ((uint)m.Number << 2) | c.Number);
        Both(25, ((uint)m.Sort << 4) | (uint)c.Sort);
        One(26, ((uint)m.Name << 4) | (uint)c.Name);
        One(27, ((uint)m.Sort << 16) | e.Sorts);
        One(28, (e.Numbers << 2) | m.Number);
        One(29, (m.IsQuoted ? 1u : 0) | (c.IsQuoted ? 2u : 0) | (m.Sentence == c.Sentence ? 4u : 0));
        // Who speaks says I; I is who speaks.
        var speaks = (m.Speaker >= 0 && m.Speaker == c.Head ? 1u : 0) | (c.Speaker >= 0 && c.Speaker == m.Head ? 2u : 0)
            | (m.Speaker >= 0 && c.Speaker >= 0 ? m.Speaker == c.Speaker ? 4u : 8u : 0);
        if (speaks != 0)
            Both(30, speaks);
    }

    private void Syntax(in MentionSight m, in MentionSight c)
    {
        Both(31, ((uint)m.Role << 4) | (uint)c.Role);
        if (m.Sentence != c.Sentence)
        {
            if (m.GovernorLemma == c.GovernorLemma && m.Role == c.Role && m.Governor >= 0)
                Both(32, (uint)m.Role);
            return;
        }
        var link = (m.Governor == c.Head ? 1u : 0) | (c.Governor == m.Head ? 2u : 0) | (m.Governor == c.Governor && m.Governor >= 0 ? 4u : 0) | (m.IsReflexive ? 8u : 0);
        Both(33, (link << 8) | ((uint)m.Role << 4) | (uint)c.Role);
        One(34, (link << 4) | (uint)Math.Min(10, Math.Max(0, m.Start - c.End)));
    }

    private void Strings(in MentionSight m, in MentionSight c, in EntityState e)
    {
        var head = m.Lemma == c.Lemma;
        var last = m.LastName != 0 && m.LastName == c.LastName;
        var inside = (m.Words & ~c.Words) == 0;
        var around = (c.Words & ~m.Words) == 0;
        var text = m.Text == c.Text;
        var shape = (head ? 1u : 0) | (last ? 2u : 0) | (inside ? 4u : 0) | (around ? 8u : 0) | (text ? 16u : 0) | ((m.Words & c.Words) != 0 ? 32u : 0);
        Both(35, shape);
        Both(36, (shape << 4) | (uint)Math.Min(4, m.Sentence - c.Sentence));
        One(37, (shape << 4) | (uint)m.Sort);
        Both(38, (m.IsModified ? 1u : 0) | (c.IsModified ? 2u : 0) | (head ? 4u : 0) | (text ? 8u : 0));
        var registered = m.Registered == 0 || c.Registered == 0 ? 0u : m.Registered == c.Registered ? 1u : 2u;
        var acronym = (m.Acronym != 0 && m.Acronym == c.Initials) || (c.Acronym != 0 && c.Acronym == m.Initials) ? 1u : 0;
        Both(39, (registered << 1) | acronym);
        if (m.Nation != 0 && (c.Nation != 0 || c.Registered != 0))
            One(57, (m.Nation == c.Nation ? 1u : 0) | (m.Nation == c.Registered ? 2u : 0) | (c.Nation != 0 ? 4u : 0) | ((uint)m.Sort << 3));
        if (c.Title != 0)
            One(56, (m.Lemma == c.Title ? 1u : 0) | (m.Title == c.Title ? 2u : 0));
        var names = (m.Names & e.Names) != 0 ? 1u : 0;
        var entity = ((e.Heads >> (int)(m.Lemma & 63) & 1) != 0 ? 1u : 0) | ((m.Words & ~e.Words) == 0 ? 2u : 0) | (names << 2)
            | (m.Names != 0 && (m.Names & ~e.Names) == 0 ? 8u : 0) | (e.Names != 0 ? 16u : 0);
        Both(40, entity);
        One(41, (entity << 6) | shape);
        if (head)
        {
            Both(42, m.Lemma);
            // Words that only the later one has: a new description is often another thing.
            Both(43, (uint)Math.Min(3, BitOperations.PopCount(m.Words & ~e.Words)) | ((uint)Math.Min(3, BitOperations.PopCount(c.Words & ~m.Words)) << 2));
        }
        if (text)
            One(44, m.Text);
    }

    private void Words(in MentionSight m, in MentionSight c)
    {
        if (m.IsPronoun)
        {
            One(45, c.Lemma);
            One(46, (m.GovernorLemma * 31) + c.Lemma);
            One(47, ((uint)m.Role * 31) + c.Lemma);
        }
        else if (!c.IsPronoun && m.Lemma != c.Lemma)
        {
            One(48, (m.Lemma * 31) + c.Lemma);
            One(49, m.Lemma * 31 + (uint)c.Sort + ((uint)c.Name << 5));
            One(50, c.Lemma * 31 + (uint)m.Sort + ((uint)m.Name << 5));
        }
        else
        {
            One(51, m.Lemma);
        }
    }

    private void State(in MentionSight m, in EntityState e, int mention, int candidate)
    {
        One(52, (uint)Bucket(e.Count) | (e.Last == candidate ? 32u : 0) | (e.First == candidate ? 64u : 0));
        One(53, e.Classes);
        One(54, (uint)Bucket(mention - e.First) | ((uint)Bucket(e.Count) << 5));
        One(55, (e.NameKinds << 4) | (uint)m.Sort);
    }

    /// <summary>A feature joined with the class of the later mention, and one joined with the classes of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Both(uint template, uint value)
    {
        _features[Count++] = Hash(template, value, _type);
        _features[Count++] = Hash(template, value, _pair);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void One(uint template, uint value) => _features[Count++] = Hash(template, value, _type);

    /// <summary>The highest bits of a product are the best mixed: the model takes as many of the lowest as it has weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint template, uint value, uint type)
    {
        var hash = (((value * 0x9E3779B1u) ^ (type * 0x85EBCA77u)) + (template * 0xC2B2AE3Du)) * 0x27D4EB2Fu;
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        return hash ^ (hash >> 13);
    }

    private static int Bucket(int n) => n < 6 ? n : n < 8 ? 6 : n < 12 ? 7 : n < 20 ? 8 : n < 36 ? 9 : n < 68 ? 10 : 11;
}
