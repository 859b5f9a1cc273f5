namespace Dateline.Reading.Body;

/// <summary>Finds the container that holds the article.</summary>
/// <remarks>Prose has weight; weight is summed up the tree, and the way goes down from the root into the child that holds most of it.
/// <see cref="RegionParts"/> then gathers what belongs to it and lies beside.</remarks>
internal sealed class MainRegion
{
    private const double Nearly = 0.6;
    private const int HeaviestBlock = 1000;

    /// <summary>A page with less than this may have no article: what prose it has is its legal notice.</summary>
    private const double LittleProse = 1000;

    /// <summary>Roles that a large part of a page can well have: a long discussion, a long legal notice.</summary>
    private const BlockRole Stubborn = BlockRole.Comments | BlockRole.Footer | BlockRole.Navigation;

    private readonly PageOutline _outline;
    private readonly double[] _blockWeights;
    private readonly double[] _listWeights;

    private MainRegion(PageOutline outline, WordRuns? anchor)
    {
        _outline = outline;
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
        return _outline.Containers[0].Weight <= 0 ? -1 : RegionParts.Gather(_outline, Descend());
    }

    private void ForgetRejected()
    {
        foreach (var container in _outline.Containers)
        {
            container.IsOutside = false;
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
            if (container.Weight > 0.5 * total && container.Element.LocalName is not ("footer" or "nav"))
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
}
