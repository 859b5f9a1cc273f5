using System.Globalization;
using System.Text;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>One place of the registry.</summary>
internal sealed record PlaceRow(long? GeonameId, string Name, PlaceKind Kind, string? Country, string? Admin1, double Latitude, double Longitude, long Population, bool IsCapital, bool IsDistrict)
{
    /// <summary>A place of which nothing is known.</summary>
    public static PlaceRow Nowhere { get; } = new(null, "", PlaceKind.Other, null, null, 0, 0, 0, false, false);

    /// <summary>Whether a project lists it: whoever does so expects to read of it.</summary>
    public bool IsListed { get; init; }

    /// <summary>The fields of a line: name, identifier, kind, country, division, latitude, longitude, and, where known, population.</summary>
    public const int Fields = 8;

    /// <summary>A town of fewer people is not the first thing that its name means.</summary>
    private const long LargeTown = 100_000;

    /// <summary>Whether the name means it where nothing else speaks for a place: a country, a part of the world, a division of the first level, a capital, a large town, a place that a project lists.</summary>
    public bool IsWellKnown => IsListed || Kind switch
    {
        PlaceKind.City => IsCapital || Population >= LargeTown,
        PlaceKind.Region => !IsDistrict,
        _ => true,
    };

    /// <summary>How likely the bare name means it, as a power of ten of people: a country before a capital before a town by its people; a town before the division around it.</summary>
    public double Weight => Kind switch
    {
        PlaceKind.Country => 9,
        PlaceKind.Continent => 8.5,
        PlaceKind.Nature or PlaceKind.Other => 6,
        PlaceKind.Region when IsDistrict => Math.Min(5, Powers(Population / 4)),
        PlaceKind.Region => Math.Max(5, Powers(Population / 2)),
        _ => IsCapital ? 8.6 : Powers(Population),
    };

    /// <summary>Reads a line of the registry.</summary>
    public static PlaceRow Parse(ReadOnlySpan<byte> line)
    {
        Span<Range> f = stackalloc Range[Fields];
        var count = LexiconBytes.Fields(line, f);
        if (count < Fields - 1)
            throw new InvalidOperationException($"a line of the registry of places has too few fields: {Encoding.UTF8.GetString(line)}");
        var kind = line[f[2]];
        return new PlaceRow(
            long.TryParse(line[f[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null, Encoding.UTF8.GetString(line[f[0]]), KindOf(kind), Text(line[f[3]]), Text(line[f[4]]),
            double.Parse(line[f[5]], CultureInfo.InvariantCulture), double.Parse(line[f[6]], CultureInfo.InvariantCulture),
            count > 7 && long.TryParse(line[f[7]], NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 0,
            kind.SequenceEqual("capital"u8), kind.SequenceEqual("district"u8));
    }

    private static double Powers(long people) => Math.Log10(Math.Max(people, 1000));

    private static PlaceKind KindOf(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("city"u8) || word.SequenceEqual("capital"u8) ? PlaceKind.City
        : word.SequenceEqual("region"u8) || word.SequenceEqual("district"u8) ? PlaceKind.Region
        : word.SequenceEqual("country"u8) ? PlaceKind.Country
        : word.SequenceEqual("nature"u8) ? PlaceKind.Nature
        : word.SequenceEqual("continent"u8) ? PlaceKind.Continent
        : PlaceKind.Other;

    private static string? Text(ReadOnlySpan<byte> field) => field.IsEmpty ? null : Encoding.UTF8.GetString(field);
}
