using System.Globalization;
using System.Text;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>One place of the registry.</summary>
internal sealed record PlaceRow(long? GeonameId, string Name, PlaceKind Kind, string? Country, string? Admin1, double Latitude, double Longitude, long Population, bool IsCapital)
{
    /// <summary>The fields of a line: identifier, name, kind, country, division, latitude, longitude, and, where known, population and other names.</summary>
    public const int Fields = 9;

    /// <summary>Reads a line of the registry.</summary>
    public static PlaceRow Parse(ReadOnlySpan<byte> line)
    {
        Span<Range> f = stackalloc Range[Fields];
        var count = LexiconBytes.Fields(line, f);
        var (kind, isCapital) = KindOf(line[f[2]]);
        return new PlaceRow(
            long.TryParse(line[f[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null, Encoding.UTF8.GetString(line[f[1]]), kind, Text(line[f[3]]), Text(line[f[4]]),
            double.Parse(line[f[5]], CultureInfo.InvariantCulture), double.Parse(line[f[6]], CultureInfo.InvariantCulture), count > 7 ? PopulationOf(line[f[7]]) : 0, isCapital);
    }

    /// <summary>What a bare name most likely means: a country before a capital before a town by its people; a town before the division around it.</summary>
    /// <param name="kind">The field of the kind.</param>
    /// <param name="population">The field of the population.</param>
    /// <param name="isOwnName">Whether the name is the place's first.</param>
    public static double Weight(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> population, bool isOwnName)
    {
        var (of, isCapital) = KindOf(kind);
        var weight = of switch
        {
            PlaceKind.Country => 1e12,
            PlaceKind.Continent => 1e11,
            PlaceKind.Nature or PlaceKind.Other => 1e6,
            PlaceKind.Region => Math.Max(1e5, PopulationOf(population) * 0.5),
            _ => PopulationOf(population) + (isCapital ? 1e9 : 0),
        };
        return isOwnName ? weight : weight * 0.1;
    }

    private static (PlaceKind Kind, bool IsCapital) KindOf(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("city"u8) ? (PlaceKind.City, false)
        : word.SequenceEqual("region"u8) ? (PlaceKind.Region, false)
        : word.SequenceEqual("country"u8) ? (PlaceKind.Country, false)
        : word.SequenceEqual("capital"u8) ? (PlaceKind.City, true)
        : word.SequenceEqual("nature"u8) ? (PlaceKind.Nature, false)
        : word.SequenceEqual("continent"u8) ? (PlaceKind.Continent, false)
        : (PlaceKind.Other, false);

    private static long PopulationOf(ReadOnlySpan<byte> field) => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 0;

    private static string? Text(ReadOnlySpan<byte> field) => field.IsEmpty ? null : Encoding.UTF8.GetString(field);
}
