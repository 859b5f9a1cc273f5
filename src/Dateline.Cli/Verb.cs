using System.CommandLine;

namespace Dateline.Cli;

/// <summary>A verb of the command line with what its help says besides its options.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>What is worth knowing, a paragraph each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Lines to try, with what they do.</summary>
    public IReadOnlyList<(string Line, string Does)> Examples { get; init; } = [];
}
