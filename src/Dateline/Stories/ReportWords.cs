using System.Globalization;

namespace Dateline.Stories;

/// <summary>The words of a report as copies are looked for in them: folded, with their places, and whether they stand in a quotation.</summary>
internal sealed class ReportWords
{
    /// <summary>A quotation of fewer words is a term in quotation marks.</summary>
    private const int ShortestQuotation = 4;

    private int? _own;
    private IReadOnlyList<(TextSpan Span, ulong[] Words)>? _sentences;

    private ReportWords(Report report, ulong[] hashes, TextSpan[] spans)
    {
        (Report, Hashes, Spans) = (report, hashes, spans);
        (IsQuoted, IsName, IsFurniture) = (new bool[Count], new bool[Count], new bool[Count]);
    }

    /// <summary>Whose words they are.</summary>
    public Report Report { get; }

    /// <summary>Hash of each word, without regard to case and marks.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Where it stands.</summary>
    public TextSpan[] Spans { get; }

    /// <summary>Whether somebody else's words are quoted there, or their speaker is named.</summary>
    public bool[] IsQuoted { get; }

    /// <summary>Whether it is written as a name or a figure: whoever tells the same has the same names.</summary>
    public bool[] IsName { get; }

    /// <summary>Whether it belongs to the page and not to the report; see <see cref="PassageIndex"/>.</summary>
    public bool[] IsFurniture { get; }

    public int Count => Hashes.Length;

    /// <summary>Words in the reporter's own voice.</summary>
    public int Own => _own ??= Enumerable.Range(0, Count).Count(i => !IsQuoted[i] && !IsFurniture[i]);

    /// <summary>Marks the furniture anew.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool MarkFurniture(ReadOnlySpan<bool> isFurniture)
    {
        if (isFurniture.SequenceEqual(IsFurniture))
            return false;
        isFurniture.CopyTo(IsFurniture);
        (_own, _sentences) = (null, null);
        return true;
    }

    public static ReportWords Of(Chronicle chronicle)
    {
        var text = chronicle.Report.Text;
        var hashes = new List<ulong>(text.Length / 6);
        var spans = new List<TextSpan>(text.Length / 6);
        for (var at = 0; at < text.Length;)
        {
            if (!IsPart(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && IsPart(text[at]))
                at++;
            hashes.Add(HashOf(text.AsSpan(start..at)));
            spans.Add(new(start, at));
        }
        var words = new ReportWords(chronicle.Report, [.. hashes], [.. spans]);
        words.MarkQuotations(chronicle);
        words.MarkNames(text);
        return words;
    }

    /// <summary>The hash of a word, without regard to case (FNV-1a).</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ Folded(c)) * 1099511628211UL;
        return hash;
    }

    /// <summary>The sentences with what each says in the reporter's own voice: the hashes of its words without function words.</summary>
    public IReadOnlyList<(TextSpan Span, ulong[] Words)> Sentences => _sentences ??= Report.Sentences.Select(span => (span, Told(Within(span)))).Where(s => s.Item2.Length > 0).ToList();

    private ulong[] Told(Range range)
    {
        var (offset, length) = range.GetOffsetAndLength(Count);
        return [.. Enumerable.Range(offset, length).Where(i => !IsQuoted[i] && !IsFurniture[i] && !FunctionWords.Contains(Hashes[i])).Select(i => Hashes[i])];
    }

    /// <summary>The words that begin and end inside a stretch of the text, as numbers of words.</summary>
    public Range Within(TextSpan stretch)
    {
        var from = FirstFrom(stretch.Start);
        var to = FirstFrom(stretch.End);
        return from..Math.Max(from, to > from && Spans[to - 1].End > stretch.End ? to - 1 : to);
    }

    private int FirstFrom(int offset)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Spans[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Who quotes somebody also says who it is: the words that name the speaker are shared for the same reason as the quotation.</summary>
    private void MarkQuotations(Chronicle chronicle)
    {
        foreach (var span in QuotationMarks.Spans(chronicle.Report.Text))
        {
            var (offset, length) = Within(span).GetOffsetAndLength(Count);
            if (length >= ShortestQuotation)
                IsQuoted.AsSpan(offset, length).Fill(true);
        }
        foreach (var statement in chronicle.Statements.Where(s => s.Form != StatementForm.Indirect))
        {
            IEnumerable<TextSpan> spans = statement.Form == StatementForm.Direct ? statement.Content : [];
            foreach (var span in spans.Concat(((TextSpan?[])[statement.SpeakerMention, statement.Cue]).OfType<TextSpan>()))
                IsQuoted.AsSpan(Within(span)).Fill(true);
        }
    }

    private void MarkNames(string text)
    {
        for (var i = 0; i < Count; i++)
        {
            var first = text[Spans[i].Start];
            IsName[i] = char.IsDigit(first) || char.IsUpper(first) && i > 0 && !EndsSentence(text.AsSpan(Spans[i - 1].End..Spans[i].Start));
        }
    }

    private static bool EndsSentence(ReadOnlySpan<char> between) => between.IndexOfAny('.', '!', '?') >= 0 || between.IndexOfAny('\n', '"', '“') >= 0;

    private static bool IsPart(char c) => char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    private static char Folded(char c) => char.ToLower(c, CultureInfo.InvariantCulture);
}
