using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>What a block of article text is.</summary>
internal enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A heading inside the text.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A paragraph of a block quotation or of an embedded post.</summary>
    Quote,

    /// <summary>A row of a table, its cells separated by tabs.</summary>
    TableRow,
}

/// <summary>A block of the article, in the order of the page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words, white space collapsed; a forced line break is a line feed.</param>
/// <param name="Source">The element that holds it; none where it stands in the head of the page.</param>
internal readonly record struct BodyBlock(BlockKind Kind, string Text, IElement? Source);

/// <summary>What a block is that belongs to the report and yet not to its text.</summary>
internal enum KeptOutKind
{
    /// <summary>The caption of a picture, with its credit where the page does not part them.</summary>
    Caption,

    /// <summary>Who made or supplied a picture.</summary>
    PictureCredit,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>When it was published or changed, as printed.</summary>
    Date,

    /// <summary>Place and agency in a block of their own.</summary>
    Dateline,

    /// <summary>Where the text comes from: "Source: …", "(Agency)", "Reporting by …", "© 2021 Agency".</summary>
    SourceLine,

    /// <summary>The summary between headline and text.</summary>
    Standfirst,

    /// <summary>The headline, repeated.</summary>
    Title,

    /// <summary>A note on a correction or an update.</summary>
    Correction,

    /// <summary>About the author.</summary>
    Biography,
}

/// <summary>Where a block stood, seen from the article's text.</summary>
internal enum KeptOutPlace
{
    /// <summary>Before the first block of the text.</summary>
    Before,

    /// <summary>Between blocks of the text.</summary>
    Inside,

    /// <summary>Behind the last block of the text.</summary>
    After,
}

/// <summary>A block kept out of the text, because it is evidence for something else: who wrote it, whose text and pictures these are.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it stood.</param>
/// <param name="Text">Its words, white space collapsed.</param>
/// <param name="Source">The element that holds it.</param>
internal readonly record struct KeptOutBlock(KeptOutKind Kind, KeptOutPlace Place, string Text, IElement Source);

/// <summary>The article of a page, and what stood around it.</summary>
internal sealed record ArticleBody
{
    /// <summary>The blocks of the text, in order.</summary>
    public IReadOnlyList<BodyBlock> Blocks { get; init; } = [];

    /// <summary>What was kept out of the text, in order of the page.</summary>
    public IReadOnlyList<KeptOutBlock> KeptOut { get; init; } = [];

    /// <summary>Why the page has no article, where it has none.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What is doubtful about it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The text: blocks separated by one blank line, rows of one table by a line feed.</summary>
    public string Text => field ??= BodyText.Join(Blocks);
}
