namespace Dateline.Language.Network;

/// <summary>The widths of the network's parts. All multiples of sixteen, so that no part needs padding inside a row.</summary>
/// <param name="WordWidth">A word's own vector.</param>
/// <param name="AffixWidth">The vector of its beginnings, endings and shapes.</param>
/// <param name="RunWidth">The vector of its letter runs.</param>
/// <param name="Width">One direction of a recurrent layer; words enter the first with twice as much.</param>
/// <param name="Layers">Recurrent layers.</param>
/// <param name="TagLayer">The layer (from 1) whose answer the tags are read from.</param>
/// <param name="TagWidth">Between that layer and the tags.</param>
/// <param name="ArcWidth">A word as dependent, and as head.</param>
/// <param name="LabelWidth">A word as dependent, and as head, when the relation is named.</param>
internal sealed record NetworkShape(
    int WordWidth, int AffixWidth, int RunWidth, int Width, int Layers, int TagLayer, int TagWidth, int ArcWidth, int LabelWidth)
{
    /// <summary>The three vectors of a word side by side.</summary>
    public int EmbeddingWidth => WordWidth + AffixWidth + RunWidth;

    /// <summary>Both directions.</summary>
    public int BothWidth => 2 * Width;

    /// <summary>A token as arc dependent, arc head, label dependent, label head, side by side in this order.</summary>
    public int RoleWidth => 2 * ArcWidth + 2 * LabelWidth;
}
