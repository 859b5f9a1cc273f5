namespace Dateline.Intake;

/// <summary>Patterns of paths, for shells that do not expand them: <c>*</c> and <c>?</c> within a name, <c>[a-z]</c>, and <c>**</c> for folders of any depth.</summary>
internal static class Pattern
{
    public static bool IsOne(string path) => path.AsSpan().ContainsAny("*?[");

    /// <summary>The paths that match, in ordinal order within each folder.</summary>
    public static IEnumerable<string> Expand(string pattern, Disk disk)
    {
        var isRooted = pattern.StartsWith('/');
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Expand(isRooted ? "/" : "", parts, 0, disk);
    }

    private static IEnumerable<string> Expand(string folder, string[] parts, int at, Disk disk)
    {
        var part = parts[at];
        var isLast = at == parts.Length - 1;
        if (!IsOne(part))
        {
            var path = folder + part;
            return isLast ? (disk.IsFile(path) || disk.IsFolder(path) ? [path] : []) : Expand(path + "/", parts, at + 1, disk);
        }
        return part == "**" ? AnyDepth(folder, parts, at, disk) : OneName(folder, parts, at, disk);
    }

    private static IEnumerable<string> OneName(string folder, string[] parts, int at, Disk disk)
    {
        foreach (var entry in List(folder, disk))
        {
            if (!Matches(parts[at], entry.Name) || (Companions.IsHidden(entry.Name) && !parts[at].StartsWith('.')))
                continue;
            if (at == parts.Length - 1)
            {
                yield return folder + entry.Name;
            }
            else if (entry.IsFolder || entry.IsLink)
            {
                foreach (var path in Expand(folder + entry.Name + "/", parts, at + 1, disk))
                    yield return path;
            }
        }
    }

    private static IEnumerable<string> AnyDepth(string folder, string[] parts, int at, Disk disk)
    {
        var isLast = at == parts.Length - 1;
        if (!isLast)
        {
            foreach (var path in Expand(folder, parts, at + 1, disk))
                yield return path;
        }
        foreach (var entry in List(folder, disk))
        {
            if (Companions.IsHidden(entry.Name))
                continue;
            // Links are not followed here: a pattern has no memory of where it was.
            if (entry is { IsFolder: true, IsLink: false })
            {
                foreach (var path in AnyDepth(folder + entry.Name + "/", parts, at, disk))
                    yield return path;
            }
            else if (isLast)
            {
                yield return folder + entry.Name;
            }
        }
    }

    private static IReadOnlyList<FolderEntry> List(string folder, Disk disk)
    {
        try
        {
            return disk.List(folder.Length == 0 ? "." : folder);
        }
        catch (Exception fault) when (Disk.Reason(fault) is not null)
        {
            return [];
        }
    }

    /// <summary>Whether a name matches one part of a pattern.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        // Greedy with one remembered star: linear for one star, and never worse than the product of the lengths.
        int p = 0, n = 0, star = -1, retry = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, retry) = (p++, n);
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name[n], out var next))
            {
                (p, n) = (next, n + 1);
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }
        return pattern[p..].Trim('*').IsEmpty;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, int at, char c, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
            return true;
        var close = pattern[at] == '[' && at + 2 < pattern.Length ? pattern[(at + 2)..].IndexOf(']') : -1;
        if (close < 0)
            return pattern[at] == c;
        var set = pattern.Slice(at + 1, close + 1);
        next = at + close + 3;
        var isNegated = set[0] is '!' or '^';
        return InSet(isNegated ? set[1..] : set, c) != isNegated;
    }

    private static bool InSet(ReadOnlySpan<char> set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                    return true;
                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }
        return false;
    }
}
