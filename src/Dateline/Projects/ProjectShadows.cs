using Dateline.Language;
using Dateline.Places;
using Dateline.Reading.Provenance;

namespace Dateline.Projects;

/// <summary>Finds the rows of a project that stand before something the program knows by the same name.</summary>
internal static class ProjectShadows
{
    private const string Meant = "Nothing, if that is meant; otherwise take the name out, or make it longer.";

    public static List<ProjectFault> Of(Project project)
    {
        var faults = new FaultList();
        if (project.Sources.Count > 0)
            Sources(project.Sources, faults);
        if (project.Places.Count > 0)
            Places(project.Places, faults);
        return [.. faults.All];
    }

    private static void Sources(IReadOnlyList<OwnSource> sources, FaultList faults)
    {
        var registry = SourceRegistry.Load([]);
        foreach (var (row, source, forms) in sources)
        {
            foreach (var known in forms.Select(f => registry.Find(f.TrimEnd('?'), allowWeak: true, source.Country)).Concat(source.Domains.Select(registry.ByDomain)).OfType<Source>().DistinctBy(s => s.Name))
                faults.Add("DL0509", row, $"'{source.Name}' stands before '{known.Name}', which the program knows by the same name or domain.", Meant, Severity.Info);
        }
    }

    private static void Places(IReadOnlyList<OwnPlace> places, FaultList faults)
    {
        var table = PlaceTable.Load();
        foreach (var place in places)
        {
            foreach (var name in place.OtherNames.Prepend(place.Row.Name))
            {
                var words = TextWords.Scan(name, [new TextSpan(0, name.Length)]);
                if (table.Longest(words, 0, out var end) is [var known, ..] && end == words.Count)
                    faults.Add("DL0509", place.Line, $"'{name}' no longer means {known.Row.Name}{(known.Row.Country is { } country ? $" ({country})" : "")}, which the program knows by that name.", Meant, Severity.Info);
            }
        }
    }
}
