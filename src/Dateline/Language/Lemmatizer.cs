using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>Fills the lemmas, out of form, word class and features: a dictionary of what the treebanks have, endings for all other words.</summary>
/// <remarks>
/// The dictionary holds keys and rules, no words: of a form the rule is kept only where the endings would tell another (so most words need no entry).
/// Of a word that the dictionary does not have the endings make several lemmas; the first that is known to be one is taken. The case of the letters is decided apart.
/// Thread-safe. Layout of the file, little-endian: <c>DLLE</c>, version, number of rules, logarithm of the capacity, length of the note, the note;
/// rules (characters off, length of the ending, its UTF-16); keys (32 bits, 0 = free); numbers (16 bits) of rules, of letter cases, or nothing where a key says that a lemma or a name is known.
/// </remarks>
internal sealed class Lemmatizer
{
    /// <summary>Name of the model among those that the library carries.</summary>
    public const string ModelName = "en-lemmas.bin";

    private const uint Magic = 0x454C4C44;
    private static readonly SearchValues<char> DigitsAndCommas = SearchValues.Create("0123456789,");
    private readonly LemmaRule[] _rules;
    private readonly uint[] _keys;
    private readonly ushort[] _ruleOf;
    private readonly Spelling? _spelling;

    private Lemmatizer(LemmaRule[] rules, uint[] keys, ushort[] ruleOf, Spelling? spelling) =>
        (_rules, _keys, _ruleOf, _spelling) = (rules, keys, ruleOf, spelling);

    public static Lemmatizer Load(Spelling? spelling)
    {
        using var stream = typeof(Lemmatizer).Assembly.GetManifestResourceStream("models/" + ModelName)
            ?? throw new InvalidOperationException($"the library carries no model '{ModelName}'");
        return Read(stream, spelling);
    }

