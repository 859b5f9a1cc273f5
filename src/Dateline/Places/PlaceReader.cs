using Dateline.Language;

namespace Dateline.Places;

/// <summary>Finds the names of places in a text. People and bodies are found before: most false towns are surnames.</summary>
internal sealed class PlaceReader(PlaceTable table)
{
    public static PlaceReader Load() => new(PlaceTable.Load());

    /// <summary>Whether words as a whole name a place of the registry.</summary>
    public bool IsPlace(TextWords words, int first, int end) => table.Longest(words, first, out var to) is not null && to >= end;

    /// <summary>The country whose capital the word at <paramref name="at"/> names, or null.</summary>
    public string? CapitalAt(TextWords words, int at) => table.Longest(words, at, out var end) is { IsCapital: true } row && end == at + 1 ? row.Country : null;

    /// <param name="words">The text.</param>
    /// <param name="isTaken">Whether a word belongs to the name of a person or body.</param>
    /// <param name="isCommon">Whether a capitalised word is no name by itself.</param>
    public List<Place> Read(TextWords words, Func<int, bool> isTaken, Func<int, bool> isCommon)
    {
        var places = new List<Place>();
        for (var at = 0; at < words.Count;)
        {
            if (!words[at].IsCapitalised || isTaken(at) || table.Longest(words, at, out var end) is not { } row || (end == at + 1 && (isCommon(at) || !Likely(words, at, row))))
            {
                at++;
                continue;
            }
            places.Add(new Place
            {
                Span = words.SpanOf(at, end), Name = row.Name, Country = row.Country, Admin1 = row.Admin1, Kind = row.Kind, Latitude = row.Latitude, Longitude = row.Longitude, GeonameId = row.GeonameId,
            });
            at = end;
        }
        return places;
    }

    /// <summary>A single word that also begins or ends a longer name is not trusted to be a town; a small town at the head of a sentence is not, either.</summary>
    private static bool Likely(TextWords words, int at, PlaceRow row)
    {
        if (row.Kind is PlaceKind.Country or PlaceKind.Continent)
            return true;
        var joined = at + 1 < words.Count && words[at + 1].IsCapitalised && words[at + 1].Sentence == words[at].Sentence && words[at + 1].Kind == WordKind.Letters;
        var asked = at > 0 && words[at - 1].Lower is "in" or "at" or "near" or "from" or "to" or "of" or "around" or "outside" or "toward" or "towards" or "into" or "between" or "city" or "town" or "leaving" or "through" or "across" or "inside" or "," or "and" or "the";
        return !joined && (asked || row.Population > 300_000 || row.Kind == PlaceKind.Region);
    }
}
