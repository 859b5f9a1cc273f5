using System.Text;
using Dateline.Places;

namespace Dateline.Registries;

/// <summary>The lines of a registry of places, sorted so that a name is found by halving.</summary>
internal static class Gazetteer
{
    /// <summary>A line for every place, and one for every further name of it.</summary>
    /// <param name="places">The places; of several with the same name and weight, the first is meant.</param>
    /// <param name="countries">The table of countries: their other and former names are names of the places, too.</param>
    public static IEnumerable<string> Lines(List<Row> places, IEnumerable<Dictionary<string, string>> countries)
    {
        var lines = new List<(string Key, string Line)>();
        var named = new HashSet<(string, string)>();
        foreach (var place in places)
        {
            if (Take(place.Name, place) is { } own)
                lines.Add((own, Line(place.Name, place.Id, place.Kind, place.Country, place.Division, place.Latitude, place.Longitude, place.People)));
        }
        foreach (var place in places)
            lines.AddRange(Further(place, place.Others));
        foreach (var country in countries)
        {
            if (places.Find(p => p.Kind == "country" && Key(p.Name) == Key(country["name"])) is { } place)
                lines.AddRange(Further(place, country["official_name"].Split('|').Concat(country["other_names"].Split('|')).Concat(country["former_names"].Split('|'))));
        }
        return lines.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Line);

        IEnumerable<(string, string)> Further(Row place, IEnumerable<string> names)
        {
            foreach (var name in names.Select(n => n.Trim()))
            {
                if (Take(name, place) is { } key)
                    yield return (key, Line(name, "=", place.Name, place.Id));
            }
        }

        // A single letter names nothing, and a place has a name once.
        string? Take(string name, Row place) => name.Length > 1 && Key(name) is { Length: > 0 } key && named.Add((key, place.Id)) ? key : null;
    }

    private static string Key(string name)
    {
        Span<char> key = stackalloc char[FoldedName.Longest];
        return new string(key[..FoldedName.Of(Encoding.UTF8.GetBytes(name), key)]);
    }

    private static string Line(params string[] fields) => string.Join(" | ", fields.Select(f => f.Replace('|', '/'))).TrimEnd();

    /// <summary>A place of the input, as text.</summary>
    internal sealed record Row(string Id, string Name, string Kind, string Country, string Division, string Latitude, string Longitude, string People, IReadOnlyList<string> Others);
}
