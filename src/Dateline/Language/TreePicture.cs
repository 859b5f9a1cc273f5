using System.Globalization;
using System.Text;

namespace Dateline.Language;

/// <summary>Draws a document as one SVG picture: each sentence a row of words with its tree above and its names marked.</summary>
/// <remarks>
/// The picture is whole in itself: no script, no font, no address is fetched, and text of the document stands in it as text only.
/// An arc goes from a head down to the word that hangs on it, its relation at its top; an arc that spans others runs above them.
/// </remarks>
public static class TreePicture
{
    // Pixels. Words are drawn in a font whose letters are equally wide, so that their width is known without it.
    private const double Letter = 8.4;
    private const double SmallLetter = 6.2;
    private const int Between = 22;
    private const int Margin = 24;
    private const int Level = 24;
    private const int BelowWords = 58;
    private const int BetweenSentences = 30;

    /// <summary>Draws all sentences of a document, one under the other.</summary>
    public static void Write(Document document, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        var rows = new List<Row>();
        var (width, height) = (2.0 * Margin, (double)Margin);
        foreach (var sentence in document.Sentences)
        {
            var row = new Row(document, sentence, height);
            rows.Add(row);
            width = Math.Max(width, row.Width);
            height += row.Height + BetweenSentences;
        }
        Line(writer, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width:0}" height="{height:0}" viewBox="0 0 {width:0} {height:0}" role="img">""");
        writer.Write("""
            <style>
            text { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; text-anchor: middle; fill: #1b1f24 }
            .word { font-size: 14px } .tag { font-size: 10px; fill: #57606a } .relation { font-size: 10px; fill: #0a4f8f; paint-order: stroke; stroke: #fff; stroke-width: 4px }
            .arc { fill: none; stroke: #6e7781; stroke-width: 1.2 } .tip { fill: #6e7781 } .name { font-size: 9px; font-weight: bold }
            .PER { fill: #f9d9c8 } .ORG { fill: #d6e4ff } .LOC { fill: #d3efd6 } .NORP { fill: #efe0f7 } .TITLE { fill: #fbeeb8 } .EVENT, .FAC, .MISC { fill: #e4e7eb }
            </style>
            <rect width="100%" height="100%" fill="#fff"/>

            """);
        foreach (var row in rows)
            row.Write(writer);
        writer.Write("</svg>\n");
    }

    private static void Line(TextWriter writer, FormattableString line)
    {
        writer.Write(line.ToString(CultureInfo.InvariantCulture));
        writer.Write('\n');
    }

    /// <summary>Text that XML takes as nothing but text: what it may not hold at all becomes U+FFFD.</summary>
    internal static void WriteText(ReadOnlySpan<char> text, TextWriter writer)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                writer.Write(c);
                writer.Write(text[++i]);
                continue;
            }
            switch (c)
            {
                case '<':
                    writer.Write("&lt;");
                    break;
                case '>':
                    writer.Write("&gt;");
                    break;
                case '&':
                    writer.Write("&amp;");
                    break;
                case '\t' or '\n' or '\r':
                    writer.Write(' ');
                    break;
                // Marks that turn the direction of what follows would move the words of others.
                case < ' ' or (>= '\u007F' and <= '\u009F') or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                case var _ when char.IsSurrogate(c):
                    writer.Write('\uFFFD');
                    break;
                default:
                    writer.Write(c);
                    break;
            }
        }
    }

    private static int Columns(ReadOnlySpan<char> text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : rune.Value is >= 0x1100 and not (>= 0x2000 and < 0x2E80) ? 2 : 1;
        return columns;
    }

    /// <summary>One sentence.</summary>
    private sealed class Row
    {
        private readonly Document _document;
        private readonly Sentence _sentence;
        private readonly double[] _center;
        private readonly double[] _half;
        private readonly int[] _level;
        private readonly double _words;

        public Row(Document document, Sentence sentence, double top)
        {
            (_document, _sentence) = (document, sentence);
            (_center, _half, _level) = (new double[sentence.Count], new double[sentence.Count], new int[sentence.Count]);
            var right = (double)Margin;
            foreach (var token in sentence.Tokens)
            {
                var i = token.IndexInSentence;
                var wide = Math.Max(Columns(token.Text) * Letter, token.Upos.Label().Length * SmallLetter);
                // Between neighbours there is room for the relation's name alone.
                if (!token.IsRoot && Math.Abs(token.Head.Index - token.Index) == 1)
                    wide = Math.Max(wide, token.Relation.Label().Length * SmallLetter - Between / 2.0);
                _half[i] = wide / 2;
                _center[i] = right + wide / 2;
                right += wide + Between;
            }
            Width = right - Between + Margin;
            var highest = document.Has(Layers.Tree) ? SetLevels() : 0;
            _words = top + (highest + 1) * Level;
            Height = (highest + 1) * Level + BelowWords;
        }

        public double Width { get; }

        public double Height { get; }

        // Short arcs first; each one stands above all that lie within its reach.
        private int SetLevels()
        {
            var reached = new int[_sentence.Count];
            var highest = 1;
            foreach (var i in Enumerable.Range(0, _sentence.Count).OrderBy(i => Math.Abs(HeadOf(i) - i)))
            {
                if (HeadOf(i) == i)
                    continue;
                var (from, to) = (Math.Min(i, HeadOf(i)), Math.Max(i, HeadOf(i)));
                var between = reached.AsSpan(from, to - from);
                var level = 1;
                foreach (var below in between)
                    level = Math.Max(level, below + 1);
                between.Fill(level);
                _level[i] = level;
                highest = Math.Max(highest, level);
            }
            return highest + 1;
        }

        private int HeadOf(int i)
        {
            var token = _document[_sentence.FirstToken + i];
            return token.Head.Index - _sentence.FirstToken;
        }

        public void Write(TextWriter writer)
        {
            writer.Write("<g><title>");
            WriteText(_sentence.Text, writer);
            writer.Write("</title>\n");
            foreach (var name in _document.Names)
            {
                if (name.Span.FirstToken >= _sentence.FirstToken && name.Span.EndToken <= _sentence.EndToken)
                    WriteName(name, writer);
            }
            foreach (var token in _sentence.Tokens)
            {
                WriteWord(token, writer);
                if (_document.Has(Layers.Tree))
                    WriteArc(token, writer);
            }
            writer.Write("</g>\n");
        }

        private void WriteName(Name name, TextWriter writer)
        {
            var (first, last) = (name.Span.FirstToken - _sentence.FirstToken, name.Span.EndToken - 1 - _sentence.FirstToken);
            var (left, right) = (_center[first] - _half[first] - 5, _center[last] + _half[last] + 5);
            Line(writer, $"""<rect class="{name.Kind.Label()}" x="{left:0.#}" y="{_words + 5:0.#}" width="{right - left:0.#}" height="46" rx="5"/>""");
            Line(writer, $"""<text class="name" x="{(left + right) / 2:0.#}" y="{_words + 47:0.#}">{name.Kind.Label()}</text>""");
        }

        private void WriteWord(Token token, TextWriter writer)
        {
            var x = _center[token.IndexInSentence];
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<text class=\"word\" x=\"{x:0.#}\" y=\"{_words + 20:0.#}\">"));
            WriteText(token.Text, writer);
            writer.Write("</text>\n");
            if (_document.Has(Layers.Tags))
                Line(writer, $"""<text class="tag" x="{x:0.#}" y="{_words + 34:0.#}">{token.Upos.Label()}</text>""");
        }

        private void WriteArc(Token token, TextWriter writer)
        {
            var i = token.IndexInSentence;
            var (head, low) = (HeadOf(i), _words);
            var high = head == i ? low - Height + BelowWords + 10 : low - _level[i] * Level;
            // Arcs to the left leave and arrive left of the middle of a word, so that they do not touch those to the right.
            var side = Math.Sign(head - i);
            var (from, to) = (_center[head] - side * 5, _center[i] + side * 3);
            if (side == 0)
                Line(writer, $"""<path class="arc" d="M{to:0.#} {high:0.#}V{low - 4:0.#}"/>""");
            else
                Line(writer, $"""<path class="arc" d="M{from:0.#} {low:0.#}V{high + 8:0.#}Q{from:0.#} {high:0.#} {from - side * 8:0.#} {high:0.#}H{to + side * 8:0.#}Q{to:0.#} {high:0.#} {to:0.#} {high + 8:0.#}V{low - 4:0.#}"/>""");
            Line(writer, $"""<path class="tip" d="M{to - 3.5:0.#} {low - 6:0.#}L{to + 3.5:0.#} {low - 6:0.#}L{to:0.#} {low + 1:0.#}Z"/>""");
            Line(writer, $"""<text class="relation" x="{(from + to) / 2:0.#}" y="{high + 3.5:0.#}">{token.Relation.Label()}</text>""");
        }
    }
}
