using Dateline.Language;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Runs the finished model, as the product does, over a treebank's own words, and counts what is right.</summary>
internal static class GoldTokens
{
    /// <summary>Counts; relations with their subtypes, then without.</summary>
    public static (Tally Tally, int Universal) Measure(GrammarStage stage, IReadOnlyList<TreebankSentence> sentences)
    {
        var document = DocumentOf(sentences);
        stage.Annotate(document);
        var (upos, features, heads, relations, universal, index) = (0, 0, 0, 0, 0, 0);
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                var token = document[index + i];
                upos += token.Upos.Label() == sentence.Upos[i] ? 1 : 0;
                features += token.Features.ToString() == sentence.Features[i] ? 1 : 0;
                if ((token.IsRoot ? 0 : token.Head.Index - index + 1) != sentence.Heads[i])
                    continue;
                heads++;
                var relation = RelationLabels.Parse(sentence.Relations[i]);
                relations += token.Relation == relation ? 1 : 0;
                universal += token.Relation.Universal() == relation.Universal() ? 1 : 0;
            }
            index += sentence.Length;
        }
        return (new Tally(0, index, upos, 0, features, heads, relations), universal);
    }

    /// <summary>A hash of every tag, feature, head and relation.</summary>
    public static string Digest(Document document)
    {
        var text = new System.Text.StringBuilder();
        foreach (var token in document.Tokens)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{token.Upos.Label()} {token.Features} {token.Head.Index} {token.Relation.Label()}\n");
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A document of the treebank's words, a blank between any two.</summary>
    public static Document DocumentOf(IReadOnlyList<TreebankSentence> sentences)
    {
        var text = new System.Text.StringBuilder();
        var words = new List<(int Start, int End, bool Continues)>();
        var starts = new List<int>();
        foreach (var sentence in sentences)
        {
            starts.Add(words.Count);
            foreach (var form in sentence.Forms)
            {
                words.Add((text.Length, text.Length + form.Length, false));
                text.Append(form).Append(' ');
            }
        }
        return Document.OfWords(text.ToString(), words, starts);
    }
}
