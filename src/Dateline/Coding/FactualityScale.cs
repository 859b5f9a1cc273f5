using System.Globalization;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>How far a predicate came to pass, from −3 (certainly not, or not yet) to 3 (certainly): the sum of what each circumstance weighs.</summary>
/// <remarks>The scale is that of UDS-IH2 (Rudinger, White and Van Durme 2018), whose question was "did it happen?": what is planned, called for or supposed lies below zero like what is denied.
/// The weights, in <c>lexicon/factuality/circumstances.txt</c>, are a linear regression over that corpus by <c>Dateline.Train factuality</c>. Immutable once loaded.</remarks>
internal sealed class FactualityScale
{
    /// <summary>From here up it happened, down to here it is open, from here down it did not; set on the development part of the corpus.</summary>
    private const double Happened = 1;
    private const double Open = -0.5;
    private const double Not = -1.2;
    private const double MostOfDenied = -1.3;
    private const double MostOfOpen = 0.9;
    private readonly Dictionary<string, float> _weights = new(StringComparer.Ordinal);
    private float _base;

    private FactualityScale()
    {
    }

    public static FactualityScale Load()
    {
        var scale = new FactualityScale();
        foreach (var line in LexiconText.Lines("factuality/circumstances.txt"))
        {
            var (circumstance, number) = line.Cut('|');
            if (!float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                throw line.Wrong("has no weight");
            if (circumstance == "base")
                scale._base = weight;
            else
                scale._weights[circumstance] = weight;
        }
        return scale;
    }

    /// <summary>What a value says of a status that the rules have composed: they keep the kind of what did not happen, the value decides whether it did.</summary>
    public static EventStatus StatusOf(double value, EventStatus composed) => (value, composed) switch
    {
        ( >= Happened, EventStatus.Ongoing) => EventStatus.Ongoing,
        ( >= Happened, _) => EventStatus.Happened,
        ( > Open, _) => EventStatus.Possible,
        (_, EventStatus.Denied or EventStatus.CalledFor or EventStatus.Planned) => composed,
        ( > Not, EventStatus.Possible) => EventStatus.Possible,
        _ => EventStatus.Planned,
    };

    /// <summary>A sum on the scale, within what the rules see clearly: what they see denied did not happen, what they see planned or possible is not certain.</summary>
    public static double Bounded(double sum, EventStatus composed)
    {
        var most = composed switch
        {
            EventStatus.Denied => MostOfDenied,
            EventStatus.Happened or EventStatus.Ongoing => 3,
            _ => MostOfOpen,
        };
        return Math.Round(Math.Clamp(sum, -3, most), 3);
    }

    /// <summary>The value that a status alone stands for on this scale.</summary>
    public static double ValueOf(EventStatus status) => status switch
    {
        EventStatus.Happened or EventStatus.Ongoing => 3,
        EventStatus.Denied => -3,
        EventStatus.Possible => 0,
        _ => -2,
    };

    /// <summary>Status and value of a word that was asked about. The corpus asked about verbs: of nouns the rules alone decide.</summary>
    public (EventStatus Status, double Value) Of(Token word, EventStatus composed)
    {
        if (word.Upos is Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num && word.Child(Relation.Nsubj) is null)
            return (composed, ValueOf(composed));
        var value = Sum(word, composed);
        return (StatusOf(value, composed), value);
    }

    private double Sum(Token word, EventStatus status)
    {
        double sum = _base;
        // In the order of their names, so that the sum is the same to the last bit on any machine.
        foreach (var circumstance in Circumstances.Of(word, status).Order(StringComparer.Ordinal))
            sum += _weights.GetValueOrDefault(circumstance);
        return Bounded(sum, status);
    }
}
