using System.Text;

namespace Dateline.Language;

/// <summary>Reads and writes IOB2, the plain format of named entities: token, tab, tag; a blank line between sentences.</summary>
public static class Iob2
{
    /// <summary>One token with its tag, as they stand.</summary>
    public readonly record struct Row(string Form, string Tag);

    /// <summary>Reads sentence by sentence. A line that opens with <c># </c> and has no tab is a comment; a line without a tab is a token without a tag. A line that has a tag and no token is a <see cref="FormatException"/> that names it.</summary>
    public static IEnumerable<IReadOnlyList<Row>> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadSentences(reader);
    }

    private static IEnumerable<IReadOnlyList<Row>> ReadSentences(TextReader reader)
    {
        var rows = new List<Row>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (rows.Count > 0)
                    yield return rows.ToArray();
                rows.Clear();
                continue;
            }
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0 && line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (tab == 0)
                throw new FormatException($"line {number} is no IOB2: the word is empty");
            rows.Add(tab < 0 ? new Row(line, "O") : new Row(line[..tab], line[(line.LastIndexOf('\t') + 1)..]));
        }
        if (rows.Count > 0)
            yield return rows.ToArray();
    }

    /// <summary>Makes a document of given tokens; what stood between them is not known, so that they are parted by spaces.</summary>
    public static Document ToDocument(IReadOnlyList<IReadOnlyList<Row>> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var text = new StringBuilder();
        var words = new List<(int, int, bool)>();
        var starts = new List<int>();
        foreach (var sentence in sentences)
        {
            starts.Add(words.Count);
            foreach (var row in sentence)
            {
                if (text.Length > 0)
                    text.Append(' ');
                words.Add((text.Length, text.Length + row.Form.Length, false));
                text.Append(row.Form);
            }
        }
        return Document.OfWords(text.ToString(), words, starts);
    }

    /// <summary>Writes all words of a document with the tags of its names.</summary>
    public static void Write(Document document, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var sentence in document.Sentences)
        {
            foreach (var token in sentence.Tokens)
            {
                Conllu.WriteOneLine(token.Text, writer);
                writer.Write($"\t{token.NameTag}\n");
            }
            writer.Write('\n');
        }
    }
}
