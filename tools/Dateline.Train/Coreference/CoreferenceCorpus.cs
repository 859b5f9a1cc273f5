using Dateline.Language;
using Dateline.Language.Coreference;
using Dateline.Train.Names;

namespace Dateline.Train.Coreference;

/// <summary>One document of GUM: its text as our own engine reads it, and the gold mentions by their place in the text.</summary>
/// <param name="Name">The document's name in GUM.</param>
/// <param name="Document">Words, tags, tree and names, all predicted from the text.</param>
/// <param name="Gold">Gold mentions of entities that are mentioned twice or more; one for each stretch of text.</param>
internal sealed record CoreferenceDocument(string Name, Document Document, IReadOnlyList<GoldMention> Gold);

/// <summary>A gold mention.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Head">Where its head word begins, by the gold tree.</param>
/// <param name="Entity">Number of who or what is meant.</param>
internal readonly record struct GoldMention(TextSpan Span, int Head, int Entity);

/// <summary>Reads GUM's marks of identity.</summary>
/// <remarks>
/// One entity is one group number of GUM: names, nouns, pronouns, clauses taken up again, appositions and predicates that GUM links (its link types coref, ana, cata, appos, pred, disc).
/// Bridging and split antecedents are other links and are not read. Entities that are mentioned once are left out, as in CoNLL-2012.
/// </remarks>
internal static class CoreferenceCorpus
{
    /// <param name="file">CoNLL-U with GUM's marks.</param>
    /// <param name="analyzer">Reads the text anew; null keeps the gold words and trees, without names.</param>
    public static IEnumerable<CoreferenceDocument> Read(string file, Analyzer? analyzer)
    {
        var sentences = new List<ConlluSentence>();
        foreach (var sentence in Treebank.Read(file))
        {
            if (sentences.Count > 0 && sentence.Comment("newdoc id") is not null)
            {
                yield return Make(sentences, analyzer);
                sentences.Clear();
            }
            sentences.Add(sentence);
        }
        if (sentences.Count > 0)
            yield return Make(sentences, analyzer);
    }

    private static CoreferenceDocument Make(List<ConlluSentence> sentences, Analyzer? analyzer)
    {
        var words = Conllu.ToDocument(sentences);
        var gold = Gold(sentences, words);
        return new CoreferenceDocument(sentences[0].Comment("newdoc id") ?? "", analyzer?.Analyze(words.Text) ?? words, gold);
    }

    /// <summary>The gold mentions of sentences whose words are those of <paramref name="words"/>.</summary>
    public static IReadOnlyList<GoldMention> Gold(IReadOnlyList<ConlluSentence> sentences, Document words)
    {
        var mentions = new List<GoldMention>();
        var numbers = new Dictionary<string, int>();
        var seen = new HashSet<TextSpan>();
        var first = 0;
        foreach (var sentence in sentences)
        {
            foreach (var (start, end, group, _) in GumEntities.Marks(sentence))
            {
                if (!numbers.TryGetValue(group, out var entity))
                    numbers[group] = entity = numbers.Count;
                var span = words.Span(first + start, first + end).TextSpan;
                if (seen.Add(span))
                    mentions.Add(new GoldMention(span, words[first + HeadOf(sentence, start, end)].TextSpan.Start, entity));
            }
            first += sentence.Words.Count;
        }
        var counts = mentions.CountBy(m => m.Entity).ToDictionary();
        return [.. mentions.Where(m => counts[m.Entity] > 1)];
    }

    private static int HeadOf(ConlluSentence sentence, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (sentence.Words[i].Head - 1 < start || sentence.Words[i].Head - 1 >= end)
                return i;
        }
        return end - 1;
    }

    /// <summary>For each mention that our rules find the gold entity, or -1: by the same stretch of text; else by the same head word.</summary>
    public static int[] Align(Resolution resolution, IReadOnlyList<GoldMention> gold)
    {
        var bySpan = gold.ToDictionary(g => g.Span, g => g.Entity);
        var byHead = new Dictionary<int, (int Length, int Entity)>();
        foreach (var mention in gold)
        {
            if (!byHead.TryGetValue(mention.Head, out var known) || known.Length > mention.Span.Length)
                byHead[mention.Head] = (mention.Span.Length, mention.Entity);
        }
        var entities = new int[resolution.Count];
        for (var m = 0; m < entities.Length; m++)
        {
            ref var sight = ref resolution.Sight(m);
            var span = resolution.Document.Span(sight.Start, sight.End).TextSpan;
            entities[m] = bySpan.TryGetValue(span, out var exact) ? exact
                : sight.Class == MentionClass.Coordination ? -1
                : byHead.TryGetValue(resolution.Document[sight.Head].TextSpan.Start, out var headed) ? headed.Entity : -1;
        }
        return entities;
    }
}
