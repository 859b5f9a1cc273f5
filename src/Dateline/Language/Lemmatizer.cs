using System.Buffers.Binary;
using System.Text;
using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>Fills the lemmas, out of form, word class and features: a dictionary of what the treebanks have, endings for all other words.</summary>
/// <remarks>
/// The dictionary holds keys and rules, no words: of a form the rule is kept only where the endings would tell another (so most words need no entry).
/// Of a word that the dictionary does not have the endings make several lemmas; the first that is known to be one is taken. The case of the letters is decided apart.
/// Thread-safe. Layout of the file, little-endian: <c>DLLE</c>, version, number of rules, logarithm of the capacity, length of the note, the note;
/// rules (characters off, length of the ending, its UTF-16); keys (32 bits, 0 = free); numbers (16 bits) of rules, of letter cases, or nothing where a key says that a lemma is known.
/// </remarks>
internal sealed class Lemmatizer
{
    /// <summary>Name of the model among those that the library carries.</summary>
    public const string ModelName = "en-lemmas.bin";

    private const uint Magic = 0x454C4C44;
    private readonly LemmaRule[] _rules;
    private readonly uint[] _keys;
    private readonly ushort[] _ruleOf;

    private Lemmatizer(LemmaRule[] rules, uint[] keys, ushort[] ruleOf) => (_rules, _keys, _ruleOf) = (rules, keys, ruleOf);

    public static Lemmatizer Load()
    {
        using var stream = typeof(Lemmatizer).Assembly.GetManifestResourceStream("models/" + ModelName)
            ?? throw new InvalidOperationException($"the library carries no model '{ModelName}'");
        return Read(stream);
    }

    public static Lemmatizer Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.Unicode);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != 2)
            throw new InvalidDataException("this is no lemma model of version 2");
        var rules = new LemmaRule[reader.ReadInt32()];
        var capacity = 1 << reader.ReadInt32();
        reader.ReadBytes(reader.ReadInt32());
        for (var i = 0; i < rules.Length; i++)
            rules[i] = new LemmaRule(reader.ReadByte(), new string(reader.ReadChars(reader.ReadByte())));
        var bytes = reader.ReadBytes(capacity * 6);
        var keys = new uint[capacity];
        var ruleOf = new ushort[capacity];
        for (var i = 0; i < capacity; i++)
        {
            keys[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4));
            ruleOf[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((capacity * 4) + (i * 2)));
        }
        return new Lemmatizer(rules, keys, ruleOf);
    }

    public static void Write(Stream stream, string note, IReadOnlyList<LemmaRule> rules, IReadOnlyList<(uint Key, ushort Rule)> entries)
    {
        var log = Math.Max(4, (int)Math.Ceiling(Math.Log2(Math.Max(1, entries.Count) * 1.25)));
        var (keys, ruleOf) = (new uint[1 << log], new ushort[1 << log]);
        foreach (var (key, rule) in entries)
        {
            var slot = key & (uint)(keys.Length - 1);
            while (keys[slot] != 0)
                slot = (slot + 1) & (uint)(keys.Length - 1);
            (keys[slot], ruleOf[slot]) = (key, rule);
        }
        using var writer = new BinaryWriter(stream, Encoding.Unicode, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(2);
        writer.Write(rules.Count);
        writer.Write(log);
        var text = Encoding.UTF8.GetBytes(note);
        writer.Write(text.Length);
        writer.Write(text);
        foreach (var rule in rules)
        {
            writer.Write(rule.Cut);
            writer.Write((byte)rule.Ending.Length);
            writer.Write(rule.Ending.ToCharArray());
        }
        foreach (var key in keys)
            writer.Write(key);
        foreach (var rule in ruleOf)
            writer.Write(rule);
    }

    /// <summary>Fills the lemmas of a document that is tagged.</summary>
    public void Lemmatize(Document document)
    {
        var columns = document.Columns;
        Span<char> lemma = stackalloc char[128];
        columns.LemmaText.Clear();
        var sentences = columns.SentenceOf.Items;
        for (var i = 0; i < sentences.Length; i++)
        {
            var form = document[i].Text;
            var first = i == 0 || sentences[i - 1] != sentences[i];
            var length = form.Length > 64 ? -1 : Lemma(form, columns.Tags[i], columns.Features[i], first, lemma);
            columns.SetLemma(i, length < 0 ? form : lemma[..length]);
        }
        document.Layers |= Layers.Lemmas;
    }

    /// <summary>Writes the lemma of one word; gives its length, or -1 where it is the form as it stands.</summary>
    public int Lemma(ReadOnlySpan<char> form, Upos tag, ulong features, bool first, Span<char> lemma)
    {
        Span<uint> keys = stackalloc uint[LemmaKeys.Most];
        keys = keys[..LemmaKeys.Write(form, tag, features, keys)];
        var rule = OfWord(keys) ?? OfEndings(form, tag, keys, lemma);
        return rule.Apply(form, Letters(form, tag, first, IsKnown(rule, form, lemma)), lemma);
    }

    private LemmaRule? OfWord(ReadOnlySpan<uint> keys)
    {
        foreach (var key in keys[..LemmaKeys.WholeWord])
        {
            if (Find(key) is { } rule)
                return _rules[rule];
        }
        return null;
    }

    /// <summary>What the endings tell: the rule of the longest one, or of the longest that makes a known lemma, with an e put back or a doubled letter undone where that makes one.</summary>
    private LemmaRule OfEndings(ReadOnlySpan<char> form, Upos tag, ReadOnlySpan<uint> keys, Span<char> scratch)
    {
        var best = default(LemmaRule?);
        foreach (var key in keys[LemmaKeys.WholeWord..])
        {
            if (Find(key) is not { } number)
                continue;
            if (MakesWord(_rules[number], form, tag, scratch))
                return _rules[number];
            best ??= _rules[number];
        }
        if (best is not { Cut: > 1 and < 5, Ending: "" or "e" } rule || tag is not (Upos.Verb or Upos.Adj))
            return best ?? LemmaRule.Keep;
        foreach (var other in (ReadOnlySpan<LemmaRule>)[rule with { Ending = "e" }, rule with { Ending = "" }, new((byte)(rule.Cut + 1), ""), new((byte)(rule.Cut - 1), "")])
        {
            if (MakesWord(other, form, tag, scratch))
                return other;
        }
        return rule;
    }

    private bool MakesWord(LemmaRule rule, ReadOnlySpan<char> form, Upos tag, Span<char> scratch) =>
        tag is Upos.Verb or Upos.Noun or Upos.Adj or Upos.Adv && IsKnown(rule, form, scratch);

    private bool IsKnown(LemmaRule rule, ReadOnlySpan<char> form, Span<char> scratch)
    {
        var length = rule.Apply(form, LemmaCase.Lower, scratch);
        return length > 0 && Find(LemmaKeys.Known(scratch[..length])) is not null;
    }

    private LemmaCase Letters(ReadOnlySpan<char> form, Upos tag, bool first, bool known)
    {
        Span<uint> keys = stackalloc uint[LemmaKeys.MostOfCase];
        foreach (var key in keys[..LemmaKeys.WriteCase(form, tag, first, known, keys)])
        {
            if (Find(key) is { } letters)
                return (LemmaCase)letters;
        }
        return LemmaCase.Kept;
    }

    private ushort? Find(uint key)
    {
        var mask = (uint)(_keys.Length - 1);
        for (var slot = key & mask; _keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key)
                return _ruleOf[slot];
        }
        return null;
    }
}
