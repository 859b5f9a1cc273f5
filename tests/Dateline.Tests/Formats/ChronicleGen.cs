using CsCheck;
using NodaTime;

namespace Dateline.Tests.Formats;

/// <summary>Chronicles that keep the invariants and are otherwise as odd as can be.</summary>
internal static class ChronicleGen
{
    private static readonly Gen<string> Odd = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Int[0, 5].Select(i => new[] { "\ud83d", "\0", "\"\\/\b\f\n\r\t", "</script>", "🔥漢字مرحبا", "\u2028 \ufffd" }[i]));

    private static readonly Gen<string?> Maybe = Gen.Select(Gen.Bool, Odd, (there, text) => there && text.Length > 0 ? text : null);

    private static readonly Gen<LocalDate?> Day = Gen.Select(Gen.Bool, Gen.Int[-900_000, 2_900_000], (there, days) => there ? new LocalDate(1970, 1, 1).PlusDays(days) : (LocalDate?)null);

    private static readonly Gen<PublicationTime?> Published = Gen.Select(
        Gen.Int[0, 3], Gen.Int[-600_000, 2_900_000], Gen.Int[0, 86_399], Gen.Int[-18 * 60, 18 * 60], Gen.Bool, (kind, days, second, offset, hasOffset) =>
        {
            var local = new LocalDate(1970, 1, 1).PlusDays(days).AtMidnight();
            Offset? from = hasOffset ? Offset.FromSeconds(offset * 60) : null;
            return kind switch
            {
                0 => (PublicationTime?)null,
                1 => new PublicationTime(local.Date),
                2 => new PublicationTime(local.PlusMinutes(second / 60), from, TimePrecision.Minute),
                _ => new PublicationTime(local.PlusSeconds(second), from, TimePrecision.Second),
            };
        });

    private static readonly Gen<double> Confidence = Gen.Double[0, 1];

    private static Gen<T> Code<T>()
        where T : struct, Enum => Gen.Int[0, Enum.GetValues<T>().Length - 1].Select(i => Enum.GetValues<T>()[i]);

    private static Gen<TextSpan> Span(int length) => Gen.Select(Gen.Int[0, length], Gen.Int[0, length], (a, b) => new TextSpan(Math.Min(a, b), Math.Max(a, b)));

    private static Gen<TextSpan?> MaybeSpan(int length) => Gen.Select(Gen.Bool, Span(length), (there, span) => there ? span : (TextSpan?)null);

    private static Gen<int?> MaybeIndex(int count) => count == 0 ? Gen.Const((int?)null) : Gen.Int[-1, count - 1].Select(i => i < 0 ? (int?)null : i);

    private static Gen<string?> MaybeKey(string letter, int count) => MaybeIndex(count).Select(i => i is { } known ? letter + (known + 1) : null);

    private static Gen<string[]> Keys(string letter, int count) => count == 0 ? Gen.Const(Array.Empty<string>()) : Gen.Int[1, count].Select(i => letter + i).Array[0, 3];

    private static Gen<When?> When(int times) => Gen.Select(
        Gen.Bool, Gen.Select(Day, Day, Maybe, Maybe), Code<DateBasis>(), MaybeIndex(times), (there, d, basis, timex) => there ? new When(d.Item1, d.Item2, d.Item3, d.Item4, basis, timex) : null);

    private static Gen<Where?> Where(int places) => places == 0
        ? Gen.Const((Where?)null)
        : Gen.Select(Gen.Bool, Gen.Int[0, places - 1].Array[1, 3], Code<PlaceBasis>(), (there, which, basis) => there ? new Where(which, basis) : null);

    public static Gen<Chronicle> Chronicle { get; } = Odd.SelectMany(text =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).SelectMany(counts => Of(text, counts.Item1, counts.Item2, counts.Item3, counts.Item4)));

    private static Gen<Chronicle> Of(string text, int times, int places, int actors, int statements)
    {
        var (span, maybeSpan) = (Span(text.Length), MaybeSpan(text.Length));
        var time = Gen.Select(span, Code<TimexType>(), Maybe, Maybe, Day, Day, (s, t, v, e, a, b) => new TimeExpression(s, t, v, e, a, b));
        var place = Gen.Select(span, Gen.Select(Maybe, Maybe, Maybe), Code<PlaceKind>(), Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Long, Gen.Bool), (s, names, kind, at) => new Place
        {
            Span = s, Name = names.Item1, Country = names.Item2, Admin1 = names.Item3, Kind = kind, Latitude = at.Item4 ? at.Item1 : null, Longitude = at.Item4 ? at.Item2 : null,
            GeonameId = at.Item4 ? at.Item3 : null,
        });
        var reference = Gen.Select(span, Code<ReferenceForm>(), (s, form) => new ActorReference(s, form));
        var actor = Gen.Select(Maybe, Code<ActorKind>(), Gen.Select(Maybe, Maybe, Maybe), Odd.Array[0, 2], reference.Array[0, 3], (name, kind, codes, roles, references) => new Actor
        {
            Id = "a", Name = name, Kind = kind, Country = codes.Item1, Code = codes.Item2, Office = codes.Item3, Roles = roles, References = references,
        });
        var count = Gen.Select(Code<CountKind>(), Gen.Long, Gen.Long, Gen.Bool, span, (kind, low, high, isPart, s) => new Count(kind, low, isPart ? null : high, isPart, s));
        var evidence = Gen.Select(span, Gen.Int[0, 500], (s, sentence) => new Evidence(s, sentence));
        var mention = Gen.Select(
            Gen.Select(Code<EventType>(), Gen.Bool, Maybe, Odd.Array[0, 2], Maybe, Gen.Double[-10, 10]), Gen.Select(Keys("a", actors), Keys("a", actors), Keys("s", statements)), When(times), Where(places),
            Gen.Select(Code<EventStatus>(), count.Array[0, 2], evidence, span, Odd, Confidence), (type, keys, when, where, rest) => new Mention
            {
                Id = "m", Type = type.Item2 ? type.Item1 : null, Mode = type.Item3, Contexts = type.Item4, Cameo = type.Item5, Goldstein = type.Item2 ? type.Item6 : null, SourceActors = keys.Item1,
                TargetActors = keys.Item2, SaidBy = keys.Item3, When = when, Where = where, Status = rest.Item1, Counts = rest.Item2, Evidence = rest.Item3, Trigger = rest.Item4, Because = rest.Item5,
                Confidence = rest.Item6,
            });
        var statement = Gen.Select(
            Gen.Select(MaybeKey("a", actors), maybeSpan, Code<SpeakerOrigin>(), Gen.Bool, Gen.Bool, maybeSpan), Gen.Select(span.Array[1, 3], Code<StatementForm>(), Code<StatementKind>()),
            Gen.Select(MaybeKey("a", actors), maybeSpan, When(times), MaybeKey("s", statements), maybeSpan, Gen.Select(MaybeKey("s", statements), MaybeKey("a", actors)), Code<AnswerRelation>()), Gen.Select(evidence, Odd, Confidence), (who, what, to, rest) => new Statement
            {
                Id = "s", Speaker = who.Item1, SpeakerMention = who.Item2, SpeakerOrigin = who.Item3, SpeakerIsNamed = who.Item4, IsNegative = who.Item5, Cue = who.Item6, Content = what.Item1, Form = what.Item2,
                Kind = what.Item3, Addressee = to.Item1, Venue = to.Item2, When = to.Item3, NestedIn = to.Item4, Through = to.Item6.Item2, AddresseeMention = to.Item5, Answers = to.Item6.Item1 is { } answered ? new StatementAnswer(answered, to.Item7) : null, Evidence = rest.Item1, Because = rest.Item2, Confidence = rest.Item3,
            });
        var deadline = Gen.Select(Gen.Bool, span, MaybeIndex(times), (there, s, timex) => there ? new Deadline(s, timex) : null);
        var commitment = Gen.Select(
            Gen.Select(MaybeKey("a", actors), maybeSpan, MaybeKey("a", actors), MaybeKey("a", actors), maybeSpan), Gen.Select(Gen.Bool, Code<CommitmentForce>(), span, maybeSpan, deadline, Code<CommitmentStatus>()),
            (who, what) => new Commitment
            {
                Id = "c", Statement = "s1", Promisor = who.Item1, PromisorMention = who.Item2, OnBehalfOf = who.Item3, Promisee = who.Item4, PromiseeMention = who.Item5, IsToRefrain = what.Item1, Force = what.Item2,
                Content = what.Item3, Condition = what.Item4, Deadline = what.Item5, Status = what.Item6,
            });
        var predicate = Gen.Select(span, When(times), Where(places), Code<EventStatus>(), Gen.Double[-3, 3], Gen.Bool, (s, when, where, status, f, there) => new PredicateAnswer(s, when, where, there ? status : null, there ? f : null));
        var diagnostic = Gen.Select(Code<Severity>(), Odd, Odd, maybeSpan, (severity, code, message, s) => new Diagnostic(severity, code, message, s));
        return Gen.Select(
            Report(text), Gen.Select(time.Array[times], place.Array[places], actor.Array[actors]), Gen.Select(mention.Array[0, 3], statement.Array[statements], commitment.Array[0, statements == 0 ? 0 : 2]),
            predicate.Array[0, 2], diagnostic.Array[0, 2], (report, things, rows, predicates, diagnostics) => new Chronicle
            {
                Report = report,
                Times = things.Item1,
                Places = things.Item2,
                Actors = [.. things.Item3.Select((a, i) => a with { Id = $"a{i + 1}" })],
                Mentions = [.. rows.Item1.Select((m, i) => m with { Id = $"m{i + 1}" })],
                Statements = [.. rows.Item2.Select((s, i) => s with { Id = $"s{i + 1}" })],
                Commitments = [.. rows.Item3.Select((c, i) => c with { Id = $"c{i + 1}" })],
                Predicates = predicates,
                Diagnostics = diagnostics,
            });
    }

    private static Gen<Report> Report(string text)
    {
        var (span, maybeSpan) = (Span(text.Length), MaybeSpan(text.Length));
        var outlet = Gen.Select(Gen.Bool, Odd, Maybe, (there, name, id) => there ? new Outlet(name, id) : null);
        var agency = Gen.Select(Odd, Maybe, Code<CreditBasis>(), maybeSpan, (name, id, basis, s) => new AgencyCredit(name, id, basis, s));
        var origin = Gen.Select(Gen.Bool, Code<OriginRelation>(), Odd.Array[0, 2], (there, relation, from) => there ? new Origin(relation, from) : null);
        var dateline = Gen.Select(Gen.Bool, Maybe, Maybe, Maybe, maybeSpan, (there, place, date, a, s) => there ? new ReportDateline(place, date, a, s) : null);
        var provenance = Gen.Select(Odd, Odd, Odd, (field, from, value) => new FieldProvenance(field, from, value));
        return Gen.Select(
            Gen.Select(Odd, Odd, Maybe, Maybe, Maybe, Maybe), Gen.Select(span.Array[0, 3], span.Array[0, 3]), Gen.Select(Published, Published, Maybe), Gen.Select(outlet, agency.Array[0, 2], origin, dateline),
            Gen.Select(Odd.Array[0, 2], Gen.Select(Maybe, Maybe, (c, d) => new Picture(c, d)).Array[0, 2], provenance.Array[0, 2]), (names, spans, days, whose, rest) => new Report
            {
                Id = names.Item1, Source = names.Item2, Url = names.Item3, CanonicalUrl = names.Item4, Title = names.Item5, Language = names.Item6, Text = text, Paragraphs = spans.Item1, Sentences = spans.Item2,
                Published = days.Item1, Modified = days.Item2, Retrieved = days.Item3, Outlet = whose.Item1, Agencies = whose.Item2, Origin = whose.Item3, Dateline = whose.Item4, Byline = rest.Item1,
                Pictures = rest.Item2, Provenance = rest.Item3,
            });
    }
}
