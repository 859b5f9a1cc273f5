using System.Globalization;

namespace Dateline.Desk;

/// <summary>What a stretch of the text is.</summary>
[Flags]
public enum Mark
{
    None = 0,
    Event = 1,
    Trigger = 2,
    Said = 4,
    Cue = 8,
    Time = 16,
    Place = 32,
    Actor = 64,
    Promise = 128,
}

/// <summary>Words that are marked alike.</summary>
/// <param name="Text">The words.</param>
/// <param name="Marks">What they are.</param>
/// <param name="Rows">Keys of the rows that rest on them.</param>
/// <param name="Link">Key of the row that they name; its line leads here and they lead there.</param>
/// <param name="Anchors">Keys of the rows whose words begin here.</param>
/// <param name="Title">What a time, place or name means.</param>
public sealed record MarkedWords(string Text, Mark Marks, IReadOnlyList<string> Rows, string? Link, IReadOnlyList<string> Anchors, string? Title)
{
    /// <summary>The classes of the style sheet.</summary>
    public string Class => Marks.ToString().Replace(",", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
}

/// <summary>A report's text with everything that was found in it, cut so that no stretch overlaps another.</summary>
public static class AnnotatedText
{
    /// <summary>The paragraphs; where the report has none, all of its text is one.</summary>
    public static IEnumerable<IReadOnlyList<MarkedWords>> Paragraphs(Chronicle chronicle)
    {
        var layers = Layers(chronicle);
        layers.Sort((a, b) => a.Span.CompareTo(b.Span));
        var report = chronicle.Report;
        IReadOnlyList<TextSpan> paragraphs = report.Paragraphs.Count > 0 ? report.Paragraphs : [new TextSpan(0, report.Text.Length)];
        var first = 0;
        foreach (var paragraph in paragraphs)
        {
            // Layers are in text order; those that end before this paragraph are never asked again.
            while (first < layers.Count && layers[first].Span.End <= paragraph.Start && layers[first].Span.Start < paragraph.Start)
                first++;
            var here = new List<Layer>();
            for (var i = first; i < layers.Count && layers[i].Span.Start < paragraph.End; i++)
            {
                if (layers[i].Span.Overlaps(paragraph))
                    here.Add(layers[i]);
            }
            yield return Cut(report.Text, paragraph, here);
        }
    }

    private static List<MarkedWords> Cut(string text, TextSpan paragraph, List<Layer> layers)
    {
        var ends = new SortedSet<int> { paragraph.Start, paragraph.End };
        foreach (var layer in layers)
        {
            ends.Add(Math.Max(layer.Span.Start, paragraph.Start));
            ends.Add(Math.Min(layer.Span.End, paragraph.End));
        }
        var words = new List<MarkedWords>();
        var from = paragraph.Start;
        foreach (var end in ends.Skip(1))
        {
            var span = new TextSpan(from, end);
            from = end;
            var over = layers.Where(l => l.Span.Contains(span)).ToList();
            words.Add(new MarkedWords(
                span.In(text),
                over.Aggregate(Mark.None, (marks, l) => marks | l.Mark),
                [.. over.Where(l => l.Row is not null).Select(l => l.Row!).Distinct(StringComparer.Ordinal)],
                over.Where(l => l.IsName).Select(l => l.Row).FirstOrDefault(),
                [.. over.Where(l => l.IsName && l.Span.Start == span.Start).Select(l => l.Row!).Distinct(StringComparer.Ordinal)],
                string.Join("; ", over.Select(l => l.Title).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } title ? title : null));
        }
        return words;
    }

    private static List<Layer> Layers(Chronicle chronicle)
    {
        var layers = new List<Layer>();
        foreach (var mention in chronicle.Mentions)
        {
            layers.Add(new(mention.Evidence.Span, Mark.Event, mention.Id));
            layers.Add(new(mention.Trigger, Mark.Trigger, mention.Id, IsName: true));
        }
        foreach (var statement in chronicle.Statements)
        {
            foreach (var content in statement.Content)
                layers.Add(new(content, Mark.Said, statement.Id));
            // A quotation that only goes on has no cue: its own first words lead to it.
            layers.Add(statement.Cue is { } cue ? new(cue, Mark.Cue, statement.Id, IsName: true) : new(statement.Content[0], Mark.Said, statement.Id, IsName: true));
        }
        foreach (var commitment in chronicle.Commitments)
            layers.Add(new(commitment.Content, Mark.Promise, commitment.Id));
        foreach (var time in chronicle.Times)
            layers.Add(new(time.Span, Mark.Time, null, Title: time.Value));
        foreach (var place in chronicle.Places)
            layers.Add(new(place.Span, Mark.Place, null, Title: place.Name is { } name ? name + (place.Country is { } country ? ", " + country : "") : null));
        foreach (var actor in chronicle.Actors)
        {
            var title = string.Join(", ", new[] { actor.Name, actor.Office, actor.Code }.OfType<string>());
            foreach (var reference in actor.References)
                layers.Add(new(reference.Span, reference.Form == ReferenceForm.Pronoun ? Mark.None : Mark.Actor, null, Title: title.Length > 0 ? title : null));
        }
        layers.RemoveAll(l => l.Span.IsEmpty);
        return layers;
    }

    private readonly record struct Layer(TextSpan Span, Mark Mark, string? Row, bool IsName = false, string? Title = null);
}
