namespace Dateline.Reading.Provenance;

/// <summary>Reads lists of houses as credits write them: <c>AP/Reuters</c>, <c>dpa, AFP</c>, <c>Reuters and AP</c>.</summary>
internal static class SourceNames
{
    private static readonly string[] Joints = [" and ", " und ", " et ", " y ", " e ", " & ", " и ", " og ", " och "];

    /// <summary>All houses of the list; empty where any part of it is none.</summary>
    public static List<Source> All(SourceRegistry registry, ReadOnlySpan<char> list, bool allowWeak, string? country)
    {
        list = list.Trim();
        if (list.Length is 0 or > 90)
            return [];
        if (registry.Find(list, allowWeak, country) is { } whole)
            return [whole];
        var found = new List<Source>();
        foreach (var part in Parts(list.ToString()))
        {
            if (registry.Find(part, allowWeak, country) is not { } source)
                return [];
            if (!found.Contains(source))
                found.Add(source);
        }
        return found;
    }

    /// <summary>The parts of a list.</summary>
    public static IEnumerable<string> Parts(string list)
    {
        foreach (var joint in Joints)
            list = list.Replace(joint, ",", StringComparison.OrdinalIgnoreCase);
        return list.Split([',', '/', ';', '|', '+', '&', '、', '・', '－', '–', '—'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(p => p.Split(" - ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
