namespace Dateline.Places;

/// <summary>A place that a name may mean.</summary>
/// <param name="Row">The place.</param>
/// <param name="IsOwn">Whether it is the place's first name; its other names mean it more seldom.</param>
internal readonly record struct PlaceSense(PlaceRow Row, bool IsOwn)
{
    /// <summary>How likely the bare name means it, as a power of ten of people.</summary>
    public double Weight => IsOwn ? Row.Weight : Row.Kind == PlaceKind.Country ? Row.Weight - 0.5 : Row.Weight - 1;
}
