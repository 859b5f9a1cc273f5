using Dateline.Reading.Dates;
using Dateline.Reading.Provenance;

namespace Dateline.Reading.PlainText;

/// <summary>A pasted report taken apart.</summary>
internal sealed class PastedText
{
    /// <summary>The headline.</summary>
    public string? Title { get; set; }

    /// <summary>The paragraphs of the report, in order.</summary>
    public List<string> Paragraphs { get; } = [];

    /// <summary>Lines before the text that are no part of it: bylines, dates, sources.</summary>
    public List<string> Head { get; } = [];

    /// <summary>Lines behind the text: sources, credits.</summary>
    public List<string> Tail { get; } = [];

    public List<Picture> Pictures { get; } = [];

    /// <summary>The outlet, where a line names it together with the day.</summary>
    public string? Outlet { get; set; }

    /// <summary>What the lines around the text say about the day of publication.</summary>
    public List<DateEvidence> Dates { get; } = [];
}
