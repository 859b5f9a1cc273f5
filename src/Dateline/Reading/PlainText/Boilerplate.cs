using Dateline.Lexica;

namespace Dateline.Reading.PlainText;

/// <summary>Lines that come along when a report is pasted: <c>lexicon/reading/boilerplate.txt</c>.</summary>
internal sealed class Boilerplate
{
    private readonly HashSet<string> _rest = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _line = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _restStarts = [];
    private readonly List<string> _lineStarts = [];

    private Boilerplate()
    {
    }

    public static Boilerplate Load()
    {
        var lines = new Boilerplate();
        var isRest = true;
        foreach (var line in LexiconText.Lines("reading/boilerplate.txt"))
        {
            if (line.Text[0] == '[')
                isRest = line.Text == "[rest]";
            else if (line.Text.EndsWith('*'))
                (isRest ? lines._restStarts : lines._lineStarts).Add(line.Text[..^1]);
            else
                (isRest ? lines._rest : lines._line).Add(Bare(line.Text));
        }
        return lines;
    }

    /// <summary>Whether nothing from this line on belongs to the report.</summary>
    public bool EndsReport(string line) => line.Length <= 120 && (_rest.Contains(Bare(line)) || Starts(_restStarts, line));

    /// <summary>Whether the line itself does not belong to the report.</summary>
    public bool IsForeign(string line) => line.Length <= 80 && (_line.Contains(Bare(line)) || Starts(_lineStarts, line));

    // A sentence that begins like a heading ("Subscribe to the view that …") is longer than any heading.
    private static bool Starts(List<string> starts, string line) =>
        line.Length <= 90 && starts.Exists(s => line.StartsWith(s, StringComparison.OrdinalIgnoreCase) && (line.Length == s.Length || !char.IsLetter(line[s.Length])));

    private static string Bare(string line) => line.Trim().TrimEnd(':', '.', '…', '*', '»', '>', '!', '?', '-', '–').Trim();
}
