using Dateline.Language;

namespace Dateline.Places;

/// <summary>Finds the places of reports. Load once; thread-safe.</summary>
internal sealed class PlaceReader(PlaceTable table, PlaceTable villages, PlaceGrammar grammar)
{
    /// <param name="own">The places of a project; absent where there are none.</param>
    public static PlaceReader Load(PlaceNames? own = null) => new(PlaceTable.Load(own), PlaceTable.LoadVillages(), PlaceGrammar.Load());

    public PlaceGrammar Grammar => grammar;

    /// <summary>The search in one report.</summary>
    public PlaceSearch In(Document document, TextWords words) => new(document, words, table, villages, grammar);
}
