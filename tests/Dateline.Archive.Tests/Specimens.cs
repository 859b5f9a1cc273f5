using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Dateline.Archive.Tests;

/// <summary>Readings of our own making, with a row of every kind.</summary>
internal static class Specimens
{
    public const string Text =
        "VARENSK, March 4 (Tessel) — Dockworkers walked out in Varensk on Monday. Police arrested 12 to 15 people, the mayor said.\n\n"
        + "\"We will not raise the fares before May,\" Minister Ilse Korrin told the council, Harbour Radio reported. It was not clear who threw the first stone.";

    public static Input Page(string source, string content, string? url = null) => new() { Source = source, Bytes = Encoding.UTF8.GetBytes(content), Url = url };

    public static Reading Refused(Input input, string code = "DL0101", string reason = "no article") => new(input, ReadingOutcome.Refused(new Refusal(code, reason)));

    /// <summary>A report that differs from others by its number, with one row of every kind.</summary>
    public static Reading Full(int number, string? source = null, string? url = null, string text = Text, string? title = null, string hostile = "")
    {
        var input = Page(source ?? $"crisis/{number}.html", $"<p>{number}</p>{text}{hostile}", url);
        return new(input, ReadingOutcome.Read(Chronicle(input, number, text, title, hostile)));
    }

    public static Chronicle Chronicle(Input input, int number, string text = Text, string? title = null, string hostile = "")
    {
        var day = new LocalDate(2031, 3, 1).PlusDays(number % 28);
        var when = new When(day, day, day.ToString("uuuu-MM-dd", null), "MO", DateBasis.Explicit, 0);
        TextSpan Of(string words) => text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? new(at, at + words.Length) : new(0, Math.Min(1, text.Length));
        return new Chronicle
        {
            Report = new Report
            {
                Id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(input.Bytes.Span)),
                Source = input.Source,
                Url = input.Url,
                CanonicalUrl = "https://tessel.example/" + number + hostile,
                Title = title ?? $"Dockworkers walk out in Varensk, day {number}{hostile}",
                Text = text,
                Paragraphs = [new(0, text.Length)],
                Sentences = [new(0, text.Length / 2), new(text.Length / 2, text.Length)],
                Language = "en",
                Published = new PublicationTime(day.AtMidnight().PlusHours(9), Offset.FromHours(2), TimePrecision.Minute),
                Outlet = new Outlet("Harbour Radio" + hostile, "harbour.example"),
                Agencies = [new AgencyCredit("Tessel" + hostile, "tessel", CreditBasis.Dateline, Of("(Tessel)"))],
                Origin = new Origin(OriginRelation.Wire, ["Tessel" + hostile]),
                Byline = ["Ana Sol" + hostile],
                Dateline = new ReportDateline("VARENSK", "2031-03-04", "Tessel", Of("VARENSK, March 4 (Tessel)")),
                Pictures = [new Picture("The harbour" + hostile, null)],
                Provenance = [new FieldProvenance("published", "json-ld datePublished", "2031-03-04" + hostile)],
            },
            Times = [new(Of("Monday"), TimexType.Date, "2031-03-03", "2031-03-03", new LocalDate(2031, 3, 3), new LocalDate(2031, 3, 3)), new(Of("May"), TimexType.Date, "2031-05", "2031-05", new LocalDate(2031, 5, 1), new LocalDate(2031, 5, 31))],
            Places = [new Place { Span = Of("Varensk"), Name = "Varensk" + hostile, Country = "VRN", Admin1 = "Östliche Küste", Kind = PlaceKind.City, Latitude = 51.25, Longitude = -3.5, GeonameId = 77 }],
            Actors =
            [
                new Actor { Id = "a1", Name = null, Kind = ActorKind.Group, Code = "VRNLAB", Roles = ["LAB"], References = [new(Of("Dockworkers"), ReferenceForm.Nominal)] },
                new Actor { Id = "a2", Name = "Ilse Korrin" + hostile, Kind = ActorKind.Person, Country = "VRN", Code = "VRNGOV", Roles = ["GOV"], Office = "minister of transport", References = [new(Of("Minister Ilse Korrin"), ReferenceForm.Name)] },
                new Actor { Id = "a3", Kind = ActorKind.Group, Code = "VRNCOP", References = [new(Of("Police"), ReferenceForm.Nominal)] },
            ],
            Mentions =
            [
                new Mention
                {
                    Id = "m1", Type = EventType.Protest, Mode = "strike", Contexts = ["economic"], Cameo = "143", Goldstein = -6.5, SourceActors = ["a1"], TargetActors = ["a2"], When = when,
                    Where = new Where([0], PlaceBasis.Clause), Status = EventStatus.Happened, Evidence = new(Of("Dockworkers walked out in Varensk on Monday."), 0), Trigger = Of("walked out"), Because = "protest/walk-out", Confidence = 0.9,
                },
                new Mention
                {
                    Id = "m2", Type = EventType.Coerce, SourceActors = ["a3"], When = new When(null, day, "../" + day.ToString("uuuu-MM-dd", null), null, DateBasis.Published, null),
                    Status = EventStatus.Happened, Counts = [new Count(CountKind.Arrested, 12, 15, false, Of("12 to 15 people")), new Count(CountKind.Injured, 3, null, true, Of("people"))], SaidBy = ["s2", "s1"],
                    Evidence = new(Of("Police arrested 12 to 15 people"), 0), Trigger = Of("arrested"), Because = "coerce/arrest" + hostile, Confidence = 0.75,
                },
            ],
            Statements =
            [
                new Statement
                {
                    Id = "s1", Speaker = "a2", SpeakerMention = Of("Minister Ilse Korrin"), SpeakerOrigin = SpeakerOrigin.Official, SpeakerIsNamed = true, Cue = Of("told"),
                    Content = [Of("We will not raise the fares"), Of("before May")], Form = StatementForm.Direct, Kind = StatementKind.Commitment, AddresseeMention = Of("the council"), Answers = new("s2", AnswerRelation.Rejects), Venue = Of("the council"), When = when, NestedIn = "s2",
                    Evidence = new(Of("\"We will not raise the fares before May,\" Minister Ilse Korrin told the council"), 1), Because = "said/direct", Confidence = 0.95,
                },
                new Statement
                {
                    Id = "s2", SpeakerMention = Of("Harbour Radio"), SpeakerOrigin = SpeakerOrigin.Outlet, SpeakerIsNamed = true, IsNegative = true, Cue = Of("reported"), Content = [Of("Minister Ilse Korrin told the council")],
                    Form = StatementForm.Indirect, Kind = StatementKind.Assertion, Addressee = "a1", Evidence = new(Of("Harbour Radio reported"), 1), Because = "said/indirect", Confidence = 0.8,
                },
            ],
            Commitments =
            [
                new Commitment
                {
                    Id = "c1", Statement = "s1", Promisor = "a2", PromisorMention = Of("We"), OnBehalfOf = "a3", Promisee = "a1", PromiseeMention = Of("the council"), IsToRefrain = true, Force = CommitmentForce.Stated,
                    Content = Of("not raise the fares"), Condition = Of("before"), Deadline = new Deadline(Of("May"), 1), Status = CommitmentStatus.Open,
                },
            ],
            Predicates = [new PredicateAnswer(Of("threw"), when, new Where([0], PlaceBasis.Report), EventStatus.Possible, 0.5)],
            Diagnostics = [new Diagnostic(Severity.Warning, "DL0111", "the date is doubtful" + hostile, Of("March 4"))],
        };
    }
}
