using System.Text;
using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>Page → the article alone. Load once, use for every page; thread-safe.</summary>
internal sealed class BodyExtractor
{
    private const int ShortestAnchor = 300;
    private const int MostAttempts = 3;

    private readonly ClassWords _words = ClassWords.Load();
    private readonly LinePhrases _phrases = LinePhrases.Load();

    /// <summary>Finds the article of <paramref name="page"/>.</summary>
    public ArticleBody Extract(IDocument page, BodyHints hints) => Extract(page, hints, null);

    /// <summary>The same, and every decision is written to <paramref name="trace"/>.</summary>
    public ArticleBody Extract(IDocument page, BodyHints hints, StringBuilder? trace)
    {
        if (page.Body is not { } root)
            return new ArticleBody { Refusal = NoArticle };
        var outline = OutlineBuilder.Build(root, new ElementRoles(_words));
        var anchor = hints.StructuredBody is { Length: >= ShortestAnchor } body ? new WordRuns(body) : null;
        if (outline.Blocks.Count == 0)
            return new ArticleBody { Refusal = NoArticle };
        TeaserCards.Mark(outline);
        var (main, verdicts) = Search(outline, hints, anchor);
        if (main < 0)
            return new ArticleBody { Refusal = NoArticle };
        if (trace is not null)
            Explain(outline, main, verdicts, trace);
        var blocks = new List<BodyBlock>();
        for (var i = 0; i < verdicts.Length; i++)
        {
            var block = outline.Blocks[outline.Containers[main].FirstBlock + i];
            if (verdicts[i].Kept)
                blocks.Add(new BodyBlock(block.Kind, block.Text, block.Element));
        }
        var (standfirst, keptOut) = Surroundings.Sort(outline, main, verdicts, hints, _phrases, BodyText.Join(blocks));
        return new ArticleBody { Blocks = standfirst is { } opening ? [opening, .. blocks] : blocks, KeptOut = keptOut };
    }

    /// <summary>The article's container and the verdicts on its blocks. A container of which nothing is left was the wrong one, and the next is tried.</summary>
    private (int Main, Verdict[] Verdicts) Search(PageOutline outline, BodyHints hints, WordRuns? anchor)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var main = MainRegion.Find(outline, anchor);
            if (main < 0)
                break;
            var verdicts = BlockJudge.Judge(outline, main, hints, anchor, _phrases);
            if (verdicts.Any(verdict => verdict.Kept))
                return (main, verdicts);
            outline.Containers[main].IsRejected = true;
        }
        return (-1, []);
    }

    private static Refusal NoArticle => new("DL0120", "the page has no article");

    private static void Explain(PageOutline outline, int main, Verdict[] verdicts, StringBuilder trace)
    {
        var first = outline.Containers[main].FirstBlock;
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            var block = outline.Blocks[i];
            var verdict = i >= first && i - first < verdicts.Length ? verdicts[i - first].Kept ? "+" : "-" + verdicts[i - first].Reason : ".";
            trace.Append(verdict).Append('\t').Append(block.Kind).Append('\t').Append(Path(outline, block.Container, main).ReplaceLineEndings(".").Replace((char)9, (char)46)).Append('\t').Append(block.Text.Replace('\n', ' ')).Append('\n');
        }
    }

    private static string Path(PageOutline outline, int container, int main)
    {
        var path = "";
        for (var i = container; i >= 0 && i != main && path.Length < 250; i = outline.Containers[i].Parent)
        {
            var element = outline.Containers[i].Element;
            path = $"{element.LocalName}.{element.ClassName?.Replace(' ', '.')}#{element.Id}/{path}";
        }
        return path;
    }
}
