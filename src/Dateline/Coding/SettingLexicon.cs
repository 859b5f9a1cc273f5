using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>What a word tells about the setting in which something is said.</summary>
internal enum SettingWord : byte
{
    None,

    /// <summary>What somebody speaks at: "news conference".</summary>
    Venue,

    /// <summary>What somebody writes in: "letter".</summary>
    Written,

    /// <summary>Whom somebody speaks to: "reporters".</summary>
    Audience,

    /// <summary>A verb that only tells where somebody speaks: "speaking at".</summary>
    Speaking,

    /// <summary>A verb that tells by whose hands a writing came into the report: "seen by".</summary>
    Handling,

    /// <summary>A preposition in front of a venue.</summary>
    Before,

    /// <summary>A preposition in front of a town.</summary>
    BeforeATown,
}

/// <summary>The words by which a report tells where something is said, and to whom.</summary>
internal sealed class SettingLexicon
{
    private readonly Dictionary<string, SettingWord> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<SettingWord, HashSet<string>> _others = [];

    public static SettingLexicon Load()
    {
        var lexicon = new SettingLexicon();
        foreach (var line in LexiconText.Lines("statements/settings.txt"))
        {
            if (line.Fields() is not [var words, var kind] || !Enum.TryParse<SettingWord>(kind.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var setting) || setting == SettingWord.None)
                throw line.Wrong("is not 'lemmas | venue, written, audience, speaking, handling, before or before a town'");
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (setting is SettingWord.Venue or SettingWord.Written)
                    lexicon._places[word] = setting;
                else if (lexicon._others.TryGetValue(setting, out var those))
                    those.Add(word);
                else
                    lexicon._others.Add(setting, new(StringComparer.Ordinal) { word });
            }
        }
        return lexicon;
    }

    /// <summary>Whether something is said at, or written in, what a noun names.</summary>
    public SettingWord PlaceOf(Token noun)
    {
        var places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        return places.TryGetValue(noun.Lemma, out var setting) || places.TryGetValue(noun.Text, out setting) ? setting : SettingWord.None;
    }

    /// <summary>Whether a noun names people who are spoken to.</summary>
    public bool IsAudience(Token noun) => Is(noun, SettingWord.Audience);

    /// <summary>Whether the participle of a verb only tells where somebody speaks.</summary>
    public bool IsSpeaking(Token verb) => Is(verb, SettingWord.Speaking);

    /// <summary>Whether a verb tells by whose hands a writing came into the report.</summary>
    public bool IsHandling(Token verb) => Is(verb, SettingWord.Handling);

    /// <summary>Whether a preposition stands in front of a venue.</summary>
    public bool LeadsToVenue(Token preposition) => Is(preposition, SettingWord.Before);

    /// <summary>Whether a preposition stands in front of a town where something was said.</summary>
    public bool LeadsToTown(Token preposition) => Is(preposition, SettingWord.BeforeATown);

    private bool Is(Token word, SettingWord kind) => _others.TryGetValue(kind, out var those) && those.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.Lemma);
}
