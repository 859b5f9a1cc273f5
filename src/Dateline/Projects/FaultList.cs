namespace Dateline.Projects;

/// <summary>Gathers what is wrong in the files of a project. It is not endless: a file of another kind has a fault in each line.</summary>
internal sealed class FaultList
{
    private const int Most = 1000;

    private readonly List<ProjectFault> _faults = [];

    /// <summary>By file and line.</summary>
    public IReadOnlyList<ProjectFault> All => [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];

    public void Add(string code, string file, int line, string message, string mend, Severity severity = Severity.Warning)
    {
        if (_faults.Count < Most)
            _faults.Add(new(severity, code, file, line, message, mend));
    }

    public void Add(string code, RegistryRow row, string message, string mend, Severity severity = Severity.Warning) => Add(code, row.File, row.Line, message, mend, severity);
}
