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
}

/// <summary>The words by which a report tells where something is said, and to whom.</summary>
internal sealed class SettingLexicon
{
    private readonly Dictionary<string, SettingWord> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _audiences = new(StringComparer.Ordinal);
    private readonly HashSet<string> _speaking = new(StringComparer.Ordinal);

    public static SettingLexicon Load()
    {
        var lexicon = new SettingLexicon();
        foreach (var line in LexiconText.Lines("statements/settings.txt"))
        {
            if (line.Fields() is not [var words, var kind] || !Enum.TryParse<SettingWord>(kind, ignoreCase: true, out var setting) || setting == SettingWord.None)
                throw line.Wrong("is not 'lemmas | venue, written, audience or speaking'");
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (setting is SettingWord.Audience)
                    lexicon._audiences.Add(word);
                else if (setting is SettingWord.Speaking)
                    lexicon._speaking.Add(word);
                else
                    lexicon._places[word] = setting;
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
    public bool IsAudience(Token noun) => _audiences.GetAlternateLookup<ReadOnlySpan<char>>().Contains(noun.Lemma);

    /// <summary>Whether the participle of a verb only tells where somebody speaks.</summary>
    public bool IsSpeaking(Token verb) => _speaking.GetAlternateLookup<ReadOnlySpan<char>>().Contains(verb.Lemma);
}
