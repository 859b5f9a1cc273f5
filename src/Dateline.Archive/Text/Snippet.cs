using System.Buffers;

namespace Dateline.Archive.Text;

/// <summary>A term of a search as the index holds it: forms that stand side by side, the last of which may go on.</summary>
internal sealed record IndexedTerm(IReadOnlyList<string> Forms, bool IsPrefix)
{
    public static IndexedTerm From(SearchTerm term) => new(WordForms.Table.Forms(Sql.Column.Text(term.Words), stems: true), term.IsPrefix);

    /// <summary>Whether it begins at this word.</summary>
    public bool StandsAt(IReadOnlyList<IndexedWord> words, int at)
    {
        if (Forms.Count == 0 || at + Forms.Count > words.Count)
            return false;
        for (var i = 0; i < Forms.Count; i++)
        {
            var form = words[at + i].Form;
            if (form.Length == 0)
                return false;
            var isEqual = IsPrefix && i == Forms.Count - 1 ? form.StartsWith(Forms[i], StringComparison.Ordinal) : form == Forms[i];
            if (!isEqual)
                return false;
        }
        return true;
    }
}

/// <summary>A stretch of a text that holds many of the words looked for, and where they stand in it. The same for every store.</summary>
/// <param name="Text">The stretch, with … where it is cut.</param>
/// <param name="Found">The words in it.</param>
internal readonly record struct Snippet(string Text, IReadOnlyList<TextSpan> Found)
{
    private const int MostWords = 32;

    // So many words stand before the first one found, where there are more than fit.
    private const int Lead = 6;

    /// <summary>All of a short text, as a title is.</summary>
    public static IReadOnlyList<TextSpan> Highlights(string text, IReadOnlyList<IndexedTerm> terms)
    {
        var words = Words(text, terms);
        return [.. Occurrences(words, terms).Select(found => Span(words, found))];
    }

    /// <summary>The first of the stretches that hold the most different terms, and among these the most words.</summary>
    public static Snippet Of(string text, IReadOnlyList<IndexedTerm> terms)
    {
        var words = Words(text, terms);
        var found = Occurrences(words, terms);
        var begin = Begin(words.Count, found);
        var end = Math.Min(words.Count, begin + MostWords);
        var from = begin == 0 ? 0 : words[begin].Span.Start;
        var to = end == words.Count ? text.Length : words[end - 1].Span.End;
        var before = from > 0 ? "…" : "";
        var shown = found.Where(f => f.At >= begin && f.At + f.Length <= end).Select(f => Span(words, f)).Select(s => new TextSpan(s.Start - from + before.Length, s.End - from + before.Length));
        return new(before + text[from..to] + (to < text.Length ? "…" : ""), [.. shown]);
    }

    private static List<IndexedWord> Words(string text, IReadOnlyList<IndexedTerm> terms) =>
        [.. WordForms.Table.Split(text, stems: true, SearchValues.Create([.. terms.SelectMany(term => term.Forms).Where(form => form.Length > 0).Select(form => form[0])]))];

    private static int Begin(int count, List<Occurrence> found)
    {
        if (count <= MostWords || found.Count == 0)
            return 0;
        var (best, most) = (0, -1);
        for (var first = 0; first < found.Count; first++)
        {
            var window = found.Skip(first).TakeWhile(f => f.At + f.Length <= found[first].At + MostWords - Lead).ToList();
            var weight = (window.Select(f => f.Term).Distinct().Count() * MostWords) + window.Count;
            if (weight > most)
                (best, most) = (found[first].At, weight);
        }
        return Math.Clamp(best - Lead, 0, count - MostWords);
    }

    // In text order; what lies inside an occurrence already taken is passed over.
    private static List<Occurrence> Occurrences(List<IndexedWord> words, IReadOnlyList<IndexedTerm> terms)
    {
        var found = new List<Occurrence>();
        for (var at = 0; at < words.Count;)
        {
            var longest = 0;
            for (var term = 0; term < terms.Count; term++)
            {
                if (terms[term].Forms.Count > longest && terms[term].StandsAt(words, at))
                {
                    longest = terms[term].Forms.Count;
                    if (found.Count > 0 && found[^1].At == at)
                        found.RemoveAt(found.Count - 1);
                    found.Add(new(term, at, longest));
                }
            }
            at += Math.Max(1, longest);
        }
        return found;
    }

    private static TextSpan Span(List<IndexedWord> words, Occurrence found) => new(words[found.At].Span.Start, words[found.At + found.Length - 1].Span.End);

    private readonly record struct Occurrence(int Term, int At, int Length);
}
