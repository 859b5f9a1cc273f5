using Dateline.Language;

namespace Dateline.Train.Coreference;

/// <summary>What the engine found, in the form in which it is scored and looked at.</summary>
internal static class CoreferenceReading
{
    /// <summary>The entities with two mentions or more, as stretches of text.</summary>
    public static List<List<TextSpan>> Entities(Document document)
    {
        var entities = new List<List<TextSpan>>();
        foreach (var entity in document.Entities)
        {
            if (!entity.IsMentionedOnce)
                entities.Add([.. entity.Mentions.ToArray().Select(m => m.Span.TextSpan).Distinct()]);
        }
        // One stretch of text is one mention: where two heads claim it, the first entity has it.
        var seen = new HashSet<TextSpan>();
        foreach (var entity in entities)
            entity.RemoveAll(span => !seen.Add(span));
        entities.RemoveAll(e => e.Count < 2);
        return entities;
    }

    /// <summary>Prints who and what a plain text mentions more than once.</summary>
    public static int Show(string file)
    {
        using var document = Analyzer.Load().Analyze(File.ReadAllText(file));
        foreach (var entity in document.Entities)
        {
            if (!entity.IsMentionedOnce)
                Console.WriteLine($"{entity.NameKind.Label()}\t{Short(entity.Best.ToString())}\t{string.Join(" | ", entity.Mentions.ToArray().Select(m => Short(m.ToString())))}");
        }
        return 0;
    }

    /// <summary>One line for each decision that gold does not share, and for each gold mention that was not found.</summary>
    public static void WriteErrors(string name, Document document, IReadOnlyList<GoldMention> gold, TextWriter writer)
    {
        var goldOf = gold.ToDictionary(g => g.Span, g => g.Entity);
        var last = new Dictionary<int, EntityMention>();
        var found = new HashSet<TextSpan>();
        foreach (var mention in document.Mentions)
        {
            var span = mention.Span.TextSpan;
            found.Add(span);
            var entity = goldOf.GetValueOrDefault(span, -1);
            var joined = last.TryGetValue(mention.Entity.Index, out var before);
            var goldBefore = joined ? goldOf.GetValueOrDefault(before.Span.TextSpan, -1) : -1;
            var expected = gold.Where(g => g.Entity == entity && g.Span.Start < span.Start).OrderBy(g => g.Span.Start).LastOrDefault();
            var verdict = (joined, entity >= 0 && expected.Span.Length > 0) switch
            {
                (true, true) when goldBefore == entity => "right",
                (true, true) => "wrong",
                (true, false) => entity >= 0 ? "first" : "invented",
                (false, true) => "missed",
                _ => "",
            };
            if (verdict is not ("" or "right"))
                writer.WriteLine($"{verdict}\t{name}\t{mention.Kind}\t{Short(mention.Span.ToString())}\t->\t{(joined ? Short(before.Span.ToString()) : "")}\tgold\t{(expected.Span.Length > 0 ? Short(expected.Span.In(document.Text)) : "")}");
            last[mention.Entity.Index] = mention;
        }
        foreach (var mention in gold.Where(g => !found.Contains(g.Span)))
            writer.WriteLine($"unfound\t{name}\t\t{Short(mention.Span.In(document.Text))}\tfor\t{At(document, mention.Head)}");
    }

    /// <summary>What was found instead, at the gold head.</summary>
    private static string At(Document document, int head)
    {
        var token = document[Math.Min(document.TokenAt(head), document.TokenCount - 1)];
        return (document.MentionOf(token) is { } found ? Short(found.ToString()) : "") + $"\t{token.Upos} {token.Relation}";
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 70 } longer ? longer[..70] + "…" : text.ReplaceLineEndings(" ");
}
