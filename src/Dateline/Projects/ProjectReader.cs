using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dateline.Projects;

/// <summary>The files of a project → what they say, and what is wrong with them.</summary>
internal static class ProjectReader
{
    public static Project Read(IEnumerable<ProjectFile> files)
    {
        var faults = new FaultList();
        var tables = RegistryShape.All.ToDictionary(shape => shape, _ => new List<RegistryRow>());
        foreach (var file in files)
        {
            if (RegistryShape.All.FirstOrDefault(s => s.File == file.Name) is { } shape)
                tables[shape].AddRange(RegistryTable.Read(shape, file, faults));
            else
                faults.Add("DL0500", file.Name, 1, "No registry is called so.", $"The files are: {string.Join(", ", Project.FileNames)}. Rename it, or take it out of the folder.");
        }
        if (tables.Values.All(rows => rows.Count == 0))
            return new(null, faults.All);
        var checks = new ValueChecks(faults);
        var sources = OwnSource.Read(tables[RegistryShape.Outlets], tables[RegistryShape.Agencies], checks);
        var places = OwnPlace.Read(tables[RegistryShape.Places], checks);
        return new(Fingerprint(tables), faults.All) { Sources = sources, Places = places, Summary = Summary(tables) };
    }

    private static string Summary(Dictionary<RegistryShape, List<RegistryRow>> tables) =>
        string.Join(", ", RegistryShape.All.Where(shape => tables[shape].Count > 0).Select(shape => string.Create(CultureInfo.InvariantCulture, $"{tables[shape].Count:N0} in {shape.File}")));

    /// <summary>The rows as one text, each column by its name, so that only what they say counts.</summary>
    private static string Fingerprint(Dictionary<RegistryShape, List<RegistryRow>> tables)
    {
        var text = new StringBuilder();
        foreach (var shape in RegistryShape.All)
        {
            foreach (var row in tables[shape])
                text.Append(shape.File).Append('|').AppendJoin('|', shape.Columns.Where(c => row[c].Length > 0).Select(c => c + "=" + row[c])).Append('\n');
        }
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
