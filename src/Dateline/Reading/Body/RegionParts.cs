namespace Dateline.Reading.Body;

/// <summary>Gathers the parts of a text: many pages cut it into several containers, with other things between them.</summary>
/// <remarks>A part is known by the same markup as the container found, or by lying beside it and being nothing but prose. A headline of the first
/// rank between two parts parts two articles, as on pages that load the next one below.</remarks>
internal sealed class RegionParts
{
    /// <summary>How many levels up other parts of the text are looked for.</summary>
    private const int LevelsUp = 5;

    private const double LightestKin = 100;

    private readonly List<Container> _containers;
    private readonly int[] _headlines;
    private readonly long[] _lengthBefore;

    private RegionParts(PageOutline outline)
    {
        _containers = outline.Containers;
        _lengthBefore = new long[outline.Blocks.Count + 1];
        for (var i = 0; i < outline.Blocks.Count; i++)
            _lengthBefore[i + 1] = _lengthBefore[i] + outline.Blocks[i].Text.Length;
        _headlines = [.. Enumerable.Range(0, outline.Blocks.Count).Where(i => outline.Blocks[i].Element.LocalName == "h1")];
    }

    /// <summary>The container that holds <paramref name="found"/> and all other parts of its text; what else lies in it is marked as outside.</summary>
    public static int Gather(PageOutline outline, int found)
    {
        var parts = new RegionParts(outline);
        return parts.TakeInNeighbours(parts.TakeInKin(found));
    }

    /// <summary>Takes in the containers with the same tag and class, wherever they are.</summary>
    private int TakeInKin(int found)
    {
        var main = _containers[found];
        if (main.Element.ClassName is not { Length: > 0 })
            return found;
        var kin = new List<int> { found };
        for (var i = 1; i < _containers.Count; i++)
        {
            var other = _containers[i];
            var isDisjoint = other.FirstBlock >= main.EndBlock || other.EndBlock <= main.FirstBlock;
            if (isDisjoint && other.Weight >= LightestKin && IsAlike(other, main) && IsText(other) && !IsPartedFrom(other, main))
                kin.Add(i);
        }
        return kin.Count == 1 ? found : Enclose(kin);
    }

    /// <summary>The innermost container around all of <paramref name="parts"/>; everything in it beside them is marked as outside.</summary>
    private int Enclose(List<int> parts)
    {
        var first = parts.Min();
        var last = parts.Max();
        var around = first;
        while (last >= _containers[around].EndContainer || around == first)
            around = _containers[around].Parent;
        var known = parts.ToHashSet();
        var inside = new HashSet<int>(parts);
        foreach (var part in parts)
        {
            for (var i = _containers[part].Parent; i > around && inside.Add(i); i = _containers[i].Parent)
            {
            }
        }
        for (var i = around + 1; i < _containers[around].EndContainer; i++)
        {
            if (known.Contains(i))
                i = _containers[i].EndContainer - 1;
            else if (!inside.Contains(i))
                _containers[i].IsOutside = true;
        }
        return around;
    }

    /// <summary>Goes up as long as parts of the text lie beside.</summary>
    private int TakeInNeighbours(int found)
    {
        var main = found;
        var below = found;
        for (var level = 0; level < LevelsUp && _containers[below].Parent > 0; level++)
        {
            var parent = _containers[below].Parent;
            var children = ChildrenOf(parent);
            var parts = children.Where(child => child != below && IsNeighbour(_containers[child], _containers[below])).ToHashSet();
            if (parts.Sum(part => _containers[part].Weight) > 0.03 * _containers[main].Weight)
            {
                ShutOut(below, main);
                Mark(children, parts, below);
                main = parent;
            }
            below = parent;
        }
        return main;
    }

    private void Mark(List<int> children, HashSet<int> parts, int main)
    {
        foreach (var child in children)
        {
            var container = _containers[child];
            if (!parts.Contains(child))
                container.IsOutside = child != main && container.Tag != Tag.Heading && !IsAlike(container, _containers[main]);
            else if (IsOpening(container, _containers[main]))
                container.Role |= BlockRole.Header;
        }
    }

    /// <summary>What lay beside the former container on the way up to <paramref name="top"/> stays outside.</summary>
    private void ShutOut(int top, int former)
    {
        for (var at = former; at != top; at = _containers[at].Parent)
        {
            foreach (var child in ChildrenOf(_containers[at].Parent))
                _containers[child].IsOutside |= child != at;
        }
    }

    private List<int> ChildrenOf(int parent)
    {
        var children = new List<int>();
        for (var i = parent + 1; i < _containers[parent].EndContainer; i = _containers[i].EndContainer)
            children.Add(i);
        return children;
    }

    private bool IsNeighbour(Container part, Container main) =>
        IsText(part) && !IsPartedFrom(part, main)
        && (part.Tag == Tag.P || IsOpening(part, main) || IsAlike(part, main) || (part.Role & BlockRole.Body) != BlockRole.None);

    /// <summary>Whether a container holds running text and hardly anything else.</summary>
    private bool IsText(Container part)
    {
        const BlockRole notText = (BlockRole.Foreign | BlockRole.Aside | BlockRole.Apart) & ~BlockRole.Title;
        if (part.Weight <= 0 || (part.Role & notText) != BlockRole.None)
            return false;
        return part.Weight >= 0.5 * (_lengthBefore[part.EndBlock] - _lengthBefore[part.FirstBlock]);
    }

    /// <summary>Whether a headline of the first rank stands between the two, or opens the lower one.</summary>
    private bool IsPartedFrom(Container part, Container main)
    {
        var from = Math.Min(part.EndBlock, main.EndBlock);
        var to = part.FirstBlock > main.FirstBlock ? part.EndBlock : main.FirstBlock;
        var at = Array.BinarySearch(_headlines, from);
        at = at < 0 ? ~at : at;
        return at < _headlines.Length && _headlines[at] < to;
    }

    /// <summary>Whether a container stands between the headline and the text, and holds no picture.</summary>
    private bool IsOpening(Container part, Container main) =>
        _headlines.Length > 0 && part.FirstBlock > _headlines[0] && part.EndBlock <= main.FirstBlock && part.Images == 0 && !IsAlike(part, main);

    private static bool IsAlike(Container part, Container main) =>
        part.Tag == main.Tag && part.Element.ClassName == main.Element.ClassName;
}
