namespace Dateline.Reading.Body;

/// <summary>Finds the container that holds the article.</summary>
/// <remarks>Prose has weight; weight is summed up the tree, and the way goes down from the root into the child that holds most of it. Then the way
/// goes up again as long as parts of the same text lie beside: many pages cut their text into several containers, with other things between.</remarks>
internal sealed class MainRegion
{
    private const double Nearly = 0.6;
    private const int HeaviestBlock = 1000;

    /// <summary>A page with less than this may have no article: what prose it has is its legal notice.</summary>
    private const double LittleProse = 1000;

    /// <summary>How many levels up other parts of the text are looked for.</summary>
    private const int LevelsUp = 5;

    /// <summary>Roles that a large part of a page can well have: a long discussion, a long legal notice.</summary>
    private const BlockRole Stubborn = BlockRole.Comments | BlockRole.Footer | BlockRole.Navigation;

    private readonly PageOutline _outline;
    private readonly double[] _blockWeights;
    private readonly double[] _listWeights;
    private readonly int _headline;

    private MainRegion(PageOutline outline, WordRuns? anchor)
    {
        _outline = outline;
        _headline = outline.Blocks.FindIndex(block => block.Element.LocalName == "h1");
        _blockWeights = [.. outline.Blocks.Select(block => Weight(block, anchor))];
        _listWeights = [.. outline.Blocks.Select(block => IsProse(block) || block.LinkLength > 0 ? 0 : 0.25 * Math.Min(block.Text.Length, HeaviestBlock))];
    }

    /// <summary>Index of the container of the article; -1 where the page has no prose.</summary>
    public static int Find(PageOutline outline, WordRuns? anchor) => new MainRegion(outline, anchor).Find();

    /// <summary>Whether a block reads like running text.</summary>
    public static bool IsProse(TextBlock block) =>
        block.Kind is not (BlockKind.Heading or BlockKind.TableRow) && block.LinkDensity < 0.5
        && (block.Text.Length >= 80 || (block.Text.Length >= 25 && EndsSentence(block.Text)));

