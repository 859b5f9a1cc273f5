using System.Collections.Frozen;
using Dateline.Lexica;

namespace Dateline.Reading.Dates;

/// <summary>The names of the months in the languages of <c>lexicon/reading/months.txt</c>.</summary>
internal sealed class MonthNames
{
    /// <summary>The pseudo-language of months of the Persian solar calendar.</summary>
    public const string Jalali = "jalali";

    private readonly FrozenDictionary<string, (string Language, int Month)[]>.AlternateLookup<ReadOnlySpan<char>> _names;

    private MonthNames(FrozenDictionary<string, (string Language, int Month)[]> names) => _names = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static MonthNames Load()
    {
        var names = new Dictionary<string, List<(string Language, int Month)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in LexiconText.Lines("reading/months.txt"))
        {
            var (language, all) = line.Cut(':');
            var months = all.Split(';', StringSplitOptions.TrimEntries);
            if (months.Length != 12)
                throw line.Wrong("does not name twelve months");
            for (var month = 1; month <= 12; month++)
            {
                foreach (var form in months[month - 1].Split('|', StringSplitOptions.TrimEntries).SelectMany(Spellings))
                {
                    if (!names.TryGetValue(form, out var meanings))
                        names.Add(form, meanings = []);
                    meanings.Add((language, month));
                }
            }
        }
        return new(names.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Persian names are typed with the Arabic letters for y and k as well as with the Persian ones.</summary>
    private static IEnumerable<string> Spellings(string form)
    {
        yield return form;
        var arabic = form.Replace('ی', 'ي').Replace('ک', 'ك');
        if (arabic != form)
            yield return arabic;
    }

    /// <summary>The month a word names: in the language of the page if it does so there, else in the first that has the word.</summary>
    public bool TryFind(ReadOnlySpan<char> word, string? language, out int month, out bool isJalali)
    {
        isJalali = false;
        month = 0;
        if (!_names.TryGetValue(word, out var meanings))
            return false;
        var meaning = meanings[0];
        foreach (var other in meanings)
        {
            if (string.Equals(other.Language, language, StringComparison.Ordinal))
                meaning = other;
        }
        month = meaning.Month;
        isJalali = meaning.Language == Jalali;
        return true;
    }
}
