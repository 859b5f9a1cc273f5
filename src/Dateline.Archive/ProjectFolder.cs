namespace Dateline.Archive;

/// <summary>The folder of a newsroom's work: a file that marks it, and beside it the registries that hold in every run there, see <c>docs/project.md</c>.</summary>
public static class ProjectFolder
{
    /// <summary>Name of the file that makes a folder a project.</summary>
    public const string Marker = "dateline.project";

    /// <summary>The folder, in the project's, of its registries.</summary>
    public const string Registries = "registries";

    /// <summary>Whether a folder is a project.</summary>
    public static bool IsThere(string folder) => File.Exists(Path.Combine(folder, Marker));

    /// <summary>Reads the registries of a project.</summary>
    /// <exception cref="ArchiveException">A file cannot be read.</exception>
    public static Project Read(string folder)
    {
        var registries = Path.Combine(folder, Registries);
        try
        {
            if (!Directory.Exists(registries))
                return Project.None;
            // In the order of their names, so that what is told comes in the same order everywhere.
            return Project.Read([.. new DirectoryInfo(registries).EnumerateFiles().Where(IsRegistry).OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new ProjectFile(file.Name, Bytes(file)))]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"The registries in {registries} cannot be read: {fault.Message}", "Give yourself permission to read them, or look at the disk.", fault);
        }
    }

    /// <summary>Not what an editor hides or leaves behind, and not what explains the folder.</summary>
    private static bool IsRegistry(FileInfo file) =>
        !file.Name.StartsWith('.') && !file.Name.StartsWith('#') && !file.Name.EndsWith('~') && !file.Name.StartsWith("README", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bytes, and of a file that is too large only so many that this is seen.</summary>
    private static byte[] Bytes(FileInfo file)
    {
        using var stream = file.OpenRead();
        var bytes = new byte[Math.Min(file.Length, Project.LargestFile + 1L)];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
