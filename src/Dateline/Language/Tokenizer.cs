namespace Dateline.Language;

/// <summary>Text → words and sentences.</summary>
/// <remarks>The text is cut into atoms; at each place between two atoms one decision says whether a word and whether a sentence ends there.
/// Linear in the text. Thread-safe.</remarks>
internal sealed class Tokenizer
{
    /// <summary>Longest sentence, in words. No report has one; whatever comes longer (tables, lists, noise) is cut, so that later stages stay linear.</summary>
    public const int LongestSentence = 400;

    private readonly BoundaryRules _rules = new();
    private readonly Contractions _contractions = new();

    public void Split(Document document)
    {
        var atoms = default(Column<Atom>);
        try
        {
            AtomReader.Read(document.Text, ref atoms);
            Split(document, atoms.Items);
        }
        finally
        {
            atoms.Return();
        }
        document.CompleteWords();
    }

    private void Split(Document document, ReadOnlySpan<Atom> atoms)
    {
        var columns = document.Columns;
        var text = document.Text.AsSpan();
        var wordsInSentence = 0;
        var joinedUpTo = 0;
        columns.StartSentence();
        for (int first = 0, next; first < atoms.Length; first = next)
        {
            next = first + 1;
            if (first >= joinedUpTo)
                joinedUpTo = _rules.Unbroken(text, atoms, first);
            while (next < atoms.Length && atoms[next].Gap == Gap.None && (next < joinedUpTo || _rules.Joins(text, atoms, next)))
                next++;
            var before = columns.Starts.Count;
            AddWords(columns, text, atoms[first].Start, atoms[next - 1].End, atoms[first].Gap);
            wordsInSentence += columns.Starts.Count - before;
            if (next < atoms.Length && (wordsInSentence >= LongestSentence || _rules.EndsSentence(text, atoms, next)))
            {
                columns.StartSentence();
                wordsInSentence = 0;
            }
        }
    }

    /// <summary>Adds one written token as the words it consists of.</summary>
    private void AddWords(Columns columns, ReadOnlySpan<char> text, int start, int end, Gap gap)
    {
        var cut = _contractions.Cut(text[start..end]);
        if (cut == 0)
        {
            columns.AddToken(start, end, gap == Gap.None && Contractions.IsGenitive(text, start, end));
            return;
        }
        columns.AddToken(start, start + cut, continues: false);
        columns.AddToken(start + cut, end, continues: true);
    }
}
