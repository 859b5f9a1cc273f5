using System.Globalization;
using Dateline.Formats;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>In which form a trigger stands.</summary>
internal enum TriggerForm : byte
{
    Base, Third, Past, Participle, Gerund, Noun,
}

/// <summary>One line of the event lexicon.</summary>
/// <param name="Name">Stable name, as in <c>events/protest#break-out</c>.</param>
/// <param name="Type">PLOVER type; absent where none fits and the event is kept all the same.</param>
/// <param name="Mode">PLOVER mode.</param>
/// <param name="Cameo">CAMEO code.</param>
/// <param name="Objects">Words of which one must stand among the objects or subjects; absent where none is asked for.</param>
/// <param name="IsReciprocal">Whether both sides act.</param>
/// <param name="IsAct">Whether the words are the deed.</param>
internal sealed record EventPattern(string Name, EventType? Type, string? Mode, string? Cameo, PhraseTrie<bool>? Objects, bool IsReciprocal, bool IsAct);

/// <summary>A form of a trigger with what it may mean.</summary>
internal readonly record struct EventTrigger(EventPattern Pattern, TriggerForm Form);

/// <summary>Triggers of events, from <c>lexicon/events</c>. Immutable once loaded.</summary>
internal sealed class EventLexicon
{
    private static readonly string[] Tables = ["events/irregular.txt", "events/goldstein.txt", "events/status.txt", "events/counts.txt"];
    private readonly Dictionary<string, (string[] Past, string[] Participle)> _irregular = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _goldstein = new(StringComparer.Ordinal);

    private EventLexicon()
    {
    }

    public PhraseTrie<EventTrigger> Triggers { get; } = new();

    /// <summary>Words that say whether an event came to pass, with how far before the trigger they count.</summary>
    public PhraseTrie<(EventStatus Status, int Reach)> Status { get; } = new();

    public static EventLexicon Load()
    {
        var lexicon = new EventLexicon();
        foreach (var line in LexiconText.Lines(Tables[0]))
        {
            var f = line.Fields();
            lexicon._irregular[f[0]] = (f[1].Split(", "), f[2].Split(", "));
        }
        foreach (var line in LexiconText.Lines(Tables[1]))
        {
            var f = line.Fields();
            if (f.Length > 1 && double.TryParse(f[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
                lexicon._goldstein[f[0]] = score;
        }
        foreach (var line in LexiconText.Lines(Tables[2]))
        {
            var f = line.Fields();
            var status = f[0] == "called for" ? EventStatus.CalledFor : Enum.Parse<EventStatus>(f[0], ignoreCase: true);
            foreach (var word in f[2].Split(',', StringSplitOptions.TrimEntries))
                lexicon.Status.Add(word, (status, int.Parse(f[1], CultureInfo.InvariantCulture)));
        }
        foreach (var file in LexiconText.Files("events").Except(Tables))
        {
            foreach (var line in LexiconText.Lines(file))
                lexicon.Add(line);
        }
        return lexicon;
    }

    /// <summary>Goldstein score of a CAMEO code, or of its root.</summary>
    public double? Goldstein(string? cameo)
    {
        for (var code = cameo; code is { Length: >= 2 }; code = code[..^1])
        {
            if (_goldstein.TryGetValue(code, out var score))
                return Math.Clamp(score, -10, 10);
        }
        return null;
    }

    private void Add(LexiconLine line)
    {
        var f = line.Fields();
        var type = f.Length < 5 ? null : TypeOf(f[2]);
        if (f.Length < 5 || (type is null && f[2] != "-"))
            throw line.Wrong("is no event pattern");
        var parts = f[1].Split('+', 2, StringSplitOptions.TrimEntries);
        PhraseTrie<bool>? objects = null;
        if (parts.Length > 1 && parts[1].Length > 0)
        {
            objects = new PhraseTrie<bool>();
            foreach (var word in parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                objects.Add(word, true);
        }
        var marks = f.Length > 5 ? f[5] : "";
        var pattern = new EventPattern(
            line.File[..^".txt".Length] + "#" + f[0], type, f[3].Length > 0 ? f[3] : null, f[4].Length > 0 ? f[4] : null, objects,
            marks.Contains("reciprocal", StringComparison.Ordinal), marks.Contains("act", StringComparison.Ordinal));
        foreach (var word in parts[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '"')
                Triggers.Add(word.Trim('"'), new EventTrigger(pattern, TriggerForm.Noun));
            else
                AddVerb(word, pattern);
        }
    }

    private static EventType? TypeOf(string name)
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            if (Words.Of(type) == name)
                return type;
        }
        return null;
    }

    /// <summary>A verb, perhaps with words behind it, in all its forms. A phrase that begins with a modal stands as it is.</summary>
    private void AddVerb(string phrase, EventPattern pattern)
    {
        var space = phrase.IndexOf(' ', StringComparison.Ordinal);
        var (verb, rest) = space < 0 ? (phrase, "") : (phrase[..space], phrase[space..]);
        if (verb is "will" or "would" or "ethnically")
        {
            Triggers.Add(phrase, new EventTrigger(pattern, TriggerForm.Past));
            return;
        }
        if (verb == "be")
        {
            foreach (var form in new[] { "is", "are", "was", "were", "be", "been" })
                Triggers.Add(form + rest, new EventTrigger(pattern, TriggerForm.Past));
            return;
        }
        var (past, participle) = _irregular.TryGetValue(verb, out var irregular) ? irregular : ([Regular(verb)], [Regular(verb)]);
        Triggers.Add(phrase, new EventTrigger(pattern, TriggerForm.Base));
        Triggers.Add(Third(verb) + rest, new EventTrigger(pattern, TriggerForm.Third));
        Triggers.Add(Gerund(verb) + rest, new EventTrigger(pattern, TriggerForm.Gerund));
        foreach (var form in past)
            Triggers.Add(form + rest, new EventTrigger(pattern, TriggerForm.Past));
        foreach (var form in participle.Except(past))
            Triggers.Add(form + rest, new EventTrigger(pattern, TriggerForm.Participle));
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static string Regular(string verb) =>
        verb.EndsWith('e') ? verb + "d" : verb.EndsWith('y') && verb.Length > 1 && !IsVowel(verb[^2]) ? verb[..^1] + "ied" : verb + "ed";

    private static string Third(string verb) =>
        verb.EndsWith('y') && verb.Length > 1 && !IsVowel(verb[^2]) ? verb[..^1] + "ies"
        : verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith('x') || verb is "go" or "veto" ? verb + "es" : verb + "s";

    private static string Gerund(string verb)
    {
        if (verb is "die" or "lie")
            return verb[..^2] + "ying";
        if (verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) && verb != "be")
            return verb[..^1] + "ing";
        var doubles = verb is "cut" or "put" or "set" or "hit" or "get" or "run" or "quit" or "shut" or "ban" or "bar" or "stab" or "kidnap" or "ram" or "drop" or "plan" or "rob" or "admit" or "permit" or "step" or "expel" or "repel" or "commit" or "grab" or "stop" or "win" or "let" or "overrun";
        return doubles ? verb + verb[^1] + "ing" : verb + "ing";
    }
}
