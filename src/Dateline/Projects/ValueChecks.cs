using System.Globalization;
using Dateline.Lexica;

namespace Dateline.Projects;

/// <summary>Looks at single values of a row; what is wrong is told, and the value is then absent.</summary>
internal sealed class ValueChecks(FaultList faults)
{
    private readonly Lazy<HashSet<string>> _countries = new(() => LexiconText.Lines("actors/countries.txt").Select(line => line.Fields()[0]).ToHashSet(StringComparer.Ordinal));

    public FaultList Faults => faults;

    /// <summary>A country as ISO 3166-1 alpha-3. The codes AAA–AAZ, QMA–QZZ, XAA–XZZ and ZZA–ZZZ the standard leaves to its users: for countries that are none, or none any more.</summary>
    /// <returns>Whether it is right or absent.</returns>
    public bool Country(RegistryRow row, string column, out string? country)
    {
        country = row[column] is { Length: > 0 } given ? given : null;
        if (country is null || _countries.Value.Contains(country) || IsLeftToUsers(country))
            return true;
        faults.Add("DL0505", row, $"'{country}' is no code of a country.", "Give its three capitals of ISO 3166-1 (alpha-3), as in NOR; for a country that has none, a code from XAA to XZZ.");
        return false;
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, with a point and without blanks.</summary>
    public double? Number(RegistryRow row, string column, double least, double most)
    {
        if (double.TryParse(row[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        faults.Add("DL0506", row, $"The {column} '{row[column]}' is no number from {Text(least)} to {Text(most)}.", $"Give it in degrees with a decimal point, as in 61.2305{(column == "latitude" ? "; north is positive" : column == "longitude" ? "; east is positive" : "")}.");
        return null;
    }

    /// <summary>A whole number, not below 0.</summary>
    /// <returns>Whether it is right or absent.</returns>
    public bool Whole(RegistryRow row, string column, out long? number)
    {
        number = null;
        if (row[column].Length == 0)
            return true;
        if (long.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            number = given;
            return true;
        }
        faults.Add("DL0506", row, $"The {column} '{row[column]}' is no whole number.", "Write it in digits alone, as in 12000.");
        return false;
    }

    private static bool IsLeftToUsers(string code) =>
        code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] && (code[0] == 'X' || code.StartsWith("AA", StringComparison.Ordinal) || code.StartsWith("ZZ", StringComparison.Ordinal) || (code[0] == 'Q' && code[1] >= 'M'));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
