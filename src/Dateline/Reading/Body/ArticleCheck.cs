namespace Dateline.Reading.Body;

/// <summary>Whether what was found is an article at all: not a front page, a login form, a legal notice.</summary>
internal sealed class ArticleCheck(PageOutline outline, int main, Verdict[] verdicts, BodyHints hints, LinePhrases phrases)
{
    /// <summary>Less prose is an article only on a page that says so.</summary>
    private const int VeryShort = 140;

    /// <summary>More prose than this before a wall is no mere beginning.</summary>
    private const int Beginning = 1500;

    /// <summary>So many linked headlines make a page that lists articles.</summary>
    private const int ManyHeadlines = 15;

    /// <summary>Less prose on the front of a site, among a few linked headlines, is its teasers.</summary>
    private const int FewHeadlines = 5, LittleProse = 1000;

    private const int ShortestHeadline = 20;
    private const int FewestTeasers = 4;
    private const int BlocksBehind = 15;
    private const int LongestCall = 200;

    /// <summary>Why there is no article; null where there is one.</summary>
    public Refusal? Objection()
    {
        var prose = Prose();
        if (prose < VeryShort && (prose == 0 || !hints.IsArticle) && HasWall())
            return new Refusal("DL0122", "the text stands behind a login or a pay wall");
        var headlines = outline.Blocks.Count(IsLinkedHeadline);
        if (hints.IsFront && (headlines >= ManyHeadlines || (headlines >= FewHeadlines && prose < LittleProse)))
            return new Refusal("DL0121", $"the page is the front of a site: it lists articles ({headlines} linked headlines)");
        if ((headlines >= ManyHeadlines && IsMostlyTeasers()) || (headlines >= ManyHeadlines && prose < VeryShort && !IsDeclared()))
            return new Refusal("DL0121", $"the page lists articles ({headlines} linked headlines) and holds none");
        if (prose == 0 || (prose < VeryShort && !IsDeclared()))
            return new Refusal("DL0120", "the page has no article: no run of text that reads like one");
        return null;
    }

    /// <summary>What is doubtful about the article.</summary>
    public IReadOnlyList<Diagnostic> Doubts()
    {
        var prose = Prose();
        if (prose < Beginning && HasWall())
            return [new Diagnostic(Severity.Warning, "DL0123", "only the beginning of the text is there; the rest stands behind a login or a pay wall")];
        return prose < VeryShort ? [new Diagnostic(Severity.Info, "DL0126", $"the page holds very little text ({prose} characters)")] : [];
    }

    private int Prose()
    {
        var prose = 0;
        for (var i = 0; i < verdicts.Length; i++)
            prose += verdicts[i].Kept && Block(i).Kind != BlockKind.Heading ? Block(i).Text.Length - Block(i).LinkLength : 0;
        return prose;
    }

    private TextBlock Block(int i) => outline.Blocks[outline.Containers[main].FirstBlock + i];

    /// <summary>Whether a wall stands in or right behind the text; the call to sign in at the top of a page says nothing.</summary>
    private bool HasWall()
    {
        var container = outline.Containers[main];
        var end = Math.Min(outline.Blocks.Count, container.EndBlock + BlocksBehind);
        for (var i = container.FirstBlock; i < end; i++)
        {
            if (outline.Blocks[i].Text.Length < LongestCall && phrases.Of(outline.Blocks[i].Text) == BlockRole.Wall)
                return true;
        }
        return false;
    }

    private static bool IsLinkedHeadline(TextBlock block) => block.Text.Length >= ShortestHeadline && block.LinkDensity > 0.8;

    /// <summary>Whether most paragraphs stand right under a linked headline.</summary>
    private bool IsMostlyTeasers()
    {
        var paragraphs = 0;
        var teasers = 0;
        for (var i = 1; i < verdicts.Length; i++)
        {
            if (!verdicts[i].Kept || !MainRegion.IsProse(Block(i)))
                continue;
            paragraphs++;
            teasers += IsLinkedHeadline(Block(i - 1)) ? 1 : 0;
        }
        return teasers >= FewestTeasers && teasers > 0.6 * paragraphs;
    }

    /// <summary>Whether the page says that this is an article: by its metadata, an element, or a headline of the first rank.</summary>
    private bool IsDeclared()
    {
        if (hints.IsFront)
            return false;
        if (hints.IsArticle || hints.StructuredBody is { Length: > 0 })
            return true;
        for (var at = main; at >= 0; at = outline.Containers[at].Parent)
        {
            if ((outline.Containers[at].Role & (BlockRole.Body | BlockRole.Article)) != BlockRole.None)
                return true;
        }
        var first = outline.Containers[main].FirstBlock;
        return outline.Blocks.Take(first + verdicts.Length).Any(block => block.Element.LocalName == "h1");
    }
}
