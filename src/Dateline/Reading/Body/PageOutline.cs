using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>A page reduced to what matters for finding its article: block elements as a tree in page order, and the blocks of text in them.</summary>
internal sealed class PageOutline
{
    /// <summary>Block elements in the order in which they open; a parent stands before its children.</summary>
    public List<Container> Containers { get; } = [];

    /// <summary>Blocks of text, in the order of the page.</summary>
    public List<TextBlock> Blocks { get; } = [];

    /// <summary>Nodes visited; the work of everything that follows is in proportion to it.</summary>
    public int Visited { get; set; }
}

/// <summary>A block element of the page.</summary>
internal sealed class Container(int parent, IElement element, Tag tag, BlockRole role, int firstBlock)
{
    /// <summary>Index of the container around it; -1 for the outermost.</summary>
    public int Parent { get; } = parent;

    /// <summary>The element.</summary>
    public IElement Element { get; } = element;

    /// <summary>Its tag.</summary>
    public Tag Tag { get; } = tag;

    /// <summary>What it is for, by its own sign.</summary>
    public BlockRole Role { get; set; } = role;

    /// <summary>Index of its first block.</summary>
    public int FirstBlock { get; } = firstBlock;

    /// <summary>Index behind its last block.</summary>
    public int EndBlock { get; set; }

    /// <summary>Index behind the last container in it.</summary>
    public int EndContainer { get; set; }

    /// <summary>Pictures in it.</summary>
    public int Images { get; set; }

    /// <summary>How much text of the kind that articles consist of lies in it.</summary>
    public double Weight { get; set; }

    /// <summary>Whether it was looked at and found to hold no article.</summary>
    public bool IsRejected { get; set; }

    /// <summary>Whether it lies beside the text, in the container that holds the parts of the text.</summary>
    public bool IsOutside { get; set; }
}

/// <summary>A stretch of text between two block boundaries.</summary>
internal sealed class TextBlock(int container, IElement element, BlockKind kind, string text, int linkLength, int emphasisLength)
{
    /// <summary>Index of the innermost container.</summary>
    public int Container { get; } = container;

    /// <summary>The element that holds it.</summary>
    public IElement Element { get; } = element;

    /// <summary>What it would be in an article.</summary>
    public BlockKind Kind { get; } = kind;

    /// <summary>The words, white space collapsed.</summary>
    public string Text { get; } = text;

    /// <summary>Characters of <see cref="Text"/> inside links.</summary>
    public int LinkLength { get; } = linkLength;

    /// <summary>Characters of <see cref="Text"/> in bold or italics.</summary>
    public int EmphasisLength { get; } = emphasisLength;

    /// <summary>Share of the text that is links.</summary>
    public double LinkDensity => (double)LinkLength / Text.Length;
}
