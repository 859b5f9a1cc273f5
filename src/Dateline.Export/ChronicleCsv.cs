using Dateline.Archive;
using Dateline.Formats;
using NodaTime;

namespace Dateline.Export;

/// <summary>Writes the mentions of chronicles as one CSV table. Columns that mean the same as ACLED's have ACLED's names.</summary>
public sealed class ChronicleCsv
{
    private readonly Csv _csv;

    /// <summary>Makes a writer and writes the header line.</summary>
    public ChronicleCsv(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _csv = new Csv(output);
        _csv.Header([.. Columns]);
    }

    /// <summary>The columns; <c>docs/formats.md</c> says what they mean.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "row", "event_date", "event_date_latest", "edtf", "date_basis", "time_precision",
        "event_type", "mode", "cameo", "goldstein", "status",
        "actor1", "actor1_code", "actor2", "actor2_code",
        "location", "country", "admin1", "latitude", "longitude", "place_basis",
        "fatalities", "fatalities_high", "injured", "injured_high", "arrested", "arrested_high", "displaced", "displaced_high", "participants", "participants_high",
        "said_by", "notes", "trigger", "source", "origin", "origin_from", "published", "title", "url", "file", "because", "confidence",
    ];

    /// <summary>Writes one chronicle: a line for each mention, in text order.</summary>
    public void Write(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var naming = new Naming(chronicle);
        foreach (var mention in chronicle.Mentions)
            Write(chronicle, naming, mention);
    }

    private void Write(Chronicle chronicle, Naming naming, Mention mention)
    {
        var report = chronicle.Report;
        var when = mention.When;
        _csv.Text(RowKey.Of(report.Id, mention.Id))
            .Day(when?.Earliest).Day(when?.Latest).Text(when?.Edtf).Text(when is null ? null : Words.Of(when.Basis)).Number(TimePrecision(when))
            .Text(mention.Type is { } type ? Words.Of(type) : null).Text(mention.Mode).Text(mention.Cameo).Number(mention.Goldstein).Text(Words.Of(mention.Status));
        WriteActors(chronicle, naming, mention.SourceActors);
        WriteActors(chronicle, naming, mention.TargetActors);
        WritePlace(chronicle, mention.Where);
        foreach (var kind in (ReadOnlySpan<CountKind>)[CountKind.Killed, CountKind.Injured, CountKind.Arrested, CountKind.Displaced, CountKind.Participants])
        {
            var count = mention.Counts.FirstOrDefault(c => c.Kind == kind && !c.IsPart) ?? mention.Counts.FirstOrDefault(c => c.Kind == kind);
            _csv.Number(count?.Low).Number(count?.High);
        }
        _csv.Text(naming.SaidBy(mention)).Text(mention.Evidence.Span.In(report.Text)).Text(mention.Trigger.In(report.Text))
            .Text(report.Outlet?.Name).Text(report.Origin is { } origin ? Words.Of(origin.Relation) : null).Text(report.Origin is { } from ? string.Join("; ", from.From) : null)
            .Text(report.Published?.ToString()).Text(report.Title).Text(report.CanonicalUrl ?? report.Url).Text(report.Source)
            .Text(mention.Because).Number(mention.Confidence)
            .End();
    }

    private void WriteActors(Chronicle chronicle, Naming naming, IReadOnlyList<string> actors)
    {
        var codes = chronicle.Actors.Where(a => a.Code is not null && actors.Contains(a.Id)).Select(a => a.Code!);
        _csv.Text(string.Join("; ", actors.Select(naming.OfActor))).Text(string.Join("; ", codes));
    }

    private void WritePlace(Chronicle chronicle, Where? where)
    {
        var place = where is { Places: [var best, ..] } ? chronicle.Places[best] : null;
        _csv.Text(place is null ? null : place.Name ?? place.Span.In(chronicle.Report.Text)).Text(place?.Country).Text(place?.Admin1)
            .Number(place?.Latitude).Number(place?.Longitude).Text(where is null ? null : Words.Of(where.Basis));
    }

    /// <summary>As ACLED has it: 1 the day is known, 2 the week, 3 the month or less.</summary>
    private static long? TimePrecision(When? when) => when switch
    {
        { Earliest: { } earliest, Latest: { } latest } => Period.DaysBetween(earliest, latest) switch { 0 => 1, < 7 => 2, _ => 3 },
        null => null,
        _ => 3,
    };
}
