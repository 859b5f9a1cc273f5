using System.Text.Json;
using NodaTime;

namespace Dateline.Cli.Tests;

/// <summary>Reports and chronicles of our own making.</summary>
internal static class TestReports
{
    public const string Plain = """
        Ferry Strike Enters Third Day in Port Sable

        PORT SABLE, Orinda, May 4 (ONA) — Dockers in Port Sable stopped all ferries for the third day on Tuesday.

        "We will go back to work when the wages are paid," said Mira Tolan, who leads the dockers' union.

        The harbour master said that two people were slightly injured when a crowd pushed through the gate on Monday.
        """;

    /// <summary>A page with enough prose to have an article.</summary>
    public static string Page(string title = "Bridge Closed at Low Ford", string outlet = "The Ford Gazette") => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
        <meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="2021-05-05T09:30:00+02:00"></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
        <article><h1>{title}</h1>
        <p>The bridge at Low Ford was closed on Tuesday after heavy rain had washed out one of its pillars, the district engineer said in a statement.</p>
        <p>Two buses were turned back in the evening, and about 200 people spent the night in the school on the eastern bank, according to the mayor.</p>
        <p>"We will open a ferry before the end of the week," said the mayor, Odo Brandt, who visited the school early on Wednesday morning with two engineers.</p>
        <p>The district has asked the capital for a pontoon bridge. A decision is expected on Friday, and until then lorries have to take the long way by Ambra.</p>
        </article><footer>Contact us</footer></body></html>
        """;

    public static string Line(string id, string text, string? published = null) =>
        JsonSerializer.Serialize(published is null ? (object)new { id, text } : new { id, text, published });

    /// <summary>A chronicle with one row of every kind, in the order of its text.</summary>
    public static Chronicle Chronicle(string? text = null, string? title = "Ferry Strike Enters Third Day", string id = "1f")
    {
        text ??= "Dockers stormed the gate in Port Sable on Monday. Two people were injured. A march is planned for Friday. "
            + "\"We will go back to work on Sunday if we are paid,\" Mira Tolan said. The company denied that anybody was arrested.";
        TextSpan At(string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        var sentences = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var dot = text.IndexOf(". ", start, StringComparison.Ordinal);
            var end = dot < 0 ? text.Length : dot + 1;
            sentences.Add(new TextSpan(start, end));
            start = end + 1;
        }
        Evidence Evidence(string words) => new(At(words), sentences.FindIndex(s => s.Contains(At(words).Start)));
        var monday = new LocalDate(2021, 5, 3);
        return new Chronicle
        {
            Report = new Report
            {
                Id = "sha256:" + id.PadRight(64, '0'),
                Source = "harbour.txt",
                Text = text,
                Title = title,
                Sentences = sentences,
                Paragraphs = [new TextSpan(0, text.Length)],
                Language = "en",
                Outlet = new Outlet("Orinda Today", "orinda.example"),
                Published = new PublicationTime(new LocalDate(2021, 5, 4)),
                Agencies = [new AgencyCredit("ONA", "ona", CreditBasis.Dateline, null)],
                Origin = new Origin(OriginRelation.Wire, ["ONA"]),
                Byline = ["Ann Orr"],
                Provenance = [new FieldProvenance("published", "visible text", "May 4")],
            },
            Times = [new TimeExpression(At("on Monday"), TimexType.Date, "2021-05-03", "2021-05-03", monday, monday), new TimeExpression(At("Sunday"), TimexType.Date, "2021-05-09", "2021-05-09", new LocalDate(2021, 5, 9), new LocalDate(2021, 5, 9))],
            Places = [new Place { Span = At("Port Sable"), Name = "Port Sable", Country = "ORI", Kind = PlaceKind.City, Latitude = 12.5, Longitude = -4.25 }],
            Actors =
            [
                new Actor { Id = "a1", Kind = ActorKind.Group, References = [new ActorReference(At("Dockers"), ReferenceForm.Nominal)], Code = "ORILAB" },
                new Actor { Id = "a2", Name = "Mira Tolan", Kind = ActorKind.Person, Office = "union leader", References = [new ActorReference(At("Mira Tolan"), ReferenceForm.Name)] },
                new Actor { Id = "a3", Kind = ActorKind.Organisation, References = [new ActorReference(At("The company"), ReferenceForm.Nominal)] },
            ],
            Mentions =
            [
                new Mention
                {
                    Id = "m1", Type = EventType.Protest, Mode = "riot", Cameo = "145", Goldstein = -7.5, SourceActors = ["a1"], Status = EventStatus.Happened,
                    When = new When(monday, monday, "2021-05-03", null, DateBasis.Explicit, 0), Where = new Where([0], PlaceBasis.Clause),
                    Counts = [new Count(CountKind.Injured, 2, null, false, At("Two people"))],
                    Evidence = Evidence("Dockers stormed the gate in Port Sable on Monday"), Trigger = At("stormed"), Because = "protest.storm", Confidence = 0.9,
                },
                new Mention
                {
                    Id = "m2", Type = EventType.Assault, Status = EventStatus.Happened, When = new When(null, new LocalDate(2021, 5, 4), "../2021-05-04", null, DateBasis.Published, null),
                    Evidence = Evidence("Two people were injured"), Trigger = At("injured"), Because = "assault.injure", Confidence = 0.5,
                },
                new Mention
                {
                    Id = "m3", Type = EventType.Protest, Status = EventStatus.Planned, When = new When(new LocalDate(2021, 5, 7), new LocalDate(2021, 5, 7), "2021-05-07", null, DateBasis.Explicit, null),
                    Evidence = Evidence("A march is planned for Friday"), Trigger = At("march"), Because = "protest.march", Confidence = 0.8,
                },
                new Mention
                {
                    Id = "m4", Type = EventType.Coerce, Status = EventStatus.Denied, SaidBy = ["s2"],
                    Evidence = Evidence("anybody was arrested"), Trigger = At("arrested"), Because = "coerce.arrest", Confidence = 0.7,
                },
            ],
            Statements =
            [
                new Statement
                {
                    Id = "s1", Speaker = "a2", SpeakerMention = At("Mira Tolan"), SpeakerOrigin = SpeakerOrigin.Participant, SpeakerIsNamed = true, Cue = At("said"),
                    Content = [At("We will go back to work on Sunday if we are paid,")], Form = StatementForm.Direct, Kind = StatementKind.Commitment,
                    Evidence = Evidence("\"We will go back to work on Sunday if we are paid,\" Mira Tolan said"), Because = "quote.said", Confidence = 0.95,
                },
                new Statement
                {
                    Id = "s2", Speaker = "a3", SpeakerMention = At("The company"), SpeakerOrigin = SpeakerOrigin.Collective, Cue = At("denied"),
                    Content = [At("anybody was arrested")], Form = StatementForm.Indirect, Kind = StatementKind.Denial,
                    Evidence = Evidence("The company denied that anybody was arrested"), Because = "said.that", Confidence = 0.9,
                },
            ],
            Commitments =
            [
                new Commitment
                {
                    Id = "c1", Statement = "s1", Promisor = "a2", Force = CommitmentForce.Stated, Content = At("go back to work on Sunday"),
                    Condition = At("if we are paid"), Deadline = new Deadline(At("Sunday"), 1),
                },
            ],
            Diagnostics = [new Diagnostic(Severity.Warning, "DL0101", "The encoding was not declared; read as windows-1252.")],
        };
    }
}
