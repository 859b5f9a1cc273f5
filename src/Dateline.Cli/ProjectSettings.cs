using System.CommandLine;
using System.Globalization;
using Dateline.Archive;

namespace Dateline.Cli;

/// <summary>Which project's registries hold.</summary>
internal static class ProjectSettings
{
    /// <summary>The name that means: none.</summary>
    public const string NoProject = "none";

    public static Option<string> Project() => new("--project") { HelpName = "FOLDER", Description = $"the project whose registries hold, or '{NoProject}' (default: the current folder, where it is one)" };

    /// <summary>The folder of the project; null where there is none.</summary>
    /// <exception cref="UsageException">The folder that was named is no project.</exception>
    public static string? Folder(Surroundings around, string? given) => given switch
    {
        NoProject => null,
        null => ProjectFolder.IsThere(around.Folder) ? around.Folder : null,
        _ when ProjectFolder.IsThere(given) => given,
        _ => throw new UsageException($"{given} is no project: 'dateline init {given}' makes it one."),
    };

    /// <summary>The registries that hold. Half of what somebody wrote would be worse than none, so that nothing may be wrong in them.</summary>
    /// <exception cref="UsageException">There is no such project, or something is wrong in its registries.</exception>
    public static Dateline.Project Read(Surroundings around, string? given)
    {
        if (Folder(around, given) is not { } folder)
            return Dateline.Project.None;
        var project = ProjectFolder.Read(folder);
        if (project.Faults is not [var first, ..])
            return project;
        var rest = project.Faults.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({project.Faults.Count} mistakes in all)") : "";
        throw new UsageException($"{Place(folder, first)}: {first.Message} {first.Mend} [{first.Code}]{rest} 'dateline doctor' lists what is wrong.");
    }

    /// <summary>File and line of what is wrong.</summary>
    public static string Place(string folder, ProjectFault fault) => string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(folder == "." ? "" : folder, ProjectFolder.Registries, fault.File)}:{fault.Line}");
}