    /// <param name="stream">The model.</param>
    /// <param name="spelling">How misspelt words were meant; null where every word is taken as it stands.</param>
    public static Lemmatizer Read(Stream stream, Spelling? spelling = null)
    {
        using var reader = new BinaryReader(stream, Encoding.Unicode);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != 3)
            throw new InvalidDataException("this is no lemma model of version 3");
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
        return new Lemmatizer(rules, keys, ruleOf, spelling);
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
        writer.Write(3);
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
        foreach (var sentence in document.Sentences)
        {
            var look = SentenceLooks.Of(sentence);
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                var form = document[i].Text;
                var length = form.Length > 64 ? -1 : Lemma(form, columns.Tags[i], columns.Features[i], new LemmaPlace(i == sentence.FirstToken, look), lemma);
                columns.SetLemma(i, length < 0 ? form : lemma[..length]);
            }
        }
        document.Layers |= Layers.Lemmas;
    }

    /// <summary>Writes the lemma of one word; gives its length, or -1 where it is the form as it stands.</summary>
    public int Lemma(scoped ReadOnlySpan<char> form, Upos tag, ulong features, LemmaPlace place, Span<char> lemma)
    {
        if (IsAddress(form))
            return -1;
        if (tag == Upos.Num && char.IsAsciiDigit(form[0]) && !form.ContainsAnyExcept(DigitsAndCommas))
            return Digits(form, lemma);
        Span<uint> keys = stackalloc uint[LemmaKeys.Most];
        Span<char> meant = stackalloc char[Spelling.LongestWord + 1];
        var written = LemmaKeys.Write(form, tag, features, keys);
        var rule = OfWord(keys[..written]);
        if (rule is null && tag != Upos.Propn && _spelling?.Correct(form, meant) is > 0 and var right)
        {
            form = meant[..right];
            written = LemmaKeys.Write(form, tag, features, keys);
            rule = OfWord(keys[..written]);
        }
        // An infinitive is a lemma already: what the endings of others would tell is of no account.
        rule ??= tag == Upos.Verb && (VerbForm)FeatureLayout.VerbForm.Of(features) == VerbForm.Inf ? LemmaRule.Keep : OfEndings(form, tag, keys[..written], lemma);
        return rule.Value.Apply(form, Letters(form, tag, place, IsKnown(rule.Value, form, lemma)), lemma);
    }

    /// <summary>An address of the net, a group, a tag: nothing is inflected in it.</summary>
    private static bool IsAddress(ReadOnlySpan<char> form) =>
        form.Length > 2 && (form[0] == '#' && char.IsLetter(form[1]) || form[1..^1].ContainsAny('/', '@') && form.ContainsAny('.', '@')
            || form.IndexOf('.') is > 2 and var dot && form[(dot + 1)..].IndexOf('.') > 2);

    /// <summary>A number without the commas that group its digits; "3,40" has no groups and stays.</summary>
    private static int Digits(ReadOnlySpan<char> form, Span<char> lemma)
    {
        var length = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == ',' && (form.Length - i) % 4 != 0)
                return -1;
            if (form[i] != ',')
                lemma[length++] = form[i];
        }
        return length;
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

    /// <summary>What the endings tell: the rule of the longest one that makes a known lemma, with an e put back or a doubled letter undone where that makes one; else one that makes a word.</summary>
    private LemmaRule OfEndings(ReadOnlySpan<char> form, Upos tag, ReadOnlySpan<uint> keys, Span<char> scratch)
    {
        var (best, word) = (default(LemmaRule?), default(LemmaRule?));
        foreach (var key in keys[LemmaKeys.WholeWord..])
        {
            if (Find(key) is not { } number)
                continue;
            if (MakesWord(_rules[number], form, tag, scratch))
                return _rules[number];
            best ??= _rules[number];
            if (word is null && Exists(_rules[number], form, tag, scratch))
                word = _rules[number];
        }
        if (best is not { Cut: > 1 and < 5, Ending: "" or "e" } rule || tag is not (Upos.Verb or Upos.Adj))
            return word ?? (best is { } other && !Exists(LemmaRule.Keep, form, tag, scratch) ? other : LemmaRule.Keep);
        foreach (var variant in (ReadOnlySpan<LemmaRule>)[rule with { Ending = "e" }, rule with { Ending = "" }, new((byte)(rule.Cut + 1), ""), new((byte)(rule.Cut - 1), "")])
        {
            if (MakesWord(variant, form, tag, scratch))
                return variant;
            if (word is null && Exists(variant, form, tag, scratch))
                word = variant;
        }
        return word ?? (Exists(LemmaRule.Keep, form, tag, scratch) ? LemmaRule.Keep : rule);
    }

    private bool Exists(LemmaRule rule, ReadOnlySpan<char> form, Upos tag, Span<char> scratch)
    {
        if (_spelling is null || tag is not (Upos.Verb or Upos.Noun or Upos.Adj or Upos.Adv))
            return false;
        var length = rule.Apply(form, LemmaCase.Lower, scratch);
        return length > 1 && _spelling.Exists(scratch[..length]);
    }

    private bool MakesWord(LemmaRule rule, ReadOnlySpan<char> form, Upos tag, Span<char> scratch) =>
        tag is Upos.Verb or Upos.Noun or Upos.Adj or Upos.Adv && IsKnown(rule, form, scratch);

    private bool IsKnown(LemmaRule rule, ReadOnlySpan<char> form, Span<char> scratch)
    {
        var length = rule.Apply(form, LemmaCase.Lower, scratch);
        return length > 0 && Find(LemmaKeys.Known(scratch[..length])) is not null;
    }

    private LemmaCase Letters(ReadOnlySpan<char> form, Upos tag, LemmaPlace place, bool known)
    {
        Span<uint> keys = stackalloc uint[LemmaKeys.MostOfCase];
        var name = Find(LemmaKeys.KnownName(form)) is not null;
        foreach (var key in keys[..LemmaKeys.WriteCase(form, tag, place, known, name, keys)])
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
