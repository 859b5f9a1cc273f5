using System.Globalization;
using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Makes the rows of a chronicle from what was found: keys, references between rows, order.</summary>
internal sealed class ChronicleBuilder(
    Document document, TextWords words, List<TimeExpression> times, List<Place> places, ActorIndex actors, List<StatementDraft> drafts, List<MentionDraft> events,
    IReadOnlyList<CommitmentDraft> promises, EventLexicon lexicon, EventReader reader, EventDating dating, EventPlacing placing, Lazy<FactualityScale> scale)
{
    private readonly Dictionary<StatementDraft, string> _statementIds = [];
    private readonly string[] _actorIds = new string[actors.Actors.Count];

    public Chronicle Build(IReadOnlyList<TextSpan> predicates, IReadOnlyList<Diagnostic> diagnostics)
    {
        var actorRows = ActorRows();
        var statements = StatementRows();
        return new Chronicle
        {
            Report = document.Report,
            Times = times,
            Places = places,
            Actors = actorRows,
            Statements = statements,
            Mentions = MentionRows(),
            Commitments = [.. promises.Select(CommitmentRow)],
            Predicates = [.. predicates.Select(Answer)],
            Diagnostics = diagnostics,
        };
    }

    private List<Actor> ActorRows()
    {
        var rows = new List<Actor>();
        foreach (var (draft, index) in actors.Actors.Select((a, i) => (a, i)).Where(p => p.a.References.Count > 0).OrderBy(p => p.a.References[0].Span))
        {
            _actorIds[index] = "a" + (rows.Count + 1).ToString(CultureInfo.InvariantCulture);
            rows.Add(new Actor
            {
                Id = _actorIds[index], Name = draft.Name, Kind = draft.Kind, Country = draft.Country, Code = draft.FullCode, Office = draft.Office,
                Roles = draft.Sector is { } sector ? [sector] : [], References = draft.References,
            });
        }
        return rows;
    }

    private string? IdOf(ActorChunk? chunk) => chunk is { Actor: >= 0 } ? _actorIds[chunk.Actor] : null;

    private TextSpan? SpanOf(int first, int end) => first >= 0 && end > first ? words.SpanOf(first, end) : null;

    private List<Statement> StatementRows()
    {
        foreach (var draft in drafts)
            _statementIds[draft] = "s" + (_statementIds.Count + 1).ToString(CultureInfo.InvariantCulture);
        return [.. drafts.Select(Row)];
    }

    private Statement Row(StatementDraft draft)
    {
        var span = words.SpanOf(draft.Start, draft.End);
        var actor = draft.Speaker is { Actor: >= 0 } chunk ? actors.Actors[chunk.Actor] : null;
        return new Statement
        {
            Id = _statementIds[draft],
            Speaker = IdOf(draft.Speaker),
            SpeakerMention = SpanOf(draft.SpeakerFirst, draft.SpeakerEnd),
            SpeakerOrigin = actor?.Origin ?? SpeakerOrigin.Unknown,
            SpeakerIsNamed = actor?.Name is not null,
            IsNegative = draft.IsNegative,
            Cue = SpanOf(draft.CueFirst, draft.CueEnd),
            Content = [.. draft.Content.Select(c => words.SpanOf(c.First, c.End))],
            Form = draft.Form,
            Kind = draft.Kind,
            Addressee = IdOf(draft.Addressee),
            AddresseeMention = SpanOf(draft.HearerFirst, draft.HearerEnd),
            Venue = SpanOf(draft.VenueFirst, draft.VenueEnd),
            Through = IdOf(draft.Through),
            When = Said(draft),
            Answers = draft.Answers is { } answered ? new StatementAnswer(_statementIds[answered], draft.AnswerRelation) : null,
            NestedIn = draft.NestedIn is { } outer ? _statementIds[outer] : null,
            Evidence = new Evidence(span, words[draft.Start].Sentence),
            Because = draft.Because,
            Confidence = draft.Confidence,
        };
    }

    /// <summary>When it was said, where the report tells: publication as the latest day possible says nothing.</summary>
    private When? Said(StatementDraft draft)
    {
        if (draft.Cue < 0)
            return null;
        var (first, end, status, perfect) = reader.About(draft.CueFirst);
        if (status is not (EventStatus.Happened or EventStatus.Ongoing) || dating.Of(document[draft.Cue], first, end, status, perfect) is not { Basis: not DateBasis.Published } when)
            return null;
        // "proposed a truce for the winter": a stretch among the words said is not when they were said; a day behind them is ("rejected the demand on Tuesday").
        return when is { Basis: DateBasis.Explicit, Timex: { } time } && when.Earliest != when.Latest && draft.Holds(words.At(times[time].Span.Start)) ? null : when;
    }

    // --- mentions ---

    private List<Mention> MentionRows()
    {
        var open = new List<StatementDraft>();
        var next = 0;
        var rows = new List<Mention>(events.Count);
        foreach (var draft in events)
        {
            // Statements and mentions both come in order: those that may still hold a word are kept open.
            while (next < drafts.Count && drafts[next].Start <= draft.TriggerFirst)
                open.Add(drafts[next++]);
            open.RemoveAll(s => s.End <= draft.TriggerFirst);
            rows.Add(Row(draft, rows.Count + 1, [.. open.Where(s => s.Holds(draft.TriggerFirst)).OrderByDescending(s => s.Depth).ThenByDescending(s => s.Start)]));
        }
        return rows;
    }

    private Mention Row(MentionDraft draft, int number, List<StatementDraft> saidBy)
    {
        var (first, end) = Inside(draft, saidBy);
        var when = dating.Of(document[draft.Token], first, end, draft.Status, draft.IsPerfect);
        return new Mention
        {
            Id = "m" + number.ToString(CultureInfo.InvariantCulture),
            Type = draft.Pattern.Type,
            Mode = draft.Pattern.Mode,
            Cameo = draft.Pattern.Cameo,
            Goldstein = lexicon.Goldstein(draft.Pattern.Cameo),
            SourceActors = Ids(draft.Sources),
            TargetActors = Ids(draft.Targets),
            When = when,
            Where = placing.Of(document[draft.Token], CountryOf(draft)),
            Status = saidBy.Count > 0 && saidBy[0].Kind == StatementKind.Denial && draft.Status == EventStatus.Happened ? EventStatus.Denied : dating.Dated(draft.Status, when),
            Counts = draft.Counts,
            SaidBy = [.. saidBy.Select(s => _statementIds[s])],
            Evidence = new Evidence(words.SpanOf(first, end), words[first].Sentence),
            Trigger = words.SpanOf(draft.TriggerFirst, draft.TriggerEnd),
            Because = draft.Pattern.Name,
            Confidence = draft.Confidence,
        };
    }

    /// <summary>The country whose own affair an event is: what its state, head or a body of its government does at home, or what is done to it.</summary>
    private string? CountryOf(MentionDraft draft)
    {
        if (draft.Pattern.Type is not (EventType.Coerce or EventType.Concede or EventType.Mobilize or EventType.Retreat or EventType.Protest))
            return null;
        foreach (var chunk in draft.Targets.Concat(draft.Sources))
        {
            if (actors.Actors[chunk.Actor] is { Country: { } country } actor && (actor.Kind == ActorKind.Country || actor.IsHeadOfCountry || actor.Sector is "GOV" or "LEG" or "MIL"))
                return country;
        }
        return null;
    }

    /// <summary>The clause, without what stands outside the words it is said in.</summary>
    private static (int First, int End) Inside(MentionDraft draft, List<StatementDraft> saidBy)
    {
        if (saidBy.Count == 0)
            return (draft.ClauseFirst, draft.ClauseEnd);
        var (first, end) = saidBy[0].Content.First(c => draft.TriggerFirst >= c.First && draft.TriggerFirst < c.End);
        return (Math.Max(first, draft.ClauseFirst), Math.Max(draft.TriggerEnd, Math.Min(end, draft.ClauseEnd)));
    }

    private List<string> Ids(List<ActorChunk> chunks) => [.. chunks.Select(IdOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    private Commitment CommitmentRow(CommitmentDraft draft, int index) => new()
    {
        Id = "c" + (index + 1).ToString(CultureInfo.InvariantCulture),
        Statement = _statementIds[draft.Statement],
        Promisor = IdOf(draft.PromisorActor),
        PromisorMention = draft.Promisor is { } promisor ? SpanOf(promisor.First, promisor.End) : null,
        OnBehalfOf = IdOf(draft.OnBehalfOf),
        Promisee = IdOf(draft.PromiseeActor),
        PromiseeMention = draft.Promisee is { } promisee ? SpanOf(promisee.First, promisee.End) : null,
        IsToRefrain = draft.IsToRefrain,
        Force = draft.Force,
        Content = words.SpanOf(draft.Content.First, draft.Content.End),
        Condition = draft.Condition is { } condition ? words.SpanOf(condition.First, condition.End) : null,
        Deadline = draft.Deadline is { } deadline ? new Deadline(words.SpanOf(deadline.First, deadline.End), TimeAt(words[deadline.First].Start)) : null,
    };

    private int? TimeAt(int offset)
    {
        var index = times.FindIndex(t => t.Span.Contains(offset));
        return index >= 0 ? index : null;
    }

    // --- words that were asked about ---

    private PredicateAnswer Answer(TextSpan span)
    {
        var at = words.At(span.Start);
        if (at >= words.Count || words[at].Start >= span.End || words.Sentences.Count == 0)
            return new PredicateAnswer(span, null, null, null, null);
        var (first, last, composed, perfect) = reader.About(at);
        var token = reader.TokenAt(at);
        var (status, value) = scale.Value.Of(token, composed);
        var when = dating.Of(token, first, last, composed, perfect);
        return new PredicateAnswer(span, when, placing.Of(token, null), dating.Dated(status, when), value);
    }
}
