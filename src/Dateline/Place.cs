namespace Dateline;

/// <summary>What kind of place a name means.</summary>
public enum PlaceKind
{
    /// <summary>A city, town or village.</summary>
    City,

    /// <summary>A first- or lower-level division of a country.</summary>
    Region,

    /// <summary>A country or territory.</summary>
    Country,

    /// <summary>A continent or a part of the world.</summary>
    Continent,

    /// <summary>A river, sea, mountain, island.</summary>
    Nature,

    /// <summary>A building, square, airport, base.</summary>
    Facility,

    /// <summary>Something else, or not known.</summary>
    Other,
}

/// <summary>Words of the report that name a place, with the place they mean.</summary>
public sealed record Place
{
    /// <summary>The words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The place's present English name; absent where the words could not be resolved.</summary>
    public string? Name { get; init; }

    /// <summary>Country as an ISO 3166-1 alpha-3 code.</summary>
    public string? Country { get; init; }

    /// <summary>First-level division.</summary>
    public string? Admin1 { get; init; }

    /// <summary>What kind of place.</summary>
    public PlaceKind Kind { get; init; } = PlaceKind.Other;

    /// <summary>Latitude in degrees north (WGS 84).</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude in degrees east (WGS 84).</summary>
    public double? Longitude { get; init; }

    /// <summary>Key in GeoNames.</summary>
    public long? GeonameId { get; init; }
}

/// <summary>Why a row has the place that it has.</summary>
public enum PlaceBasis
{
    /// <summary>Named in its clause.</summary>
    Clause,

    /// <summary>Named in its sentence.</summary>
    Sentence,

    /// <summary>Carried along the narrative.</summary>
    Report,

    /// <summary>Named by the dateline.</summary>
    Dateline,
}

/// <summary>Where something happened.</summary>
/// <param name="Places">Indexes into <see cref="Chronicle.Places"/>, the best first; never empty.</param>
/// <param name="Basis">Why.</param>
public sealed record Where(IReadOnlyList<int> Places, PlaceBasis Basis);
