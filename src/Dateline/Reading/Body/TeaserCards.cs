namespace Dateline.Reading.Body;

/// <summary>Recognises cards that announce other articles: many elements alike, each a linked headline with a line or two of text.</summary>
internal static class TeaserCards
{
    private const int Fewest = 4;
    private const int MostBlocks = 6;
    private const int LongestText = 700;
    private const int ShortestHeadline = 15;

    /// <summary>Gives every card of <paramref name="outline"/> the role <see cref="BlockRole.Related"/>.</summary>
    public static void Mark(PageOutline outline)
    {
        var families = new Dictionary<(Tag, string), (int Members, int Cards)>();
        foreach (var container in outline.Containers)
        {
            if (FamilyOf(container) is not { } family)
                continue;
            var (members, cards) = families.GetValueOrDefault(family);
            families[family] = (members + 1, cards + (IsCard(outline, container) ? 1 : 0));
        }
        foreach (var container in outline.Containers)
        {
            if (FamilyOf(container) is { } family && families[family] is var (members, cards) && cards >= Fewest && cards > 0.7 * members)
                container.Role |= BlockRole.Related;
        }
    }

    private static (Tag, string)? FamilyOf(Container container)
    {
        var blocks = container.EndBlock - container.FirstBlock;
        return blocks is < 2 or > MostBlocks || container.Tag == Tag.P || container.Element.ClassName is not { Length: > 0 } name ? null : (container.Tag, name);
    }

    private static bool IsCard(PageOutline outline, Container container)
    {
        var length = 0;
        var hasHeadline = false;
        for (var i = container.FirstBlock; i < container.EndBlock; i++)
        {
            var block = outline.Blocks[i];
            length += block.Text.Length;
            hasHeadline |= block.LinkDensity > 0.8 && block.Text.Length >= ShortestHeadline;
        }
        return hasHeadline && length <= LongestText;
    }
}
