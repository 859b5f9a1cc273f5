using System.Buffers;
using System.Collections.Frozen;
using Dateline.Lexica;

namespace Dateline.Reading.Languages;

/// <summary>Tells the language of a text by its script and its frequent words: <c>lexicon/reading/languages.txt</c>.</summary>
internal sealed class LanguageDetector
{
    /// <summary>Words looked at; more change nothing.</summary>
    private const int LongestSample = 600;

    private const int LongestWord = 24;

    /// <summary>A text of fewer words is short.</summary>
    private const int ShortText = 40;

    /// <summary>How many different frequent words a short text must have of its language.</summary>
    private const int LeastKinds = 3;

    private static readonly SearchValues<char> EndOfCode = SearchValues.Create("-_, ;.");

    /// <summary>Share of frequent words below which running text is in none of the known languages.</summary>
    private const double LeastShare = 0.08;

    private readonly string[] _languages;
    private readonly FrozenDictionary<string, (int Language, float Weight)[]>.AlternateLookup<ReadOnlySpan<char>> _words;

    private LanguageDetector(string[] languages, FrozenDictionary<string, (int Language, float Weight)[]> words)
    {
        _languages = languages;
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static LanguageDetector Load()
    {
        var languages = new List<string>();
        var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var line in LexiconText.Lines("reading/languages.txt"))
        {
            var (language, list) = line.Cut(':');
            languages.Add(language);
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
            {
                if (!words.TryGetValue(word, out var speakers))
                    words.Add(word, speakers = []);
                speakers.Add(languages.Count - 1);
            }
        }
        // A word of one language says it; one of five says little.
        return new([.. languages], words.ToFrozenDictionary(p => p.Key, p => p.Value.Select(l => (l, 1f / MathF.Sqrt(p.Value.Count))).ToArray(), StringComparer.Ordinal));
    }

    /// <summary>The language as an ISO 639-1 code; <see langword="null"/> where it cannot be told.</summary>
    /// <param name="text">The article.</param>
    /// <param name="declared">What the page says of itself; believed where the text is too short to tell, or says nothing against it.</param>
    public string? Detect(ReadOnlySpan<char> text, string? declared)
    {
        var said = Code(declared);
        if (ScriptCount.Of(text).OwnLanguage() is { } own)
            return own;
        Span<float> scores = stackalloc float[_languages.Length];
        scores.Clear();
        Span<char> lower = stackalloc char[LongestWord];
        Span<int> kinds = stackalloc int[_languages.Length];
        kinds.Clear();
        Span<Range> known = stackalloc Range[ShortText];
        var (count, knownCount) = (0, 0);
        foreach (var range in Words(text))
        {
            if (++count > LongestSample)
                break;
            var word = text[range];
            if (word.Length > LongestWord)
                continue;
            word.ToLowerInvariant(lower);
            if (_words.TryGetValue(lower[..word.Length], out var speakers))
            {
                var isNew = count < ShortText && !IsAmong(text, known[..knownCount], word);
                if (isNew)
                    known[knownCount++] = range;
                foreach (var (language, weight) in speakers)
                {
                    scores[language] += weight;
                    kinds[language] += isNew ? 1 : 0;
                }
            }
        }
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            best = scores[i] > scores[best] ? i : best;
        var saidAt = said is null ? -1 : Array.IndexOf(_languages, said);
        // Near relatives share most of their frequent words; there the page's own word decides.
        if (saidAt >= 0 && scores[saidAt] > 0 && scores[saidAt] >= scores[best] * 0.85f)
            best = saidAt;
        // "in a … in" is English as well as Italian: a short text must say it in several ways.
        if (count >= 12 && scores[best] >= count * LeastShare && (count >= ShortText || best == saidAt || kinds[best] >= LeastKinds))
            return _languages[best];
        // Headlines and captions are too short to tell; a long text that fits nothing is in a language that is not known here.
        return count < ShortText ? said ?? (scores[best] >= 2 && kinds[best] >= LeastKinds ? _languages[best] : null) : saidAt < 0 ? said : null;
    }

    private static bool IsAmong(ReadOnlySpan<char> text, ReadOnlySpan<Range> ranges, ReadOnlySpan<char> word)
    {
        foreach (var range in ranges)
        {
            if (text[range].Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>The ISO 639-1 code in a declaration such as <c>en-GB</c> or <c>pt_BR</c>.</summary>
    public static string? Code(string? declared)
    {
        if (declared is null)
            return null;
        var span = declared.AsSpan().Trim();
        var end = span.IndexOfAny(EndOfCode);
        if (end >= 0)
            span = span[..end];
        if (span.Length != 2 || !char.IsAsciiLetter(span[0]) || !char.IsAsciiLetter(span[1]))
            return null;
        var code = span.ToString().ToLowerInvariant();
        return code switch { "nb" or "nn" => "no", "iw" => "he", "in" => "id", "ua" => "uk", "kz" => "kk", "jp" => "ja", "cz" => "cs", "gr" => "el", _ => code };
    }

    private static WordRanges Words(ReadOnlySpan<char> text) => new(text);

    /// <summary>The words of a text, without copies of them.</summary>
    private ref struct WordRanges(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at = 0;

        public Range Current { get; private set; }

        public readonly WordRanges GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_at < _text.Length && !IsPart(_text[_at]))
                _at++;
            var start = _at;
            while (_at < _text.Length && (IsPart(_text[_at]) || _text[_at] is '\'' or '’'))
                _at++;
            Current = start.._at;
            return _at > start;
        }

        private static bool IsPart(char c) => char.IsAscii(c) ? char.IsAsciiLetter(c) : char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
    }
}
