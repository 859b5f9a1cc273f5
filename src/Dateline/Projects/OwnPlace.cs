using System.Globalization;
using Dateline.Places;

namespace Dateline.Projects;

/// <summary>A place that a project names.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Row">The place.</param>
/// <param name="OtherNames">Its other names.</param>
internal sealed record OwnPlace(RegistryRow Line, PlaceRow Row, IReadOnlyList<string> OtherNames)
{
    // Countries are no places alone: their people, their governments and their codes hang on them.
    private static readonly (string Word, PlaceKind Kind)[] Kinds =
    [
        ("city", PlaceKind.City), ("capital", PlaceKind.City), ("region", PlaceKind.Region), ("district", PlaceKind.Region), ("nature", PlaceKind.Nature), ("facility", PlaceKind.Facility), ("other", PlaceKind.Other),
    ];

    /// <summary>All names of the places of a project; null where it has none.</summary>
    public static PlaceNames? Names(IReadOnlyList<OwnPlace> places) =>
        places.Count == 0 ? null : new PlaceNames(places.SelectMany(p => p.OtherNames.Select(n => (n, new PlaceSense(p.Row, IsOwn: false))).Prepend((p.Row.Name, new PlaceSense(p.Row, IsOwn: true)))));

    public static List<OwnPlace> Read(IReadOnlyList<RegistryRow> rows, ValueChecks checks)
    {
        var places = new List<OwnPlace>();
        var lines = new Dictionary<(string, string?, string), int>();
        foreach (var row in rows)
        {
            if (Read(row, checks) is not { } place)
                continue;
            var key = (PlaceNames.Folded(place.Row.Name), place.Row.Country, place.Row.Admin1 ?? "");
            if (lines.TryAdd(key, row.Line))
                places.Add(place);
            else
                checks.Faults.Add("DL0507", row, string.Create(CultureInfo.InvariantCulture, $"The place '{place.Row.Name}' stands in line {lines[key]} already."), "Leave one of them out, or say under 'division' which is which.");
        }
        return places;
    }

    private static OwnPlace? Read(RegistryRow row, ValueChecks checks)
    {
        var kind = Array.FindIndex(Kinds, k => k.Word == row["kind"]);
        if (kind < 0)
            checks.Faults.Add("DL0505", row, $"'{row["kind"]}' is no kind of place.", $"The kinds are: {string.Join(", ", Kinds.Select(k => k.Word))}.");
        var isRight = kind >= 0 & checks.Country(row, "country", out var country) & checks.Whole(row, "population", out var population) & checks.Whole(row, "geonames", out var geonames);
        var (latitude, longitude) = (checks.Number(row, "latitude", -90, 90), checks.Number(row, "longitude", -180, 180));
        string[] names = [row["name"], .. row.List("names")];
        foreach (var name in names)
            isRight &= CanBeFound(row, name, checks.Faults);
        if (!isRight || latitude is null || longitude is null)
            return null;
        var place = new PlaceRow(geonames, names[0], Kinds[kind].Kind, country, row["division"] is { Length: > 0 } division ? division : null, latitude.Value, longitude.Value, population ?? 0, row["kind"] == "capital", row["kind"] == "district") { IsListed = true };
        return new(row, place, names[1..]);
    }

    private static bool CanBeFound(RegistryRow row, string name, FaultList faults)
    {
        if (PlaceNames.CanBeFound(name))
            return true;
        faults.Add("DL0508", row, $"'{name}' is never found in a text: a name of a place begins with a capital, and its longer words do, too.", "Write it as reports print it; it may have five words.");
        return false;
    }
}
