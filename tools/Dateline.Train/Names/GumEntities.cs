using System.Text.RegularExpressions;
using Dateline.Language;
using Dateline.Language.Names;

namespace Dateline.Train.Names;

/// <summary>The names among GUM's entity marks.</summary>
internal static partial class GumEntities
{
    /// <summary>One label a word.</summary>
    public static byte[] Labels(ConlluSentence sentence)
    {
        var words = sentence.Words;
        var labels = new byte[words.Count];
        var marks = Marks(sentence).OrderByDescending(s => s.End - s.Start).ToList();
        foreach (var (start, end, _, type) in marks)
        {
            var kind = type switch
            {
                "person" => NameKind.Person,
                "organization" => NameKind.Organization,
                "place" => NameKind.Location,
                _ => NameKind.None,
            };
            var head = Enumerable.Range(start, end - start).FirstOrDefault(i => words[i].Head - 1 < start || words[i].Head - 1 >= end, -1);
            if (kind == NameKind.None || head < 0 || words[head].Upos != Upos.Propn || words[head].Xpos is not ("NNP" or "NNPS"))
                continue;
            var (first, last) = (head, head + 1);
            while (first > start && IsOfName(words, first - 1))
                first--;
            while (last < end && IsOfName(words, last))
                last++;
            // University of X, House of the Y: the preposition belongs to the name where a proper noun follows it.
            while (kind == NameKind.Organization && last < end - 1 && words[last].Form is "of" or "for" && Follows(words, last, end) is { } next)
            {
                last = next + 1;
                while (last < end && IsOfName(words, last))
                    last++;
            }
            if (kind == NameKind.Person)
            {
                while (first < head && words[first].Relation == Relation.NmodDesc)
                    first++;
            }
            if (labels.AsSpan(first, last - first).ContainsAnyExcept((byte)0))
                continue;
            for (var i = first; i < last; i++)
                labels[i] = (byte)NameLabels.Of(kind, i == first);
        }
        return labels;
    }

    private static bool IsOfName(IReadOnlyList<ConlluWord> words, int at) => words[at].Upos == Upos.Propn
        || (words[at].Form is "-" or "&" && at > 0 && at + 1 < words.Count && words[at - 1].Upos == Upos.Propn && words[at + 1].Upos == Upos.Propn)
        || (words[at].Xpos is "NNP" or "NNPS");

    private static int? Follows(IReadOnlyList<ConlluWord> words, int at, int end)
    {
        var next = at + 1;
        if (next < end - 1 && words[next].Form is "the")
            next++;
        return next < end && IsOfName(words, next) ? next : null;
    }

    /// <summary>All marks that begin and end in one sentence: words, the number of who or what is meant, its type.</summary>
    public static IEnumerable<(int Start, int End, string Group, string Type)> Marks(ConlluSentence sentence)
    {
        var open = new List<(string Id, string Type, int Start)>();
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            if (ConlluMisc.Value(sentence.Words[i].Misc, "Entity") is not { } marks)
                continue;
            foreach (Match mark in Mark().Matches(marks))
            {
                var parts = mark.Groups["body"].Value.Split('-');
                if (mark.Groups["open"].Success)
                    open.Add((parts[0], parts.Length > 1 ? parts[1] : "", i));
                if (!mark.Groups["close"].Success)
                    continue;
                var at = open.FindLastIndex(o => o.Id == parts[0]);
                if (at < 0)
                    continue;
                yield return (open[at].Start, i + 1, open[at].Id, open[at].Type);
                open.RemoveAt(at);
            }
        }
    }

    [GeneratedRegex(@"(?<open>\()?(?<body>[^()]+)(?<close>\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
