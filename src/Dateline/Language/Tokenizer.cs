using System.Runtime.CompilerServices;
using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>Text → words and sentences.</summary>
/// <remarks>The text is cut into atoms; at each place between two atoms a linear classifier decides, from left to right, what ends there.
/// Linear in the text. Thread-safe.</remarks>
internal sealed class Tokenizer
{
    /// <summary>Name of the model among those that the library carries.</summary>
    public const string ModelName = "en-tokens.bin";

    /// <summary>Longest sentence, in words. No report has one; whatever comes longer (tables, lists, noise) is cut, so that later stages stay linear.</summary>
    public const int LongestSentence = 400;

    private readonly LinearModel _model;
    private readonly Abbreviations _abbreviations = new();
    private readonly Addresses _addresses = new();
    private readonly Contractions _contractions = new();

    public Tokenizer()
        : this(LinearModel.Embedded(ModelName) ?? throw new InvalidOperationException($"the library carries no model '{ModelName}'"))
    {
    }

    public Tokenizer(LinearModel model) => _model = model;

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
        if (atoms.IsEmpty)
            return;
        var columns = document.Columns;
        var features = new BoundaryFeatures(document.Text, atoms, _abbreviations, _addresses);
        var wordsInSentence = 0;
        var first = 0;
        columns.StartSentence();
        features.Advance(0, Boundary.Sentence);
        for (var next = 1; next <= atoms.Length; next++)
        {
            var boundary = next == atoms.Length ? Boundary.Sentence : Decide(ref features, atoms, next);
            if (boundary != Boundary.None)
            {
                wordsInSentence += AddWords(columns, document.Text, atoms, first, next);
                first = next;
                if (wordsInSentence >= LongestSentence)
                    boundary = Boundary.Sentence;
            }
            if (boundary == Boundary.Sentence)
            {
                columns.StartSentence();
                wordsInSentence = 0;
            }
            if (next < atoms.Length)
                features.Advance(next, boundary);
        }
    }

    [SkipLocalsInit]
    private Boundary Decide(ref BoundaryFeatures features, ReadOnlySpan<Atom> atoms, int next)
    {
        var gap = atoms[next].Gap;
        if (gap == Gap.Paragraph)
            return Boundary.Sentence;
        if (gap == Gap.None && features.IsInAddress(next))
            return Boundary.None;
        Span<uint> hashes = stackalloc uint[BoundaryFeatures.Most];
        Span<int> scores = stackalloc int[3];
        scores.Clear();
        _model.Score(hashes[..features.Write(next, hashes)], scores);
        if (gap == Gap.None && scores[0] >= Math.Max(scores[1], scores[2]))
            return Boundary.None;
        return scores[2] > scores[1] ? Boundary.Sentence : Boundary.Word;
    }

    /// <summary>Adds one written token as the words it consists of; gives their number.</summary>
    private int AddWords(Columns columns, ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int first, int next)
    {
        var (start, end) = (atoms[first].Start, atoms[next - 1].End);
        var following = next < atoms.Length ? text[atoms[next].Start..atoms[next].End] : [];
        var cut = _contractions.Cut(text[start..end], following);
        if (cut == 0)
        {
            columns.AddToken(start, end, continues: false);
            return 1;
        }
        columns.AddToken(start, start + cut, continues: false);
        columns.AddToken(start + cut, end, continues: true);
        return 2;
    }
}
