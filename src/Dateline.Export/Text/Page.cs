namespace Dateline.Export.Text;

/// <summary>How text is laid out.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Color">Whether colours are shown.</param>
public sealed record TextLayout(int Width = 100, bool Color = false)
{
    /// <summary>Columns that are used: lines longer than this are hard to read, shorter ones hold no sentence.</summary>
    internal int Columns => Math.Clamp(Width, 40, 110);
}

/// <summary>Writes paragraphs and lists of two columns: left when and which row, right the words and what is known about them.</summary>
internal sealed class Page(TextWriter output, TextLayout layout)
{
    private const int Indent = 2;
    private const int Left = 17;

    private bool _isFirst = true;

    public TextLayout Layout => layout;

    /// <summary>A headline, with a rule above it unless it is the first.</summary>
    public void Headline(string text)
    {
        if (!_isFirst)
        {
            output.WriteLine();
            Write([new Run(new string('─', layout.Columns), Style.Quiet)], 0);
            output.WriteLine();
        }
        _isFirst = false;
        Paragraph(Styled.Of(text, Style.Strong), 0);
    }

    public void Heading(string text)
    {
        if (!_isFirst)
            output.WriteLine();
        _isFirst = false;
        Paragraph(Styled.Of(text, Style.Strong), 0);
    }

    public void Paragraph(Styled text, int indent)
    {
        _isFirst = false;
        foreach (var line in text.Wrap(layout.Columns - indent))
            Write(line, indent);
    }

    /// <summary>A row: on the left what orders it and below that its key, on the right its words and below that what is known about them.</summary>
    public void Row(Styled left, string? key, params ReadOnlySpan<Styled> right)
    {
        _isFirst = false;
        var leftLines = left.Wrap(Left - 1);
        if (key is not null)
            leftLines.Add([new Run(key, Style.Key)]);
        var rightLines = new List<List<Run>>();
        foreach (var paragraph in right)
        {
            if (!paragraph.IsEmpty)
                rightLines.AddRange(paragraph.Wrap(layout.Columns - Indent - Left));
        }
        for (var i = 0; i < Math.Max(leftLines.Count, rightLines.Count); i++)
        {
            List<Run> line = i < leftLines.Count ? leftLines[i] : [];
            if (i < rightLines.Count)
                line = [.. line, new Run(new string(' ', Math.Max(1, Left - line.Sum(run => VisibleText.Width(run.Text))))), .. rightLines[i]];
            Write(line, Indent);
        }
    }

    public void Blank() => output.WriteLine();

    private void Write(List<Run> line, int indent)
    {
        if (line.Count > 0)
            output.Write(new string(' ', indent));
        foreach (var run in line)
        {
            if (layout.Color && run.Style != Style.Plain)
            {
                output.Write(run.Style switch { Style.Strong => "\e[1m", Style.Quiet => "\e[2m", _ => "\e[36m" });
                output.Write(run.Text);
                output.Write("\e[0m");
            }
            else
            {
                output.Write(run.Text);
            }
        }
        output.WriteLine();
    }
}
