using NodaTime;

namespace Dateline.Bench;

/// <summary>A chronicle with a mention, a statement, an actor and a place in every sentence: denser than any real report, so that the archive is measured at its worst.</summary>
internal static class DenseChronicle
{
    public static Chronicle Of(Chronicle read)
    {
        var report = read.Report;
        var day = report.Published?.Day ?? new LocalDate(2031, 1, 1);
        var rows = report.Sentences.Select((sentence, i) => (Sentence: sentence, Number: i + 1)).ToList();
        TextSpan Word(TextSpan sentence, int from) => new(Math.Min(sentence.Start + from, sentence.End), Math.Min(sentence.Start + from + 12, sentence.End));
        return read with
        {
            Places = [.. rows.Select(r => new Place { Span = Word(r.Sentence, 20), Name = Word(r.Sentence, 20).In(report.Text), Country = "VRN", Kind = PlaceKind.City, Latitude = 50 + r.Number, Longitude = -3.5 })],
            Actors = [.. rows.Select(r => new Actor
            {
                Id = $"a{r.Number}", Name = Word(r.Sentence, 0).In(report.Text), Kind = ActorKind.Person, Code = "VRNGOV", Roles = ["GOV"], Office = "minister", References = [new(Word(r.Sentence, 0), ReferenceForm.Name)],
            })],
            Mentions = [.. rows.Select(r => new Mention
            {
                Id = $"m{r.Number}", Type = (EventType)(r.Number % 16), Cameo = "145", Goldstein = -7.5, SourceActors = [$"a{r.Number}"], TargetActors = ["a1"],
                When = new When(day.PlusDays(-(r.Number % 5)), day, null, null, r.Number % 4 == 0 ? DateBasis.Published : DateBasis.Explicit, null), Where = new Where([r.Number - 1], PlaceBasis.Clause),
                Status = EventStatus.Happened, Counts = r.Number % 3 == 0 ? [new Count(CountKind.Injured, 3, 5, false, Word(r.Sentence, 5))] : [], SaidBy = [$"s{r.Number}"],
                Evidence = new(r.Sentence, r.Number - 1), Trigger = Word(r.Sentence, 10), Because = "bench", Confidence = 0.9,
            })],
            Statements = [.. rows.Select(r => new Statement
            {
                Id = $"s{r.Number}", Speaker = $"a{r.Number}", SpeakerMention = Word(r.Sentence, 0), SpeakerOrigin = SpeakerOrigin.Official, SpeakerIsNamed = true, Cue = Word(r.Sentence, 12), Content = [r.Sentence],
                Form = StatementForm.Indirect, Kind = StatementKind.Assertion, Evidence = new(r.Sentence, r.Number - 1), Because = "bench", Confidence = 0.9,
            })],
            Commitments = [],
        };
    }
}
