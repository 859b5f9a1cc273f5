using Dateline.Language;

namespace Dateline.Places;

/// <summary>The places of a report, by the words that name them.</summary>
internal sealed class PlaceIndex
{
    // Of each token, the number of its place from 1; 0 where it lies in none.
    private readonly int[] _placeOf;

    public PlaceIndex(Document document, List<Place> places)
    {
        Places = places;
        _placeOf = new int[document.TokenCount];
        for (var i = 0; i < places.Count; i++)
        {
            for (var token = document.TokenAt(places[i].Span.Start); token < _placeOf.Length && document[token].TextSpan.Start < places[i].Span.End; token++)
                _placeOf[token] = i + 1;
        }
    }

    /// <summary>In the order of the text.</summary>
    public List<Place> Places { get; }

    /// <summary>Index of the place that a token belongs to; −1 where it belongs to none.</summary>
    public int IndexOf(Token token) => _placeOf[token.Index] - 1;

    /// <summary>The place that a token belongs to, or null.</summary>
    public Place? At(Token token) => IndexOf(token) is >= 0 and var index ? Places[index] : null;
}
