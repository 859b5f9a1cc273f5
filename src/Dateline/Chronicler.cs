using Dateline.Coding;
using Dateline.Language;
using Dateline.Reading;

namespace Dateline;

/// <summary>Reads reports and writes their chronicles. Load once, use for every report.</summary>
/// <remarks>Pure: same bytes, same version and same project give the same chronicle. Thread-safe after loading. Knows no files, no network and no clock.</remarks>
public sealed class Chronicler
{
    private readonly ReportReader _reader;
    private readonly Analyzer _analyzer;
    private readonly Coder _coder;

    private Chronicler(ReportReader reader, Analyzer analyzer, Coder coder)
    {
        _reader = reader;
        _analyzer = analyzer;
        _coder = coder;
    }

    /// <summary>Loads the lexicon and the language engine.</summary>
    /// <param name="limits">What to refuse as too large; <see cref="ReadingLimits.Default"/> where absent.</param>
    /// <param name="project">What goes before the registries of the program; nothing where absent. Rows that are wrong are not in it: look at <see cref="Project.Faults"/> first.</param>
    public static Chronicler Load(ReadingLimits? limits = null, Project? project = null) =>
        new(new ReportReader(limits ?? ReadingLimits.Default, project), Analyzer.Load(), new Coder(project ?? Project.None));

    /// <summary>Reads one input. Bad input is never thrown: it is refused with a reason.</summary>
    public ReadingOutcome Read(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var read = _reader.Read(input);
        if (read.Refusal is { } refusal)
            return ReadingOutcome.Refused(refusal);
        using var document = _analyzer.Analyze(read.Report!);
        return ReadingOutcome.Read(_coder.Code(document, input.Extracted?.Predicates ?? [], read.Diagnostics));
    }
}
