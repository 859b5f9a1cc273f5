using System.Runtime.CompilerServices;
using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>What is looked at to decide what ends between two atoms. Knows where the word and the sentence began; walks from left to right.</summary>
internal ref struct BoundaryFeatures
{
    /// <summary>Most features of one decision.</summary>
    public const int Most = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<Atom> _atoms;
    private readonly Abbreviations _abbreviations;
    private readonly Addresses _addresses;
    private int _wordStart;
    private int _wordCount;
    private int _sentenceStart;
    private bool _quoteOpen;
    private int _parenthesesOpen;
    private int _chunkStart;
    private int _chunkEnd;
    private int _addressStart;
    private int _addressEnd;
    private uint _chunkHash;
    private uint _chunkCues;

    public BoundaryFeatures(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, Abbreviations abbreviations, Addresses addresses)
    {
        _text = text;
        _atoms = atoms;
        _abbreviations = abbreviations;
        _addresses = addresses;
        _chunkEnd = 0;
    }

    /// <summary>Takes the first atom, or the next one with what was decided before it.</summary>
    public void Advance(int next, Boundary before)
    {
        if (before == Boundary.Sentence)
        {
            _sentenceStart = next;
            _wordCount = 0;
            if (_atoms[next].Gap == Gap.Paragraph)
                (_quoteOpen, _parenthesesOpen) = (false, 0);
        }
        if (before != Boundary.None)
        {
            _wordStart = next;
            _wordCount++;
        }
        if (_atoms[next].Kind != AtomKind.Mark)
            return;
        switch (_text[_atoms[next].Start])
        {
            case '"':
                _quoteOpen = !_quoteOpen;
                break;
            case '“' or '«':
                _quoteOpen = true;
                break;
            case '”' or '»':
                _quoteOpen = false;
                break;
            case '(' or '[':
                _parenthesesOpen++;
                break;
            case ')' or ']':
                _parenthesesOpen = Math.Max(0, _parenthesesOpen - 1);
                break;
        }
    }

    /// <summary>Writes the features of the place before the atom at <paramref name="next"/>; gives how many.</summary>
    [SkipLocalsInit]
    public int Write(int next, scoped Span<uint> features)
    {
        if (next >= _chunkEnd)
            FindChunk(next);
        var writer = new FeatureBatch(stackalloc uint[4 * Most]);
        var left = _atoms[next - 1];
        var right = _atoms[next];
        var gap = (uint)right.Gap;
        var (l, r) = ((uint)left.Shape, (uint)right.Shape);
        var before = next >= 2 ? _atoms[next - 2] : default;
        var after = next + 1 < _atoms.Length ? _atoms[next + 1] : default;
        var beforeGap = ((uint)left.Gap << 2) | gap;
        var afterGap = (next + 1 < _atoms.Length ? (uint)after.Gap << 2 : 0x10) | gap;
        var (b, a) = ((uint)before.Shape, (uint)after.Shape);
        writer.Add(1, gap, l);
        writer.Add(2, gap, r);
        writer.Add(3, gap, left.Form);
        writer.Add(4, gap, right.Form);
        writer.Add(5, gap, l, r);
        writer.Add(6, gap, left.Form, right.Form);
        writer.Add(7, gap, left.Form, r);
        writer.Add(8, gap, l, right.Form);
        writer.Add(9, beforeGap, b << 16 | l, r);
        writer.Add(10, afterGap, l << 16 | r, a);
        writer.Add(11, beforeGap, before.Form, left.Form);
        writer.Add(12, afterGap, right.Form, after.Form);
        writer.Add(13, beforeGap, before.Form, l << 16 | r);
        writer.Add(14, afterGap, after.Form, l << 16 | r);
        writer.Add(15, beforeGap << 8 | afterGap, b << 16 | l, r << 16 | a);
        writer.Add(16, beforeGap << 8 | afterGap, before.Form, after.Form);
        WriteWord(ref writer, next, gap, r, right.Form);
        if (gap == 0)
            WriteChunk(ref writer, next, l, r);
        if (gap != 0 || left.Kind == AtomKind.Mark)
            WriteSentence(ref writer, next, gap, l, r);
        return writer.Hash(features);
    }

    /// <summary>The word as it would be if it ended here.</summary>
    private readonly void WriteWord(scoped ref FeatureBatch writer, int next, uint gap, uint r, uint rightForm)
    {
        var start = _atoms[_wordStart].Start;
        var length = Math.Min(_atoms[next - 1].End - start, 24);
        var word = _text.Slice(start, length);
        var hash = FeatureHash.Word(word);
        var kind = (uint)_abbreviations.KindOf(word);
        writer.Add(20, gap, hash, r);
        writer.Add(21, gap, hash, rightForm);
        writer.Add(22, gap, kind, r);
        writer.Add(23, gap, (uint)Math.Min(next - _wordStart, 6), r);
        writer.Add(24, gap, kind, rightForm);
    }

    /// <summary>The run of characters without white space that the place lies in: whole numbers, addresses and the like are known by all of it.</summary>
    private readonly void WriteChunk(scoped ref FeatureBatch writer, int next, uint l, uint r)
    {
        writer.Add(30, _chunkHash, (uint)(next - _chunkStart));
        writer.Add(31, _chunkCues, l, r);
        writer.Add(32, _chunkCues, next + 1 == _chunkEnd ? 1u : 0, r);
        var rest = (uint)Math.Min(_chunkEnd - next, 8);
        writer.Add(33, rest, l, r);
        writer.Add(34, (uint)Math.Min(next - _chunkStart, 8), l, r);
    }

    /// <summary>Whether the place lies within an address of the web or of mail or the name of a file, which is one word whatever it is made of.</summary>
    public bool IsInAddress(int next)
    {
        if (next >= _chunkEnd)
            FindChunk(next);
        return next > _addressStart && next < _addressEnd;
    }

    private void FindChunk(int next)
    {
        _chunkStart = next - 1;
        while (_chunkStart > 0 && _atoms[_chunkStart].Gap == Gap.None && next - _chunkStart < 40)
            _chunkStart--;
        _chunkEnd = next;
        while (_chunkEnd < _atoms.Length && _atoms[_chunkEnd].Gap == Gap.None && _chunkEnd - next < 200)
            _chunkEnd++;
        (_addressStart, _addressEnd) = _addresses.Find(_text, _atoms, _chunkStart, _chunkEnd);
        var chunk = _text[_atoms[_chunkStart].Start.._atoms[_chunkEnd - 1].End];
        _chunkHash = FeatureHash.Word(chunk.Length > 60 ? chunk[..60] : chunk);
        _chunkCues = (chunk.Contains("://", StringComparison.Ordinal) ? 1u : 0) | (chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? 2u : 0)
            | (chunk.IndexOf('@') > 0 ? 4u : 0) | (chunk[0] is '@' or '#' ? 8u : 0) | (uint)Math.Min(chunk.Count('/'), 3) << 4
            | (uint)Math.Min(chunk.Count('.'), 3) << 6 | (chunk.ContainsAnyInRange('0', '9') ? 1u << 8 : 0) | (uint)Math.Min(chunk.Count('-'), 3) << 9;
    }

    /// <summary>What tells the end of a sentence: the words around the marks, open quotes and brackets, how far the sentence has come.</summary>
    private readonly void WriteSentence(scoped ref FeatureBatch writer, int next, uint gap, uint l, uint r)
    {
        var last = next - 1;
        while (last > _sentenceStart && last > next - 4 && _atoms[last].Kind == AtomKind.Mark)
            last--;
        var first = next;
        while (first + 1 < _atoms.Length && first < next + 3 && _atoms[first].Kind == AtomKind.Mark)
            first++;
        var (lastWord, firstWord) = (_atoms[last], _atoms[first]);
        var stop = last + 1 < next ? (uint)_atoms[last + 1].Shape : 0;
        var open = (_quoteOpen ? 1u : 0) | (uint)Math.Min(_parenthesesOpen, 2) << 1;
        var sentence = (uint)Math.Min(_wordCount, 4) | (_wordCount > 8 ? 8u : 0) | (_wordCount > 20 ? 16u : 0) | (_wordCount > 40 ? 32u : 0);
        var opening = (uint)_atoms[_sentenceStart].Shape;
        writer.Add(40, gap, open << 16 | l, r);
        writer.Add(41, gap, open << 16 | stop, (uint)firstWord.Shape);
        writer.Add(42, gap, sentence << 16 | l, r);
        writer.Add(43, gap, stop, firstWord.Form);
        writer.Add(44, gap, stop, lastWord.Form);
        writer.Add(45, gap, (uint)lastWord.Shape << 16 | stop, (uint)firstWord.Shape);
        writer.Add(46, gap, lastWord.Form, (uint)firstWord.Shape);
        writer.Add(47, gap, firstWord.Form, (uint)lastWord.Shape << 16 | l);
        writer.Add(48, gap, opening << 16 | l, r);
        writer.Add(49, gap, opening << 16 | (uint)Math.Min(_wordCount, 5), l);
        writer.Add(50, gap, ToParagraphEnd(next), l << 16 | r);
        writer.Add(51, gap, lastWord.Form, firstWord.Form);
        writer.Add(52, gap, _atoms[_sentenceStart].Form, stop);
        var second = first + 1 < _atoms.Length ? _atoms[first + 1] : default;
        writer.Add(53, gap, (uint)firstWord.Shape << 16 | (uint)second.Shape, stop);
        writer.Add(54, gap, firstWord.Form, second.Form);
    }

    private readonly uint ToParagraphEnd(int next)
    {
        var count = 0u;
        while (count < 6 && next < _atoms.Length && _atoms[next].Gap < Gap.Line | count == 0)
        {
            next++;
            count++;
        }
        return count;
    }
}
