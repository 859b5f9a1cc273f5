using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>Weighs the evidence for days of publication.</summary>
/// <remarks>Ways that agree strengthen one another; a way that is repeated counts once. A program's stamp in UTC yields to the neighbouring day if that is
/// what the outlet prints: where moving to UTC changes the day, the day as printed is the right one. See <c>docs/reading.md</c> for the weights.</remarks>
internal sealed class DateDecision
{
    private const double Enough = 0.9;

    private readonly List<DateEvidence> _evidence;
    private readonly bool _orderIsShown;
    private readonly DateScene _scene;
    private readonly List<FieldProvenance> _provenance = [];
    private readonly List<Diagnostic> _diagnostics = [];

    private DateDecision(List<DateEvidence> evidence, DateScene scene)
    {
        _evidence = evidence;
        _scene = scene;
        _orderIsShown = scene.OrderIsShown;
    }

    /// <summary>Decides.</summary>
    /// <param name="evidence">What the page says, strongest ways and all repetitions.</param>
    /// <param name="scene">What else is known of the page.</param>
    public static PageDates Decide(IEnumerable<DateEvidence> evidence, DateScene scene)
    {
        var possible = evidence.Where(e => scene.Latest is not { } latest || e.Day <= latest || e.Rival <= latest).ToList();
        return possible.Count == 0 ? PageDates.None : new DateDecision(possible, scene).Run();
    }

    private PageDates Run()
    {
        SettleOrders();
        SettleInstants();
        var days = _evidence.Where(e => !e.IsModified).Select(e => e.Day).Distinct().ToList();
        if (days.Count == 0 || (_scene.IsRevised && _evidence.Exists(e => e.IsModified)))
            return OnlyModified();
        var ranked = days.Select(day => (Day: day, Score: Score(day))).OrderByDescending(r => r.Score).ThenBy(r => r.Day).ToList();
        var (best, score) = ranked[0];
        if (score < Enough)
            return PageDates.None with { Provenance = Rivals(null) };
        var stamped = Fullest(best);
        var modified = Modified(stamped);
        var published = OutletsOwn(stamped);
        _provenance.InsertRange(0, _evidence.Where(e => !e.IsModified && e.Day == best).OrderByDescending(e => e.Weight).Take(3).Select(e => new FieldProvenance("published", e.From, e.Value)));
        if (ranked.Count > 1 && ranked[1].Score > score - 1 && ranked[1].Score > 1.5)
        {
            _diagnostics.Add(new(Severity.Info, "DL0103",
                $"The page gives different days of publication: {Iso(best)} was taken, {Iso(ranked[1].Day)} passed over."));
        }
        return new(published, modified, [.. _provenance, .. Rivals(best)], _diagnostics);
    }

    /// <summary>A date whose day and month could be exchanged is decided by any other way that says one of the two days.</summary>
    private void SettleOrders()
    {
        for (var i = 0; i < _evidence.Count; i++)
        {
            if (_evidence[i].Rival is not { } rival)
                continue;
            var day = _evidence[i].Day;
            var forDay = _evidence.Exists(e => e.Rival is null && Period.DaysBetween(day, e.Day) is >= -1 and <= 1);
            var forRival = _evidence.Exists(e => e.Rival is null && Period.DaysBetween(rival, e.Day) is >= -1 and <= 1);
            if (forRival && !forDay)
                _evidence[i] = _evidence[i] with { Time = _evidence[i].Time with { Local = rival + _evidence[i].Time.Local.TimeOfDay }, Rival = null };
            else if (forDay && !forRival || _orderIsShown)
                _evidence[i] = _evidence[i] with { Rival = null };
            else if (_diagnostics.Count == 0)
                _diagnostics.Add(new(Severity.Warning, "DL0102", $"'{_evidence[i].Value}' may be {Iso(day)} or {Iso(rival)}; the first was taken, as the outlet's language and country write dates."));
        }
    }

    /// <summary>Of two stamps of one instant, the one with the outlet's own offset says the day.</summary>
    private void SettleInstants()
    {
        for (var i = 0; i < _evidence.Count; i++)
        {
            if (!_evidence[i].IsUniversal)
                continue;
            var instant = _evidence[i].Time.Local.InUtc().ToInstant();
            var local = _evidence.Find(e => e.Time.Offset is { } offset && offset != Offset.Zero && e.Time.Precision != TimePrecision.Day
                && (e.Time.Local.WithOffset(offset).ToInstant() - instant) is var apart && apart > Duration.FromMinutes(-3) && apart < Duration.FromMinutes(3));
            if (local is not null)
                _evidence[i] = _evidence[i] with { Time = local.Time };
        }
        // The same clock without an offset is a copy of the stamp in UTC, not the outlet's own time.
        for (var i = 0; i < _evidence.Count; i++)
        {
            var time = _evidence[i].Time;
            if (time.Offset is null && time.Precision != TimePrecision.Day && time.Local.TimeOfDay != LocalTime.Midnight && _evidence.Exists(e => e.IsUniversal && Near(e.Time.Local, time.Local)))
                _evidence[i] = _evidence[i] with { Time = time with { Offset = Offset.Zero } };
        }

        static bool Near(LocalDateTime a, LocalDateTime b) => a.Date == b.Date && a.Hour == b.Hour && a.Minute == b.Minute;
    }

