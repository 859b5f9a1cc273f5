namespace Dateline.Projects;

/// <summary>The columns that a file of a project may have.</summary>
/// <param name="File">Its name.</param>
/// <param name="Needed">Columns without which a row says nothing.</param>
/// <param name="Others">Columns that may be left out.</param>
internal sealed record RegistryShape(string File, string[] Needed, string[] Others)
{
    public static RegistryShape Outlets { get; } = new("outlets.txt", ["name", "domains"], ["names", "country"]);

    public static RegistryShape Agencies { get; } = new("agencies.txt", ["name"], ["id", "country", "domains", "names"]);

    public static RegistryShape Places { get; } = new("places.txt", ["name", "kind", "country", "latitude", "longitude"], ["division", "population", "names", "geonames"]);

    /// <summary>All files, in the order in which they are read.</summary>
    public static IReadOnlyList<RegistryShape> All { get; } = [Outlets, Agencies, Places];

    /// <summary>All columns, in the order in which a row counts for the fingerprint.</summary>
    public IEnumerable<string> Columns => Needed.Concat(Others);
}
