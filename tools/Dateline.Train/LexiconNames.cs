using Dateline.Lexica;

namespace Dateline.Train;

/// <summary>Names of one word that the lexicon has: given names and places.</summary>
internal static class LexiconNames
{
    private const int Shortest = 4;

    public static IEnumerable<string> Given => LexiconText.Lines("names/given-names.txt").SelectMany(l => l.Text.Split('|')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static IEnumerable<string> Places => LexiconText.Lines("places/places.txt").Select(l => l.Text.Split('|')).Where(f => f[1].Trim() != "=").Select(f => f[0].Trim()).Where(n => n.Length >= Shortest && n.All(char.IsLetter));
}
