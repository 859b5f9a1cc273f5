namespace Dateline.Places;

/// <summary>Words that name a place, before it is known which.</summary>
/// <param name="First">First word.</param>
/// <param name="End">Behind the last word.</param>
/// <param name="Senses">What the registry knows under that name, the likeliest first; empty where it knows nothing.</param>
/// <param name="Kind">What kind of place the words around it say it is, or null.</param>
internal sealed record PlaceDraft(int First, int End, IReadOnlyList<PlaceSense> Senses, PlaceKind? Kind)
{
    /// <summary>The place meant; null where the registry does not know it.</summary>
    public PlaceRow? Row { get; set; } = Senses.Count > 0 ? Senses[0].Row : null;

    /// <summary>The country in which a place lies that the registry does not know: that of the larger place named behind it.</summary>
    public PlaceRow? Within { get; set; }
}
