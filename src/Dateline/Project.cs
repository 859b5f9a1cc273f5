using Dateline.Projects;

namespace Dateline;

/// <summary>What a newsroom adds to the registries of the program, or puts in their place: outlets, agencies, places.</summary>
/// <remarks>Made of the files of a project folder, see <c>docs/project.md</c>. Immutable and thread-safe; the same rows give the same <see cref="Fingerprint"/>.</remarks>
public sealed class Project
{
    internal Project(string? fingerprint, IReadOnlyList<ProjectFault> faults)
    {
        Fingerprint = fingerprint;
        Faults = faults;
    }

    /// <summary>The one that adds nothing.</summary>
    public static Project None { get; } = new(null, []);

    /// <summary>Bytes up to which a file is read.</summary>
    public static int LargestFile => RegistryTable.LargestFile;

    /// <summary>Names of the files that a project may have.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [.. RegistryShape.All.Select(shape => shape.File)];

    /// <summary>SHA-256 of its rows, as in <c>sha256:…</c>; absent where it has none. Remarks, blanks and the order of the columns do not count.</summary>
    public string? Fingerprint { get; }

    /// <summary>What is wrong in the files, by file and line; a row that is wrong is left out.</summary>
    public IReadOnlyList<ProjectFault> Faults { get; }

    /// <summary>What is in it, as in <c>2 in outlets.txt, 14 in places.txt</c>.</summary>
    public string Summary { get; internal init; } = "nothing";

    internal IReadOnlyList<OwnSource> Sources { get; init; } = [];

    internal IReadOnlyList<OwnPlace> Places { get; init; } = [];

    /// <summary>Reads the files of a project. Nothing is thrown on account of their bytes.</summary>
    public static Project Read(IEnumerable<ProjectFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return ProjectReader.Read(files);
    }

    /// <summary>Rows that stand before something the program knows by the same name: right where that is meant.</summary>
    public IReadOnlyList<ProjectFault> Shadows() => ProjectShadows.Of(this);
}

/// <summary>A file of a project.</summary>
/// <param name="Name">Its name, as in <c>places.txt</c>.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record ProjectFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>What is wrong with a line of a project's file. The codes are listed in <c>docs/diagnostics.md</c>.</summary>
/// <param name="Severity"><see cref="Severity.Warning"/> where it has to be mended before the project can be used.</param>
/// <param name="Code">Stable code, <c>DL</c> and four digits.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Message">One clear sentence.</param>
/// <param name="Mend">What to do.</param>
public sealed record ProjectFault(Severity Severity, string Code, string File, int Line, string Message, string Mend);
