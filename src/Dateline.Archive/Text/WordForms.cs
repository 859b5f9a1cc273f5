using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;

namespace Dateline.Archive.Text;

/// <summary>A word of a text as an index holds it, and where it stands.</summary>
/// <param name="Form">Without case and accents; where the index asks for it, the stem.</param>
/// <param name="Span">Where it stands in the text.</param>
internal readonly record struct IndexedWord(string Form, TextSpan Span);

/// <summary>Makes words of a text exactly as the full-text index of SQLite does (FTS5, <c>unicode61 remove_diacritics 2</c>), so that every store finds the same.</summary>
internal sealed class WordForms
{
    /// <summary>Words longer than this are cut, in the index as in the question: no index of PostgreSQL holds longer ones.</summary>
    public const int LongestForm = 400;

    private static readonly Lazy<WordForms> Loaded = new(Load);

    private readonly BitArray _letters = new(0x110000);
    private readonly HashSet<int> _marks = [];
    private readonly Dictionary<int, int> _folds = [];

    private WordForms()
    {
    }

    /// <summary>The table, read when it is first needed.</summary>
    public static WordForms Table => Loaded.Value;

    /// <summary>The words of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stems">Whether English word forms are one word.</param>
    /// <param name="initials">What the forms begin with that are asked for; the form of any other word is left empty, which is much quicker. All forms where it is absent.</param>
    public IEnumerable<IndexedWord> Split(string text, bool stems, SearchValues<char>? initials = null)
    {
        var form = new StringBuilder();
        var start = -1;
        var end = 0;
        for (var i = 0; i < text.Length;)
        {
            if (start < 0 && initials is not null && AsciiWord(text, i) is > 0 and var letters && !initials.Contains(char.ToLowerInvariant(text[i])))
            {
                yield return new("", new(i, i + letters));
                i += letters;
                continue;
            }
            // An unpaired surrogate stands in the store as U+FFFD, which is no letter.
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != OperationStatus.Done)
                rune = Rune.ReplacementChar;
            if (IsLetter(rune.Value) || (start >= 0 && _marks.Contains(rune.Value)))
            {
                if (start < 0)
                    start = i;
                // Neither folding nor stemming changes what a word begins with once its first letter is folded.
                if (form.Length == 0 || initials is null || initials.Contains(form[0]))
                    Fold(rune, form);
                end = i + length;
            }
            else if (start >= 0)
            {
                yield return new(Form(form, stems, initials), new(start, end));
                form.Clear();
                start = -1;
            }
            i += length;
        }
        if (start >= 0)
            yield return new(Form(form, stems, initials), new(start, end));
    }

    /// <summary>The forms alone.</summary>
    public List<string> Forms(string text, bool stems) => [.. Split(text, stems).Select(word => word.Form)];

    /// <summary>Length of a word of ASCII letters and digits alone; 0 where there is none, or where it goes on with others.</summary>
    private static int AsciiWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end == text.Length || char.IsAscii(text[end]) ? end - at : 0;
    }

    private bool IsLetter(int value) => value < 0x80 ? char.IsAsciiLetterOrDigit((char)value) : _letters[value];

    private void Fold(Rune rune, StringBuilder form)
    {
        if (rune.IsAscii)
            form.Append(char.ToLowerInvariant((char)rune.Value));
        else if (_folds.TryGetValue(rune.Value, out var folded))
            form.Append(new Rune(folded).ToString());
        else if (!_marks.Contains(rune.Value))
            form.Append(rune.ToString());
    }

    private static string Form(StringBuilder folded, bool stems, SearchValues<char>? initials)
    {
        if (initials is not null && (folded.Length == 0 || !initials.Contains(folded[0])))
            return "";
        var form = folded.ToString();
        if (stems)
            form = PorterStem.Of(form);
        if (form.Length <= LongestForm)
            return form;
        return form[..(char.IsHighSurrogate(form[LongestForm - 1]) ? LongestForm - 1 : LongestForm)];
    }

    private static WordForms Load()
    {
        var table = new WordForms();
        using var reader = new StreamReader(typeof(WordForms).Assembly.GetManifestResourceStream("text/unicode61.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(' ');
            if (fields[0] is not ("letter" or "fold" or "mark"))
                continue;
            var step = fields[0] == "fold" ? int.Parse(fields[3], CultureInfo.InvariantCulture) : 1;
            for (var value = Hex(fields[1]); value <= Hex(fields[2]); value += step)
            {
                if (fields[0] == "letter")
                    table._letters[value] = true;
                else if (fields[0] == "mark")
                    table._marks.Add(value);
                else
                    table._folds.Add(value, value + int.Parse(fields[4], CultureInfo.InvariantCulture));
            }
        }
        return table;
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
