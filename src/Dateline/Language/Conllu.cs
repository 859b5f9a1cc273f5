using System.Globalization;

namespace Dateline.Language;

/// <summary>Reads and writes CoNLL-U, the format of Universal Dependencies.</summary>
public static class Conllu
{
    /// <summary>Reads sentence by sentence. Lines that are no CoNLL-U are a <see cref="FormatException"/> that names the line.</summary>
    public static IEnumerable<ConlluSentence> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadSentences(reader);
    }

    private static IEnumerable<ConlluSentence> ReadSentences(TextReader reader)
    {
        var comments = new List<string>();
        var words = new List<ConlluWord>();
        var ranges = new List<ConlluRange>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (words.Count > 0)
                    yield return Take();
                continue;
            }
            if (line[0] == '#' && !line.Contains('\t', StringComparison.Ordinal))
                comments.Add(line[1..].Trim());
            else
                ReadRow(line, number, words, ranges);
        }
        if (words.Count > 0)
            yield return Take();

        ConlluSentence Take()
        {
            var sentence = new ConlluSentence { Comments = [.. comments], Words = [.. words], Ranges = [.. ranges] };
            comments.Clear();
            words.Clear();
            ranges.Clear();
            return sentence;
        }
    }

    private static void ReadRow(string line, int number, List<ConlluWord> words, List<ConlluRange> ranges)
    {
        var cells = line.Split('\t');
        if (cells.Length < 2)
            throw new FormatException($"line {number} is no CoNLL-U: it has no tab");
        if (cells[1].Length == 0)
            throw new FormatException($"line {number} is no CoNLL-U: the word is empty");
        var id = cells[0].AsSpan();
        if (id.Contains('.'))
            return;
        if (id.IndexOf('-') is > 0 and var hyphen)
        {
            ranges.Add(new ConlluRange(Number(id[..hyphen], number) - 1, Number(id[(hyphen + 1)..], number), cells[1], Cell(9)));
            return;
        }
        if (Number(id, number) != words.Count + 1)
            throw new FormatException($"line {number} is no CoNLL-U: word {words.Count + 1} is missing");
        var head = Cell(6) is "_" ? -1 : Number(Cell(6), number);
        words.Add(new ConlluWord(cells[1], Cell(2), UposLabels.Parse(Cell(3)), Cell(4), Features.Parse(Cell(5)), head, RelationLabels.Parse(Cell(7)), Cell(9)));

        string Cell(int column) => column < cells.Length ? cells[column] : "_";
    }

    private static int Number(ReadOnlySpan<char> text, int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"line {line} is no CoNLL-U: '{text}' is no number");

    /// <summary>Makes a document of gold words: text, words, sentences, and every layer for which the columns hold something.</summary>
    /// <remarks>The text is that of the forms and <c>SpaceAfter</c>; a paragraph mark becomes a blank line.</remarks>
    public static Document ToDocument(IReadOnlyList<ConlluSentence> sentences, bool wordsOnly = false)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var document = new ConlluDocument(sentences).Build();
        if (!wordsOnly)
            ConlluDocument.FillLayers(document, sentences);
        return document;
    }

    /// <summary>Writes all sentences of a document, with every layer that is filled; names go into MISC as <c>Entity=</c> with an IOB2 tag.</summary>
    public static void Write(Document document, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var sentence in document.Sentences)
            WriteSentence(document, sentence, writer);
    }

    private static void WriteSentence(Document document, Sentence sentence, TextWriter writer)
    {
        if (StartsParagraph(document, sentence))
            writer.Write("# newpar\n");
        writer.Write($"# sent_id = {sentence.Index + 1}\n# text = ");
        WriteOneLine(sentence.Text, writer);
        writer.Write('\n');
        var lastInToken = 0;
        foreach (var token in sentence.Tokens)
        {
            if (!token.ContinuesToken)
                lastInToken = WriteRange(document, sentence, token, writer);
            WriteWord(document, sentence, token, lastInToken > 0, writer);
        }
        writer.Write('\n');
    }

    /// <summary>Writes the line <c>3-4  don't</c> where the token has several words; returns the last word's index, or 0 where it has one.</summary>
    private static int WriteRange(Document document, Sentence sentence, Token token, TextWriter writer)
    {
        var end = token.Index + 1;
        while (end < sentence.EndToken && document[end].ContinuesToken)
            end++;
        if (end == token.Index + 1)
            return 0;
        writer.Write($"{token.IndexInSentence + 1}-{end - sentence.FirstToken}\t");
        WriteOneLine(document.Span(token.Index, end).Text, writer);
        writer.Write("\t_\t_\t_\t_\t_\t_\t_\t");
        writer.Write(IsGlued(document, end - 1) ? "SpaceAfter=No\n" : "_\n");
        return end - 1;
    }

    private static void WriteWord(Document document, Sentence sentence, Token token, bool inRange, TextWriter writer)
    {
        writer.Write($"{token.IndexInSentence + 1}\t");
        WriteOneLine(token.Text, writer);
        writer.Write('\t');
        if (token.Lemma.IsEmpty)
            writer.Write('_');
        else
            WriteOneLine(token.Lemma, writer);
        writer.Write($"\t{token.Upos.Label()}\t_\t{token.Features}\t");
        if (document.Has(Layers.Tree))
            writer.Write($"{(token.IsRoot ? 0 : token.Head.IndexInSentence + 1)}\t{token.Relation.Label()}");
        else
            writer.Write("_\t_");
        writer.Write("\t_\t");
        var name = token.NameKind != NameKind.None;
        if (name)
            writer.Write($"Entity={token.NameTag}");
        var glued = !inRange && IsGlued(document, token.Index);
        if (glued)
            writer.Write(name ? "|SpaceAfter=No" : "SpaceAfter=No");
        writer.Write(name || glued ? "\n" : "_\n");
    }

    private static bool IsGlued(Document document, int index) => index + 1 < document.TokenCount && !document[index + 1].FollowsSpace;

    private static bool StartsParagraph(Document document, Sentence sentence)
    {
        var start = sentence.TextSpan.Start;
        var before = sentence.FirstToken == 0 ? 0 : document[sentence.FirstToken - 1].TextSpan.End;
        return sentence.FirstToken == 0 || document.Text.AsSpan(before, start - before).Contains('\n');
    }

    /// <summary>Line breaks, tabs and other control characters inside a form would break the format; they are written as spaces.</summary>
    internal static void WriteOneLine(ReadOnlySpan<char> text, TextWriter writer)
    {
        foreach (var c in text)
            writer.Write(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
    }
}
