using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>One line of the event lexicon as it is written: <c>name | triggers + objects | type | mode | CAMEO code | marks</c>.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Name">Stable name, as in <c>events/protest#break-out</c>.</param>
/// <param name="Triggers">Verbs in their base form; nouns in quotation marks; a dash where it has none of its own.</param>
/// <param name="Objects">Words of which one is asked for; null where none is.</param>
/// <param name="Type">PLOVER type, or null where none fits.</param>
/// <param name="Mode">PLOVER mode.</param>
/// <param name="Cameo">CAMEO code.</param>
/// <param name="Marks">Marks of the pattern.</param>
internal sealed record EventLine(LexiconLine Line, string Name, string[] Triggers, string[]? Objects, EventType? Type, string? Mode, string? Cameo, string[] Marks)
{
    /// <summary>Files of the folder that hold no patterns.</summary>
    private static readonly string[] Tables = ["events/roles.txt", "events/goldstein.txt", "events/embedding.txt", "events/counts.txt"];

    /// <summary>All patterns, in the order in which they count.</summary>
    public static IEnumerable<EventLine> All() => LexiconText.Files("events").Except(Tables).SelectMany(LexiconText.Lines).Select(Parse);

    public static EventLine Parse(LexiconLine line)
    {
        var f = line.Fields();
        var type = f.Length < 5 ? null : TypeOf(f[2]);
        if (f.Length < 5 || (type is null && f[2] != "-"))
            throw line.Wrong("is no event pattern");
        var parts = f[1].Split('+', 2, StringSplitOptions.TrimEntries);
        var objects = parts.Length > 1 && parts[1].Length > 0 ? List(parts[1]) : null;
        return new EventLine(
            line, line.File[..^".txt".Length] + "#" + f[0], List(parts[0]), objects, type, f[3].Length > 0 ? f[3] : null, f[4].Length > 0 ? f[4] : null,
            f.Length > 5 ? f[5].Split([' ', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : []);
    }

    /// <summary>The type of a PLOVER name, or null.</summary>
    public static EventType? TypeOf(string name)
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            if (Formats.Words.Of(type) == name)
                return type;
        }
        return null;
    }

    private static string[] List(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
