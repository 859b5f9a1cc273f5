using System.Text;
using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>Page → the article alone. Load once, use for every page; thread-safe.</summary>
internal sealed class BodyExtractor(ReadingLimits? limits = null)
{
    private const int ShortestAnchor = 300;
    private const int MostAttempts = 3;

    private readonly ReadingLimits _limits = limits ?? ReadingLimits.Default;
    private readonly ClassWords _words = ClassWords.Load();
    private readonly LinePhrases _phrases = LinePhrases.Load();

    /// <summary>Finds the article of <paramref name="page"/>. Never throws on its account; the work is in proportion to the page.</summary>
    public ArticleBody Extract(IDocument page, BodyHints hints) => Extract(page, hints, null);

    /// <summary>The same, and every decision is written to <paramref name="trace"/>.</summary>
    public ArticleBody Extract(IDocument page, BodyHints hints, StringBuilder? trace)
    {
        if (page.Body is not { } root)
            return new ArticleBody { Refusal = NoText };
        var outline = OutlineBuilder.Build(root, hints.Roles ?? new ElementRoles(_words));
        if (outline.Blocks.Count == 0)
            return new ArticleBody { Refusal = NoText };
        TeaserCards.Mark(outline);
        var anchor = hints.StructuredBody is { Length: >= ShortestAnchor } body ? new WordRuns(body) : null;
        var (main, verdicts) = Search(outline, hints, anchor);
        if (trace is not null)
            BodyTrace.Write(outline, main, verdicts, trace);
        var check = new ArticleCheck(outline, main, verdicts, hints, _phrases);
        if (check.Objection() is { } objection)
            return new ArticleBody { Refusal = objection };
        return Assemble(outline, main, verdicts, hints) with { Diagnostics = check.Doubts() };
    }

    private ArticleBody Assemble(PageOutline outline, int main, Verdict[] verdicts, BodyHints hints)
    {
        var blocks = new List<BodyBlock>();
        for (var i = 0; i < verdicts.Length; i++)
        {
            var block = outline.Blocks[outline.Containers[main].FirstBlock + i];
            if (verdicts[i].Kept)
                blocks.Add(new BodyBlock(block.Kind, block.Text, block.Element));
        }
        var (standfirst, keptOut) = Surroundings.Sort(outline, main, verdicts, hints, _phrases, BodyText.Join(blocks));
        if (standfirst is { } opening)
            blocks.Insert(0, opening);
        var length = blocks.Sum(block => (long)block.Text.Length + 2);
        return length > _limits.ArticleLength
            ? new ArticleBody { Refusal = new Refusal("DL0113", $"the article is longer than {_limits.ArticleLength} characters") }
            : new ArticleBody { Blocks = blocks, KeptOut = keptOut };
    }

    /// <summary>The article's container and the verdicts on its blocks. A container of which nothing is left was the wrong one, and the next is tried.</summary>
    private (int Main, Verdict[] Verdicts) Search(PageOutline outline, BodyHints hints, WordRuns? anchor)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var main = MainRegion.Find(outline, anchor);
            if (main < 0)
                break;
            if (!IsInNoPlaceForAnArticle(outline, main))
            {
                var verdicts = BlockJudge.Judge(outline, main, hints, anchor, _phrases);
                if (verdicts.Any(verdict => verdict.Kept))
                    return (main, verdicts);
            }
            outline.Containers[main].IsRejected = true;
        }
        return (0, []);
    }

    /// <summary>Whether the container lies in a footer or a menu: where the article is missing, their prose is the most there is.</summary>
    private static bool IsInNoPlaceForAnArticle(PageOutline outline, int container)
    {
        for (var at = container; at >= 0; at = outline.Containers[at].Parent)
        {
            // The elements only: class words such as "menu" or "footer" also stand on what holds the whole page.
            if (outline.Containers[at].Element.LocalName is "footer" or "nav")
                return true;
        }
        return false;
    }

    private static Refusal NoText => new("DL0120", "the page has no article: it has no text");
}
