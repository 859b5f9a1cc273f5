using Dateline.Language;

namespace Dateline.Places;

/// <summary>Finds the places of reports. Load once; thread-safe.</summary>
internal sealed class PlaceReader(PlaceTable table, PlaceGrammar grammar)
{
    // Most reports name no village, and need not wait for them.
    private readonly Lazy<PlaceTable> _villages = new(PlaceTable.LoadVillages);

    public static PlaceReader Load() => new(PlaceTable.Load(), PlaceGrammar.Load());

    public PlaceGrammar Grammar => grammar;

    /// <summary>The search in one report.</summary>
    public PlaceSearch In(Document document, TextWords words) => new(document, words, table, _villages, grammar);
}
