using Dateline.Language;
using Dateline.Language.Names;

namespace Dateline.Train.Names;

/// <summary>A block of sentences with gold labels: what the name finder reads at once.</summary>
internal sealed record NameBlock(Document Document, byte[] Labels, float Weight);

/// <summary>Named-entity files of several schemes, brought to one.</summary>
internal static class NameCorpus
{
    private static readonly Dictionary<string, NameKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PER"] = NameKind.Person, ["person"] = NameKind.Person, ["politician"] = NameKind.Person,
        ["ORG"] = NameKind.Organization, ["organisation"] = NameKind.Organization, ["politicalparty"] = NameKind.Organization,
        ["corporation"] = NameKind.Organization, ["group"] = NameKind.Organization,
        ["LOC"] = NameKind.Location, ["location"] = NameKind.Location, ["country"] = NameKind.Location,
        ["OTH"] = NameKind.Other, ["MISC"] = NameKind.Other, ["misc"] = NameKind.Other, ["election"] = NameKind.Other, ["event"] = NameKind.Other,
        ["product"] = NameKind.Other, ["creative-work"] = NameKind.Other, ["Nationality"] = NameKind.Other,
    };

    public static IEnumerable<NameBlock> Read(string file, float weight, NameLists lists)
    {
        using var reader = Treebank.Open(file);
        var sentences = Iob2.Read(reader).ToList();
        var phrases = Path.GetFileName(file).StartsWith("re3d", StringComparison.Ordinal);
        foreach (var block in sentences.Chunk(NameFinder.BlockSentences))
        {
            var labels = new List<byte>();
            foreach (var sentence in block)
            {
                var row = Labels(sentence);
                if (phrases)
                    TrimPhrases(sentence, row, lists);
                labels.AddRange(row);
            }
            yield return new NameBlock(Iob2.ToDocument(block), [.. labels], weight);
        }
    }

    private static byte[] Labels(IReadOnlyList<Iob2.Row> sentence)
    {
        var labels = new byte[sentence.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var tag = sentence[i].Tag;
            var kind = tag.Length > 2 ? Kinds.GetValueOrDefault(tag[2..]) : NameKind.None;
            var begins = tag[0] == 'B' || i == 0 || NameLabels.KindOf(labels[i - 1]) != kind;
            labels[i] = (byte)NameLabels.Of(kind, begins);
        }
        return labels;
    }

    /// <summary>re3d marks whole phrases, pronouns among them: of each what has a capital is kept, without articles and titles; a country is a place.</summary>
    private static void TrimPhrases(IReadOnlyList<Iob2.Row> sentence, byte[] labels, NameLists lists)
    {
        for (int start = 0, end; start < labels.Length; start = end)
        {
            end = start + 1;
            if (labels[start] == 0)
                continue;
            while (end < labels.Length && NameLabels.IsInside(labels[end]))
                end++;
            var (first, last) = (start, end);
            while (first < last && (!char.IsUpper(sentence[first].Form[0]) || (lists.Find(NameLists.Key(sentence[first].Form)) & (Gazetteers.Common | Gazetteers.Title)) != Gazetteers.None))
                first++;
            while (last > first && !char.IsUpper(sentence[last - 1].Form[0]))
                last--;
            var kind = NameLabels.KindOf(labels[start]);
            var key = NameLists.Key(string.Join(' ', sentence.Skip(first).Take(last - first).Select(r => r.Form)));
            if (kind == NameKind.Organization && (lists.Find(key) & Gazetteers.Country) != Gazetteers.None)
                kind = NameKind.Location;
            for (var i = start; i < end; i++)
                labels[i] = i < first || i >= last ? (byte)0 : (byte)NameLabels.Of(kind, i == first);
        }
    }

    /// <summary>GUM's entities that have a proper noun as head: of each the run of proper nouns around the head, of and the between them allowed.</summary>
    public static IEnumerable<NameBlock> ReadGum(string file, float weight)
    {
        foreach (var block in Treebank.Read(file).Chunk(NameFinder.BlockSentences))
        {
            var labels = block.SelectMany(GumEntities.Labels).ToArray();
            yield return new NameBlock(Conllu.ToDocument(block, wordsOnly: true), labels, weight);
        }
    }
}
