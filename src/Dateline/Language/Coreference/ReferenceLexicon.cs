using Dateline.Language.Linear;
using Dateline.Language.Names;
using Dateline.Lexica;

namespace Dateline.Language.Coreference;

/// <summary>What the lexicon knows of words that refer: classes of pronouns, sorts of nouns, given names, names of one country or body.</summary>
/// <remarks>All tables are keyed by hashes, so that looking up costs no string. Immutable once loaded.</remarks>
internal sealed class ReferenceLexicon
{
    /// <summary>Longest name that is looked up, in words.</summary>
    public const int LongestName = 8;

    private readonly Dictionary<uint, MentionClass> _pronouns = [];
    private readonly Dictionary<uint, Sort> _nouns = [];
    private readonly Dictionary<uint, Sort> _givenNames = [];
    private readonly Dictionary<uint, int> _names = [];
    private readonly HashSet<uint> _speech = [];

    /// <summary>Numbers from here on are those of bodies; below, those of countries.</summary>
    private int _firstBody;

    public static ReferenceLexicon Load()
    {
        var lexicon = new ReferenceLexicon();
        foreach (var line in LexiconText.Lines("language/pronouns.txt"))
        {
            var (name, forms) = line.Cut('|');
            foreach (var form in forms.Split(',', StringSplitOptions.TrimEntries))
                lexicon._pronouns.TryAdd(FeatureHash.Word(form), Enum.Parse<MentionClass>(name));
        }
        foreach (var line in LexiconText.Lines("language/nouns.txt"))
        {
            var (name, forms) = line.Cut('|');
            foreach (var form in forms.Split(',', StringSplitOptions.TrimEntries))
                lexicon._nouns.TryAdd(FeatureHash.Word(form), Enum.Parse<Sort>(name));
        }
        foreach (var line in LexiconText.Lines("names/given-names.txt"))
        {
            var (gender, names) = line.Cut('|');
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                lexicon._givenNames.TryAdd(FeatureHash.Word(name), Enum.Parse<Sort>(gender));
        }
        lexicon.AddHeads("actors/offices.txt", Sort.Person);
        lexicon.AddHeads("actors/bodies.txt", Sort.Organization);
        lexicon.AddNames();
        return lexicon;
    }

    /// <summary>The last word of each form of an office or body that no other list has.</summary>
    private void AddHeads(string file, Sort sort)
    {
        foreach (var line in LexiconText.Lines(file))
        {
            foreach (var form in line.Fields()[0].Split(',', StringSplitOptions.TrimEntries))
                _nouns.TryAdd(FeatureHash.Word(form.AsSpan(form.LastIndexOf(' ') + 1)), sort);
        }
    }

    private void AddNames()
    {
        var number = 0;
        foreach (var line in LexiconText.Lines("actors/countries.txt"))
        {
            number++;
            var fields = line.Fields();
            AddName(fields[1], number);
            foreach (var name in fields[2].Split(';').Concat(fields[4].Split(';')))
                AddName(name, number);
        }
        _firstBody = number + 1;
        foreach (var line in LexiconText.Lines("actors/organisations.txt"))
        {
            number++;
            var fields = line.Fields();
            AddName(fields[0], number);
            AddName(fields[1], number);
            foreach (var name in fields[2].Split(';'))
                AddName(name, number);
        }
    }

    private void AddName(string name, int number)
    {
        if (name.AsSpan().Trim() is { Length: > 1 } trimmed)
            _names.TryAdd(NameLists.Key(trimmed), number);
    }

    /// <summary>The class of a pronoun; <see cref="MentionClass.OtherPronoun"/> where no list has it.</summary>
    public MentionClass Pronoun(uint form) => _pronouns.GetValueOrDefault(form, MentionClass.OtherPronoun);

    /// <summary>The sort of thing that a noun means, by its dictionary form.</summary>
    public Sort Noun(uint lemma) => _nouns.GetValueOrDefault(lemma);

    /// <summary>Man or woman, where a given name tells.</summary>
    public Sort GivenName(uint form) => _givenNames.GetValueOrDefault(form);

    /// <summary>The number under which the registries have a name (key as of <see cref="NameLists.Key"/>); 0 where none has it. Country and nationality have one number.</summary>
    public int Named(uint key) => _names.GetValueOrDefault(key);

    public bool IsCountry(int number) => number > 0 && number < _firstBody;
}
