namespace Dateline.Intake;

/// <summary>A folder → the files in it and below it that may be reports, in ordinal order, one at a time.</summary>
/// <remarks>Hidden names are left out, and so is what only accompanies pages. Links are followed, but never into a folder that is being walked already.</remarks>
internal sealed class FolderWalk(Disk disk)
{
    /// <summary>How many files were passed over because they only accompany pages.</summary>
    public int PassedOver { get; private set; }

    public IEnumerable<(string Path, long Length, Refusal? Refusal)> Files(string folder) => Files(folder, []);

    private IEnumerable<(string Path, long Length, Refusal? Refusal)> Files(string folder, List<string> around)
    {
        IReadOnlyList<FolderEntry> entries = [];
        string? self = null;
        if (Try(() => (self, entries) = (disk.FolderBehind(folder), disk.List(folder))) is { } refusal)
        {
            yield return (folder, 0, refusal);
            yield break;
        }
        if (self is null || around.Contains(self, StringComparer.Ordinal))
            yield break;
        around.Add(self);
        foreach (var entry in entries)
        {
            if (Companions.IsHidden(entry.Name))
                continue;
            var path = Join(folder, entry.Name);
            if (entry.IsFolder || (entry.IsLink && disk.IsFolder(path)))
            {
                if (Companions.IsFolderOfPage(entry.Name, entries))
                {
                    PassedOver++;
                    continue;
                }
                foreach (var file in Files(path, around))
                    yield return file;
            }
            else if (Companions.IsOne(entry.Name))
            {
                PassedOver++;
            }
            else
            {
                // A link's own length says nothing about what is behind it.
                yield return (path, entry.IsLink ? -1 : entry.Length, null);
            }
        }
        around.RemoveAt(around.Count - 1);
    }

    private static string Join(string folder, string name) =>
        folder.EndsWith('/') || folder.EndsWith(Path.DirectorySeparatorChar) ? folder + name : folder + "/" + name;

    private static Refusal? Try(Action access)
    {
        try
        {
            access();
            return null;
        }
        catch (Exception fault) when (Disk.Reason(fault) is { } reason)
        {
            return Refusals.FolderUnreadable(reason);
        }
    }
}
