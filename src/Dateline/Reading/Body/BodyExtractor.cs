using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>Page → the article alone.</summary>
internal sealed class BodyExtractor
{
    private readonly ClassWords _words = ClassWords.Load();

    /// <summary>Finds the article of <paramref name="page"/>.</summary>
    public ArticleBody Extract(IDocument page, BodyHints hints)
    {
        if (page.Body is not { } root)
            return new ArticleBody { Refusal = NoArticle };
        var outline = OutlineBuilder.Build(root, new ElementRoles(_words));
        var blocks = outline.Blocks
            .Where(block => block.Kind == BlockKind.Paragraph && block.Text.Length > 40 && block.LinkDensity < 0.5)
            .Select(block => new BodyBlock(block.Kind, block.Text, block.Element))
            .ToList();
        return blocks.Count == 0 ? new ArticleBody { Refusal = NoArticle } : new ArticleBody { Blocks = blocks };
    }

    private static Refusal NoArticle => new("DL0120", "the page has no article");
}
