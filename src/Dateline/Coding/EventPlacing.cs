using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Says where something happened: a place of its clause, else of its sentence, else of the paragraph so far, else the dateline's; none where the text gives none.</summary>
internal sealed class EventPlacing
{
    private readonly TextWords _words;
    private readonly List<Place> _places;
    private readonly int[] _firstWord;
    private readonly int _dateline;
    private readonly TextSpan _datelineSpan;

    public EventPlacing(TextWords words, List<Place> places, Report report)
    {
        (_words, _places) = (words, places);
        _firstWord = [.. places.Select(p => words.At(p.Span.Start))];
        _datelineSpan = report.Dateline?.Span ?? default;
        _dateline = places.FindIndex(p => !_datelineSpan.IsEmpty && _datelineSpan.Contains(p.Span));
    }

    /// <param name="at">Word of the trigger.</param>
    /// <param name="first">First word of its clause.</param>
    /// <param name="end">Behind the last word of its clause.</param>
    /// <param name="country">The country that acts or is acted on as a whole, or null.</param>
    public Where? Of(int at, int first, int end, string? country)
    {
        var sentence = _words[at].Sentence;
        var start = FirstAt(_words.SentenceStarts[sentence]);
        var (best, distance) = (-1, int.MaxValue);
        for (var i = start; i < _places.Count && _words[_firstWord[i]].Sentence == sentence; i++)
        {
            if (!IsLocated(i))
                continue;
            var inClause = _firstWord[i] >= first && _firstWord[i] < end;
            // What stands behind the verb places it sooner than what stands before.
            var far = (_firstWord[i] > at ? _firstWord[i] - at : at - _firstWord[i] + 6) + (inClause ? 0 : 1000);
            if (far < distance)
                (best, distance) = (i, far);
        }
        if (best >= 0)
            return new Where([best], distance < 1000 ? PlaceBasis.Clause : PlaceBasis.Sentence);
        // What is done by or to a country as a whole is placed in it, not in the town told of before.
        if (country is not null && Country(country, start) is >= 0 and var whole)
            return new Where([whole], PlaceBasis.Report);
        for (var i = start - 1; i >= 0 && sentence - _words[_firstWord[i]].Sentence <= 3; i--)
        {
            if (IsLocated(i))
                return new Where([i], PlaceBasis.Report);
        }
        return _dateline >= 0 ? new Where([_dateline], PlaceBasis.Dateline) : null;
    }

    /// <summary>The place that is a country: named last before, else first behind.</summary>
    private int Country(string country, int start)
    {
        for (var i = Math.Min(start, _places.Count) - 1; i >= 0; i--)
        {
            if (_places[i].Kind == PlaceKind.Country && _places[i].Country == country)
                return i;
        }
        return _places.FindIndex(p => p.Kind == PlaceKind.Country && p.Country == country);
    }

    /// <summary>A name places something where a preposition of place stands before it; "the president of X", "X said" do not.</summary>
    private bool IsLocated(int index)
    {
        var at = _firstWord[index];
        for (var back = 1; back <= 3 && at - back >= 0; back++)
        {
            var lower = _words.Lower(at - back);
            if (lower is "in" or "at" or "near" or "from" or "to" or "into" or "across" or "around" or "outside" or "throughout" or "inside" or "toward" or "towards" or "on" or "through" or "over" or "leaving" or "reached" or "entered")
                return true;
            if (lower == "of" && back > 1)
                return _places[index].Kind == PlaceKind.City;
            if (lower is not ("the" or "central" or "northern" or "southern" or "eastern" or "western" or "neighbouring" or "neighboring" or "city" or "town" or "capital" or "of" or "north" or "south" or "east" or "west" or "village" or "downtown" or "nearby"))
                return false;
        }
        return false;
    }

    private int FirstAt(int word)
    {
        var index = Array.BinarySearch(_firstWord, word);
        if (index < 0)
            return ~index;
        while (index > 0 && _firstWord[index - 1] == word)
            index--;
        return index;
    }
}