    /// <summary>Whether a text ends as a sentence does.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var bare = text.TrimEnd("\"'”’»)] ");
        return bare.Length > 0 && bare[^1] is '.' or '!' or '?' or '…' or ':' or '。' or '؟' or '।';
    }

    private int Find()
    {
        ForgetRejected();
        SumUp();
        var total = _outline.Containers[0].Weight;
        if (total <= 0)
            return -1;
        CancelMistakenRoles(total);
        Discount();
        SumUp();
        return _outline.Containers[0].Weight <= 0 ? -1 : Widen(Descend());
    }

    private void ForgetRejected()
    {
        foreach (var container in _outline.Containers)
        {
            if (container.IsRejected)
            {
                Array.Clear(_blockWeights, container.FirstBlock, container.EndBlock - container.FirstBlock);
                Array.Clear(_listWeights, container.FirstBlock, container.EndBlock - container.FirstBlock);
            }
        }
    }

    private static double Weight(TextBlock block, WordRuns? anchor)
    {
        if (!IsProse(block))
            return 0;
        var weight = (double)Math.Min(block.Text.Length, HeaviestBlock) - block.LinkLength;
        return anchor is not null && anchor.Share(block.Text) > 0.6 ? 3 * weight : weight;
    }

    private void SumUp()
    {
        var containers = _outline.Containers;
        foreach (var container in containers)
            container.Weight = 0;
        for (var i = 0; i < _blockWeights.Length; i++)
            containers[_outline.Blocks[i].Container].Weight += _blockWeights[i];
        for (var i = containers.Count - 1; i > 0; i--)
            containers[containers[i].Parent].Weight += containers[i].Weight;
    }

    /// <summary>A class word on an element that holds most of the page's prose does not mean what it says: "has-sidebar", "no-comments".</summary>
    private void CancelMistakenRoles(double total)
    {
        foreach (var container in _outline.Containers)
        {
            var isNearlyAll = container.Weight > 0.85 * total && total > LittleProse;
            if (container.Weight > 0.5 * total)
                container.Role &= BlockRole.Body | BlockRole.Article | (isNearlyAll ? BlockRole.None : Stubborn);
        }
    }

    private void Discount()
    {
        var inherited = new BlockRole[_outline.Containers.Count];
        for (var i = 0; i < inherited.Length; i++)
        {
            var container = _outline.Containers[i];
            inherited[i] = container.Role | (container.Parent < 0 ? BlockRole.None : inherited[container.Parent]);
        }
        for (var i = 0; i < _blockWeights.Length; i++)
        {
            var roles = inherited[_outline.Blocks[i].Container];
            if ((roles & BlockRole.Foreign) != BlockRole.None)
                _blockWeights[i] *= 0.05;
            else if ((roles & (BlockRole.Aside | BlockRole.Caption | BlockRole.Biography)) != BlockRole.None)
                _blockWeights[i] *= 0.3;
            // Where the page says that this is the body, a list of names or a table is the text, too.
            else if ((roles & BlockRole.Body) != BlockRole.None)
                _blockWeights[i] = (2 * _blockWeights[i]) + _listWeights[i];
        }
    }

    private int Descend()
    {
        var containers = _outline.Containers;
        var heaviest = new int[containers.Count];
        Array.Fill(heaviest, -1);
        for (var i = containers.Count - 1; i > 0; i--)
        {
            var parent = containers[i].Parent;
            if (heaviest[parent] < 0 || containers[i].Weight >= containers[heaviest[parent]].Weight)
                heaviest[parent] = i;
        }
        var at = 0;
        while (heaviest[at] is >= 0 and var child && containers[child].Weight >= Nearly * containers[at].Weight && MayHoldAnArticle(containers[child]))
            at = child;
        return at;
    }

    private static bool MayHoldAnArticle(Container container) =>
        container.Tag is not (Tag.P or Tag.Heading or Tag.Item or Tag.List or Tag.Definition) && container.EndBlock - container.FirstBlock > 1
        && (container.Role & (BlockRole.Quote | BlockRole.Post)) == BlockRole.None;

    /// <summary>Takes in the parts of the text that lie beside the container found, and shuts out what else lies there.</summary>
    private int Widen(int found)
    {
        var containers = _outline.Containers;
        var main = found;
        var below = found;
        for (var level = 0; level < LevelsUp && containers[below].Parent > 0; level++)
        {
            var parent = containers[below].Parent;
            var children = ChildrenOf(parent);
            var parts = children.Where(child => child != below && BelongsTo(containers[child], containers[below])).ToList();
            if (parts.Sum(part => containers[part].Weight) > 0.03 * containers[main].Weight)
            {
                foreach (var child in children)
                    containers[child].IsOutside = child != below && !parts.Contains(child) && !IsSmallProse(containers[child], containers[below]);
                foreach (var part in parts.Where(part => IsOpening(containers[part], containers[below])))
                    containers[part].Role |= BlockRole.Header;
                ShutOut(below, main);
                main = parent;
            }
            below = parent;
        }
        return main;
    }

    /// <summary>What lay beside the former container on the way up to <paramref name="top"/> stays outside.</summary>
    private void ShutOut(int top, int former)
    {
        for (var at = former; at != top; at = _outline.Containers[at].Parent)
        {
            foreach (var child in ChildrenOf(_outline.Containers[at].Parent))
                _outline.Containers[child].IsOutside |= child != at;
        }
    }

    private List<int> ChildrenOf(int parent)
    {
        var children = new List<int>();
        for (var i = parent + 1; i < _outline.Containers.Count && _outline.Containers[i].FirstBlock <= _outline.Containers[parent].EndBlock; i++)
        {
            if (_outline.Containers[i].Parent == parent)
                children.Add(i);
        }
        return children;
    }

    /// <summary>Whether a container holds another part of the text of <paramref name="main"/>, its neighbour.</summary>
    private bool BelongsTo(Container part, Container main)
    {
        const BlockRole notText = BlockRole.Foreign | BlockRole.Aside | BlockRole.Apart;
        if (part.Weight <= 0 || (part.Role & notText & ~BlockRole.Title) != BlockRole.None)
            return false;
        var length = 0;
        for (var i = part.FirstBlock; i < part.EndBlock; i++)
            length += _outline.Blocks[i].Text.Length;
        var isMostlyProse = part.Weight >= 0.6 * Math.Min(length, HeaviestBlock);
        return isMostlyProse && (part.Tag == Tag.P || IsOpening(part, main) || IsAlike(part, main) || (part.Role & BlockRole.Body) != BlockRole.None);
    }

    /// <summary>Whether a container stands between the headline and the text, and holds no picture.</summary>
    private bool IsOpening(Container part, Container main) =>
        _headline >= 0 && part.FirstBlock > _headline && part.EndBlock <= main.FirstBlock && part.Images == 0 && !IsAlike(part, main);

    private static bool IsAlike(Container part, Container main) =>
        part.Tag == main.Tag && part.Element.ClassName == main.Element.ClassName;

    private static bool IsSmallProse(Container part, Container main) =>
        part.Tag == Tag.Heading || IsAlike(part, main);
}
