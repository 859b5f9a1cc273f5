namespace Dateline.Stories;

/// <summary>Whether two reports that name different places may mean one: a town and its province, a suburb and its city.</summary>
internal static class PlaceRelation
{
    /// <summary>Kilometres between two towns that one report may call by the one name and another by the other.</summary>
    private const double Near = 30;

    private const double KilometresOfDegree = 111.2;

    public static bool MayBeOne(Place a, Place b)
    {
        if (a.Name is { } name && name == b.Name)
            return true;
        if (a.Kind == PlaceKind.Continent || b.Kind == PlaceKind.Continent || a.Country is null || b.Country is null)
            return a.Name is not null && b.Name is not null;
        if (a.Country != b.Country)
            return false;
        return Holds(a, b) || Holds(b, a) || Distance(a, b) <= Near;
    }

    private static bool Holds(Place whole, Place part) => whole.Kind switch
    {
        PlaceKind.Country => true,
        PlaceKind.Region => part.Admin1 is null || part.Admin1 == whole.Name || part.Admin1 == whole.Admin1,
        // A river, a sea or a mountain may lie beside any town of its country.
        PlaceKind.Nature or PlaceKind.Facility or PlaceKind.Other => true,
        _ => false,
    };

    /// <summary>Kilometres between two places on a flat map, near enough for what is near; far where one has no coordinates.</summary>
    private static double Distance(Place a, Place b)
    {
        if (a is not { Latitude: { } latitude, Longitude: { } longitude } || b is not { Latitude: { } otherLatitude, Longitude: { } otherLongitude })
            return double.MaxValue;
        var east = (longitude - otherLongitude) * Math.Cos((latitude + otherLatitude) / 2 * Math.PI / 180);
        return KilometresOfDegree * Math.Sqrt((east * east) + ((latitude - otherLatitude) * (latitude - otherLatitude)));
    }
}