    private double Score(LocalDate day)
    {
        Span<double> bySignal = stackalloc double[Enum.GetValues<DateSignal>().Length];
        foreach (var e in _evidence)
        {
            var weight = e.Day == day ? e.Weight * (e.IsModified ? 0.5 : 1) : Shifted(e, day) ? e.Weight * 0.85 : 0;
            ref var own = ref bySignal[(int)e.Signal];
            own = Math.Max(own, weight);
        }
        double best = 0, sum = 0;
        foreach (var weight in bySignal)
        {
            best = Math.Max(best, weight);
            sum += weight;
        }
        return best + (sum - best) * 0.6;
    }

    /// <summary>Whether a stamp in UTC falls on the neighbouring day somewhere, and the page prints that day.</summary>
    private bool Shifted(DateEvidence e, LocalDate day)
    {
        if (!e.IsUniversal || e.IsModified)
            return false;
        var hour = e.Time.Local.Hour;
        var fits = Period.DaysBetween(e.Day, day) switch
        {
            -1 => hour < 12,
            1 => hour >= 10,
            _ => false,
        };
        return fits && _evidence.Exists(p => p.Day == day && !p.IsModified && (p.IsPrinted || !p.IsUniversal) && p.Weight >= 1.2);
    }

    /// <summary>Of all that say the day, the one that says most: a time with the outlet's offset, a time, the day.</summary>
    private PublicationTime Fullest(LocalDate day) =>
        _evidence.Where(e => !e.IsModified && e.Day == day)
            .OrderByDescending(e => e.Time.Precision == TimePrecision.Day ? 0 : e.Time.Offset is null ? 1 : 2)
            .ThenByDescending(e => e.Weight)
            .ThenByDescending(e => e.Time.Precision)
            .Select(e => IsRound(e.Time) ? new PublicationTime(e.Day) : e.Time)
            .First();

    /// <summary>Where everything that says the day is a program's stamp in UTC, the outlet's own day: by the offset of its other stamps, by a bare day in a
    /// script, by the zones of its country.</summary>
    private PublicationTime OutletsOwn(PublicationTime published)
    {
        if (published.Precision == TimePrecision.Day || published.Offset != Offset.Zero || _evidence.Exists(e => !e.IsUniversal && !e.IsModified && e.Day == published.Day && e.Signal != DateSignal.Script))
            return published;
        var instant = published.Local.InUtc().ToInstant();
        if (_evidence.Find(e => e.Time.Offset is { } other && other != Offset.Zero && e.Time.Precision != TimePrecision.Day) is { } stamp)
            return Moved(published, new(instant.WithOffset(stamp.Time.Offset!.Value).LocalDateTime, stamp.Time.Offset, published.Precision), stamp.From, stamp.Value);
        if (_evidence.Find(e => e is { Signal: DateSignal.Script, Time.Precision: TimePrecision.Day, IsModified: false } && Period.DaysBetween(published.Day, e.Day) is >= -1 and <= 1) is { } bare)
            return bare.Day == published.Day ? published : Moved(published, bare.Time, bare.From, bare.Value);
        if (OutletZone.At(instant, _scene.Country) is { } local && local.Day != published.Day)
            return Moved(published, local with { Precision = local.Offset is null ? TimePrecision.Day : published.Precision }, "time zones of ." + _scene.Country, local.ToString());
        return published;
    }

    private PublicationTime Moved(PublicationTime from, PublicationTime to, string basis, string value)
    {
        if (to.Day != from.Day)
            _provenance.Add(new("published (local day)", basis, value));
        return to;
    }

    /// <summary>Midnight to the second, in a stamp, is a day whose time was not known.</summary>
    private static bool IsRound(PublicationTime time) => time.Precision == TimePrecision.Day || time.Local.TimeOfDay == LocalTime.Midnight;

    private PublicationTime? Modified(PublicationTime published)
    {
        var changed = _evidence.Where(e => e.IsModified && e.Day >= published.Day).OrderByDescending(e => e.Weight).ThenByDescending(e => e.Time.Precision).FirstOrDefault();
        if (changed is null || IsSame(changed.Time, published))
            return null;
        _provenance.Add(new("modified", changed.From, changed.Value));
        return changed.Time;
    }

    private static bool IsSame(PublicationTime a, PublicationTime b)
    {
        if (a.Precision == TimePrecision.Day || b.Precision == TimePrecision.Day)
            return a.Day == b.Day;
        return (Instant(a) - Instant(b)) is var apart && apart < Duration.FromMinutes(1);

        static Instant Instant(PublicationTime time) => time.Local.WithOffset(time.Offset ?? Offset.Zero).ToInstant();
    }

    private PageDates OnlyModified()
    {
        var best = _evidence.Where(e => e.IsModified).OrderByDescending(e => e.Weight).ThenByDescending(e => e.Time.Precision).First();
        if (best.Weight < 0.8)
            return PageDates.None with { Provenance = Rivals(null) };
        _diagnostics.Add(new(Severity.Info, "DL0104", _scene.IsRevised
            ? "The page is one that is written on and on; the day of its last change was taken as the day of publication."
            : "The page says only when it was last changed; that day was taken as the day of publication."));
        return new(best.Time, best.Time, [new("published", best.From, best.Value), .. Rivals(best.Day)], _diagnostics);
    }

    private List<FieldProvenance> Rivals(LocalDate? taken) =>
        [.. _evidence.Where(e => e.Day != taken && !e.IsModified).DistinctBy(e => (e.Day, e.Signal)).Take(8).Select(e => new FieldProvenance("published (passed over)", e.From, e.Value))];

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
