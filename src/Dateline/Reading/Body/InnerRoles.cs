namespace Dateline.Reading.Body;

/// <summary>What the containers inside the article's container are for.</summary>
internal static class InnerRoles
{
    /// <summary>Roles that even a large part of the article's container may have.</summary>
    private const BlockRole Stubborn = BlockRole.Comments | BlockRole.Footer | BlockRole.Navigation;

    /// <summary>Roles that an embedded post does not take over from what it is wrapped in: "social-embed", "widget".</summary>
    private const BlockRole OfWrapping = BlockRole.Share | BlockRole.Widget | BlockRole.Figure;

    /// <summary>For each container from <paramref name="main"/> on, all that it and those around it, up to <paramref name="main"/>, are for.
    /// What holds much of the text is for nothing else.</summary>
    public static BlockRole[] Of(PageOutline outline, int main)
    {
        var containers = outline.Containers;
        var end = containers[main].EndContainer;
        var roles = new BlockRole[end - main];
        for (var i = main + 1; i < end; i++)
        {
            var container = containers[i];
            var around = container.Parent <= main ? BlockRole.None : roles[container.Parent - main];
            if ((container.Role & BlockRole.Post) != BlockRole.None)
                around &= ~OfWrapping;
            roles[i - main] = around | Own(container, containers[main]);
        }
        return roles;
    }

    private static BlockRole Own(Container container, Container main)
    {
        if (container.IsOutside)
            return BlockRole.Related;
        return container.Weight > 0.4 * main.Weight ? container.Role & Stubborn : container.Role;
    }
}
