using System.Globalization;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>One line of the event lexicon.</summary>
/// <param name="Name">Stable name, as in <c>events/protest#break-out</c>.</param>
/// <param name="Type">PLOVER type; absent where none fits and the event is kept all the same.</param>
/// <param name="Mode">PLOVER mode.</param>
/// <param name="Cameo">CAMEO code.</param>
/// <param name="Objects">Words of which one must stand among the objects or subjects; absent where none is asked for.</param>
/// <param name="IsReciprocal">Whether both sides act.</param>
/// <param name="IsAct">Whether the words are the deed.</param>
/// <param name="IsMeans">Whether the object is what it is done with, not whom it is done to: rockets are fired <em>at</em> somebody.</param>
internal sealed record EventPattern(string Name, EventType? Type, string? Mode, string? Cameo, PhraseTrie<bool>? Objects, bool IsReciprocal, bool IsAct, bool IsMeans);

/// <summary>A verb that may tell an event.</summary>
/// <param name="Pattern">The line of the lexicon.</param>
/// <param name="Rest">Words that belong to the verb: particles, prepositions, a fixed object.</param>
/// <param name="Modal">Modal verb that must stand with it ("will send"), or null.</param>
internal sealed record VerbTrigger(EventPattern Pattern, string[] Rest, string? Modal);

/// <summary>Triggers of events and what is known of their roles, from <c>lexicon/events</c>. Immutable once loaded.</summary>
internal sealed class EventLexicon
{
    private readonly Dictionary<string, List<VerbTrigger>> _verbs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _goldstein = new(StringComparer.Ordinal);
    private readonly Dictionary<EventType, string[]> _recipients = [];
    private readonly HashSet<EventType> _actsOn = [];
    private readonly HashSet<EventType> _commands = [];
    private readonly HashSet<EventType> _domestic = [];
    private readonly Dictionary<string, EventPattern> _implied = new(StringComparer.Ordinal);
    private readonly HashSet<string> _quantities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _blind = new(StringComparer.OrdinalIgnoreCase);

    private EventLexicon()
    {
    }

    /// <summary>Nouns that tell an event.</summary>
    public PhraseTrie<EventPattern> Nouns { get; } = new();

    public static EventLexicon Load()
    {
        var lexicon = new EventLexicon();
        foreach (var line in LexiconText.Lines("events/roles.txt"))
            lexicon.AddRole(line);
        foreach (var line in LexiconText.Lines("events/goldstein.txt"))
        {
            var f = line.Fields();
            if (f.Length > 1 && double.TryParse(f[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
                lexicon._goldstein[f[0]] = score;
        }
        foreach (var line in EventLine.All())
            lexicon.Add(line);
        return lexicon;
    }

    /// <summary>What saying so does, whatever the verb: an intention to cooperate, a threat, a demand that somebody must act.</summary>
    public EventPattern Implied(string name) => _implied[name];

    /// <summary>The patterns of a verb, by its dictionary form.</summary>
    /// <param name="lemma">As the lemmatiser gives it.</param>
    /// <param name="form">As written: rare verbs get a wrong dictionary form now and then ("shelled"), so that a regular ending is also taken off.</param>
    public IReadOnlyList<VerbTrigger> Verbs(ReadOnlySpan<char> lemma, ReadOnlySpan<char> form)
    {
        var lookup = _verbs.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(lemma, out var found))
            return found;
        foreach (var ending in (ReadOnlySpan<string>)["ed", "d", "s", "es", "ing"])
        {
            if (form.Length > ending.Length + 2 && form.EndsWith(ending, StringComparison.Ordinal) && lookup.TryGetValue(form[..^ending.Length], out found))
                return found;
        }
        return [];
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

    /// <summary>Prepositions whose noun is acted on before any object: aid goes <em>to</em> somebody.</summary>
    public string[] Recipients(EventType? type) => type is { } known && _recipients.TryGetValue(known, out var prepositions) ? prepositions : [];

    /// <summary>Prepositions whose noun is acted on by what the object does it with: rockets are fired <em>at</em> somebody.</summary>
    public string[] Aims { get; private set; } = [];

    /// <summary>Whether "of" behind an event's noun tells whom it is done to ("the arrest of the leaders") and not who does it ("the resignation of the leaders").</summary>
    public bool ActsOn(EventType? type) => type is { } known && _actsOn.Contains(known);

    /// <summary>Whether the object of an event of this type is at the command of its source: troops are deployed, not acted on.</summary>
    public bool Commands(EventType? type) => type is { } known && _commands.Contains(known);

    /// <summary>Whether an event of this type that names no target is directed at the source's own country.</summary>
    public bool IsDomestic(EventType? type) => type is { } known && _domestic.Contains(known);

    /// <summary>Whether a noun only counts or gathers those named behind it: thousands, a group, members.</summary>
    public bool IsQuantity(ReadOnlySpan<char> lemma) => _quantities.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    /// <summary>Whether a noun names what does harm without a will: a quake, a fever, a crash.</summary>
    public bool IsBlind(ReadOnlySpan<char> lemma) => _blind.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    private void AddRole(LexiconLine line)
    {
        var f = line.Fields();
        if (f.Length != 2)
            throw line.Wrong("is not 'what | words'");
        var words = f[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        switch (f[0].Split(' '))
        {
            case ["recipient", var type]:
                _recipients[EventLine.TypeOf(type) ?? throw line.Wrong("names no type")] = words;
                break;
            case ["acts-on"]:
                _actsOn.UnionWith(words.Select(w => EventLine.TypeOf(w) ?? throw line.Wrong("names no type")));
                break;
            case ["commands"]:
                _commands.UnionWith(words.Select(w => EventLine.TypeOf(w) ?? throw line.Wrong("names no type")));
                break;
            case ["domestic"]:
                _domestic.UnionWith(words.Select(w => EventLine.TypeOf(w) ?? throw line.Wrong("names no type")));
                break;
            case ["aims"]:
                Aims = words;
                break;
            case ["quantity"]:
                _quantities.UnionWith(words);
                break;
            case ["blind"]:
                _blind.UnionWith(words);
                break;
            default:
                throw line.Wrong("says nothing known");
        }
    }

    private void Add(EventLine line)
    {
        PhraseTrie<bool>? objects = null;
        foreach (var word in line.Objects ?? [])
            (objects ??= new PhraseTrie<bool>()).Add(word, true);
        var pattern = new EventPattern(line.Name, line.Type, line.Mode, line.Cameo, objects, line.Marks.Contains("reciprocal"), line.Marks.Contains("act"), line.Marks.Contains("means"));
        foreach (var word in line.Triggers)
        {
            if (word == "-")
                _implied[pattern.Name] = pattern;
            else if (word[0] == '"')
                Nouns.Add(word.Trim('"'), pattern);
            else
                AddVerb(word, pattern);
        }
    }

    /// <summary>A verb in its dictionary form, perhaps with a modal verb before it and words behind it.</summary>
    private void AddVerb(string phrase, EventPattern pattern)
    {
        var words = phrase.Split(' ');
        var modal = words[0] is "will" or "would" ? words[0] : null;
        if (modal is not null)
            words = words[1..];
        if (!_verbs.TryGetValue(words[0], out var triggers))
            _verbs[words[0]] = triggers = [];
        triggers.Add(new VerbTrigger(pattern, words[1..], modal));
    }
}
