using Dateline.Archive;
using Dateline.Export.Text;
using Dateline.Formats;
using NodaTime.Text;

namespace Dateline.Export;

/// <summary>How the bytes of a report came to where they are; what <see cref="Explanation"/> tells first.</summary>
/// <param name="Size">How many bytes.</param>
/// <param name="Sources">Where they came from.</param>
/// <param name="StoredAt">When they were stored, as an ISO 8601 instant; absent where they were only read.</param>
/// <param name="EngineVersion">Version of the engine that made the chronicle.</param>
public sealed record Origins(long Size, IReadOnlyList<string> Sources, string? StoredAt, string EngineVersion);

/// <summary>Writes the chain from the bytes to a row, so that a reader can check every link of it.</summary>
public sealed class Explanation
{
    private readonly Page _page;
    private readonly Chronicle _chronicle;
    private readonly Origins _origins;
    private readonly Naming _naming;

    /// <summary>Makes a writer for the rows of one chronicle.</summary>
    public Explanation(TextWriter output, TextLayout layout, Chronicle chronicle, Origins origins)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(chronicle);
        ArgumentNullException.ThrowIfNull(origins);
        (_page, _chronicle, _origins, _naming) = (new Page(output, layout), chronicle, origins, new Naming(chronicle));
    }

    private Report Report => _chronicle.Report;

    /// <summary>Writes the chain to a row of the chronicle, or, without one, to the report and a list of its rows.</summary>
    /// <param name="row">Key in the chronicle, as in <c>m4</c>, <c>s2</c>, <c>c1</c>.</param>
    /// <returns>False where the chronicle has no such row; then nothing is written.</returns>
    public bool TryWrite(string? row)
    {
        if (row is null)
        {
            WriteReport();
            WriteSources();
            WriteRows();
            return true;
        }
        if (_chronicle.Mentions.FirstOrDefault(m => m.Id == row) is { } mention)
            Write(mention);
        else if (_chronicle.Statements.FirstOrDefault(s => s.Id == row) is { } statement)
            Write(statement);
        else if (_chronicle.Commitments.FirstOrDefault(c => c.Id == row) is { } commitment)
            Write(commitment);
        else
            return false;
        return true;
    }

    private void Write(Mention mention)
    {
        _page.Headline($"{RowKey.Of(Report.Id, mention.Id)}: {Naming.Type(mention.Type, mention.Mode)}, {Words.Of(mention.Status)}");
        WriteBytes();
        WriteFields();
        WriteSentence(mention.Evidence, mention.Trigger);
        WriteRule(mention.Because, mention.Confidence);
        Link(
            "the event",
            Styled.Of(Naming.Type(mention.Type, mention.Mode) + ", named by " + Naming.Quoted(_naming.Of(mention.Trigger))),
            Styled.Of(Joined(mention.Cameo is { } cameo ? "CAMEO " + cameo : "", mention.Goldstein is { } score ? "Goldstein " + score.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : "", string.Join(", ", mention.Contexts)), Style.Quiet),
            Styled.Of("status: " + Words.Of(mention.Status), Style.Quiet));
        WriteDay(mention.When);
        WritePlace(mention.Where);
        WriteActors("who", mention.SourceActors);
        WriteActors("to whom", mention.TargetActors);
        foreach (var count in mention.Counts)
            Link("a figure", Styled.Of(Naming.Figure(count.Kind, count.Low, count.High, count.IsPart) + ", from the words " + Naming.Quoted(_naming.Of(count.Span))));
        WriteSpeakers(mention.SaidBy);
    }

    private void Write(Statement statement)
    {
        _page.Headline($"{RowKey.Of(Report.Id, statement.Id)}: {Words.Of(statement.Kind)}, {Words.Of(statement.Form)}");
        WriteBytes();
        WriteFields();
        WriteSentence(statement.Evidence, statement.Cue);
        WriteRule(statement.Because, statement.Confidence);
        WriteSpeaker(statement);
        Link("what is said", [.. statement.Content.Select(c => Styled.Of(Naming.Quoted(_naming.Of(c))))]);
        if (_naming.Addressee(statement) is { } addressee)
            Link("to whom", Styled.Of(addressee));
        if (statement.Venue is { } venue)
            Link("where", Styled.Of(_naming.Of(venue)));
        if (statement.When is { } when)
            WriteDay(when);
        if (statement.NestedIn is { } outer)
            WriteSpeakers([outer]);
        if (statement.Answers is { } answers)
            Link("answers", Styled.Of(Joined(RowKey.Of(Report.Id, answers.Statement), _naming.Answer(answers))));
        foreach (var answer in _chronicle.Statements.Where(s => s.Answers?.Statement == statement.Id))
            Link("answered", Styled.Of(Joined(RowKey.Of(Report.Id, answer.Id), Words.Of(answer.Answers!.Relation) + " by " + _naming.Speaker(answer.Id), _naming.Content(answer))));
        foreach (var told in _chronicle.Mentions.Where(m => m.SaidBy.Contains(statement.Id)))
            Link("it tells", Styled.Of(Joined(RowKey.Of(Report.Id, told.Id), Naming.Type(told.Type, told.Mode), _naming.Of(told.Evidence.Span))));
        foreach (var bound in _chronicle.Commitments.Where(c => c.Statement == statement.Id))
            Link("it commits", Styled.Of(Joined(RowKey.Of(Report.Id, bound.Id), _naming.Of(bound.Content))));
    }

    private void Write(Commitment commitment)
    {
        _page.Headline($"{RowKey.Of(Report.Id, commitment.Id)}: commitment, {Words.Of(commitment.Force)}, {Words.Of(commitment.Status)}");
        WriteBytes();
        WriteFields();
        var statement = _chronicle.Statements.FirstOrDefault(s => s.Id == commitment.Statement);
        if (statement is not null)
        {
            WriteSentence(statement.Evidence, commitment.Content);
            WriteRule(statement.Because, statement.Confidence);
            WriteSpeaker(statement);
        }
        Link(
            "who is bound",
            Styled.Of(commitment.Promisor is { } promisor ? _naming.OfActor(promisor) : "not told"),
            Styled.Of(commitment.PromisorMention is { } words ? "in the words " + Naming.Quoted(_naming.Of(words)) : "", Style.Quiet),
            Styled.Of(commitment.OnBehalfOf is { } principal ? "on behalf of " + _naming.OfActor(principal) : "", Style.Quiet));
        Link(commitment.IsToRefrain ? "not to do" : "to do", Styled.Of(Naming.Quoted(_naming.Of(commitment.Content))));
        if (commitment.Promisee is { } promisee)
            Link("to whom", Styled.Of(_naming.OfActor(promisee)));
        if (commitment.Condition is { } condition)
            Link("on condition", Styled.Of(Naming.Quoted(_naming.Of(condition))));
        if (commitment.Deadline is { } deadline)
            Link("by when", Styled.Of(Naming.Quoted(_naming.Of(deadline.Span))), Styled.Of(deadline.Timex is { } timex ? Meaning(timex) : "", Style.Quiet));
        Link("where it stands", Styled.Of(Words.Of(commitment.Status)), Styled.Of("only a person, or evidence shown to one, moves it", Style.Quiet));
    }

    private void WriteReport()
    {
        _page.Headline(RowKey.Of(Report.Id) + ": " + (Report.Title is { } title ? VisibleText.Of(title) : "(no headline)"));
        WriteBytes();
        WriteFields();
        foreach (var remark in _chronicle.Diagnostics)
            Link("a remark", Styled.Of(remark.Code + " " + VisibleText.Of(remark.Message)));
    }

    private void WriteSources()
    {
        var sources = ReportSource.Of(_chronicle);
        if (sources.Count == 0)
            return;
        var own = ReportSource.OwnSentences(_chronicle);
        Link("it rests on", [.. sources.Select(source => Styled.Of(_naming.Source(source))), .. own.Count > 0 ? [Styled.Of("the report's own voice: " + Naming.Sentences(own))] : Array.Empty<Styled>()]);
    }

    private void WriteRows()
    {
        foreach (var mention in _chronicle.Mentions)
            Link(RowKey.Of(Report.Id, mention.Id), Styled.Of(Joined(DayText.Of(mention.When), Naming.Type(mention.Type, mention.Mode), _naming.Of(mention.Evidence.Span))));
        foreach (var statement in _chronicle.Statements)
            Link(RowKey.Of(Report.Id, statement.Id), Styled.Of(Joined(Words.Of(statement.Kind), _naming.Speaker(statement), _naming.Content(statement))));
        foreach (var commitment in _chronicle.Commitments)
            Link(RowKey.Of(Report.Id, commitment.Id), Styled.Of(Joined("commitment", _naming.Of(commitment.Content))));
    }

    private void WriteBytes() => Link(
        "the bytes",
        [
            .. _origins.Sources.Select(s => Styled.Of(VisibleText.Of(s))),
            Styled.Of(Report.Id, Style.Quiet),
            Styled.Of($"{_origins.Size.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} bytes, read by Dateline {VisibleText.Of(_origins.EngineVersion)}" + (_origins.StoredAt is { } at ? ", stored " + at : ""), Style.Quiet),
        ]);

    private void WriteFields() => Link(
        "the report",
        [
            Styled.Of(Report.Title is { } title ? VisibleText.Of(title) : "(no headline)"),
            Styled.Of(Joined(VisibleText.Of(Report.Outlet?.Name), Report.Published is { } time ? DayText.Of(time) : "publication day not told", Naming.Origin(Report))),
            .. Report.Provenance.Select(p => Styled.Of($"{VisibleText.Of(p.Field)}: from {VisibleText.Of(p.From)}, {Naming.Quoted(VisibleText.Of(p.Value))}", Style.Quiet)),
        ]);

    private void WriteSentence(Evidence evidence, TextSpan? marked)
    {
        var sentence = evidence.Sentence < Report.Sentences.Count ? Report.Sentences[evidence.Sentence] : evidence.Span;
        var all = sentence.Union(evidence.Span);
        var styled = new Styled()
            .AddMarked(Report.Text, new TextSpan(all.Start, evidence.Span.Start), null, Style.Quiet, ("", ""))
            .Add("[")
            .AddMarked(Report.Text, evidence.Span, marked, Style.Strong, ("*", "*"))
            .Add("]")
            .AddMarked(Report.Text, new TextSpan(evidence.Span.End, all.End), null, Style.Quiet, ("", ""));
        Link(
            "the sentence",
            styled,
            Styled.Of($"sentence {evidence.Sentence + 1} of {Report.Sentences.Count}; the evidence, in brackets, is characters {evidence.Span.Start}–{evidence.Span.End} of the text", Style.Quiet));
    }

    private void WriteRule(string because, double confidence) =>
        Link("the rule", Styled.Of(VisibleText.Of(because)), Styled.Of("confidence " + confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), Style.Quiet));

    private void WriteDay(When? when)
    {
        if (when is null)
        {
            Link("the day", Styled.Of("not told, and the publication day is not known"));
            return;
        }
        var why = when.Basis switch
        {
            DateBasis.Explicit => "told in its own words",
            DateBasis.Inherited => "carried along from the text before",
            _ => "not told; the publication is the latest day possible",
        };
        Link(
            "the day",
            Styled.Of(DayText.Of(when) + (when.Edtf is { } edtf ? " (" + edtf + ")" : "")),
            Styled.Of(why, Style.Quiet),
            Styled.Of(when.Timex is { } timex ? Meaning(timex) : "", Style.Quiet));
    }

    private string Meaning(int timex)
    {
        if (timex >= _chronicle.Times.Count)
            return "";
        var time = _chronicle.Times[timex];
        var value = time.Value is { } known ? $", TIMEX3 {Words.Of(time.Type)} {VisibleText.Of(known)}" : "";
        var published = Report.Published is { } day ? $", counted from the publication on {LocalDatePattern.Iso.Format(day.Day)}" : "";
        return Naming.Quoted(_naming.Of(time.Span)) + value + published;
    }

    private void WritePlace(Where? where)
    {
        if (where is null || where.Places.Count == 0)
        {
            Link("the place", Styled.Of("not told"));
            return;
        }
        var place = _chronicle.Places[where.Places[0]];
        var position = place is { Latitude: { } lat, Longitude: { } lon } ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lat:0.###}, {lon:0.###}") : "";
        var basis = where.Basis switch
        {
            PlaceBasis.Clause => "named in its clause",
            PlaceBasis.Sentence => "named in its sentence",
            PlaceBasis.Dateline => "named by the dateline",
            _ => "carried along from the text before",
        };
        Link(
            "the place",
            Styled.Of(_naming.Of(place)),
            Styled.Of(Joined("in the words " + Naming.Quoted(_naming.Of(place.Span)), basis, Words.Of(place.Kind), position, place.GeonameId is { } id ? "GeoNames " + id : ""), Style.Quiet));
    }

    private void WriteActors(string label, IReadOnlyList<string> ids)
    {
        foreach (var actor in ids.Select(id => _chronicle.Actors.FirstOrDefault(a => a.Id == id)).OfType<Actor>())
        {
            var words = string.Join(", ", actor.References.Select(r => _naming.Of(r.Span)).Distinct(StringComparer.Ordinal).Take(5).Select(Naming.Quoted));
            Link(
                label,
                Styled.Of(_naming.Of(actor)),
                Styled.Of(Joined(Words.Of(actor.Kind), VisibleText.Of(actor.Office), VisibleText.Of(actor.Code), words.Length > 0 ? "in the words " + words : ""), Style.Quiet));
        }
    }

    private void WriteSpeakers(IReadOnlyList<string> statements)
    {
        if (statements.Count == 0)
            Link("who says so", Styled.Of("the report itself"));
        foreach (var statement in statements.Select(id => _chronicle.Statements.FirstOrDefault(s => s.Id == id)).OfType<Statement>())
            WriteSpeaker(statement);
    }

    private void WriteSpeaker(Statement statement) => Link(
        "who says so",
        Styled.Of(_naming.Speaker(statement)),
        Styled.Of(
            Joined(
                RowKey.Of(Report.Id, statement.Id),
                statement.SpeakerMention is { } words ? "in the words " + Naming.Quoted(_naming.Of(words)) : "",
                statement.Cue is { } cue ? "cue " + Naming.Quoted(_naming.Of(cue)) : "",
                Words.Of(statement.Kind),
                statement.SpeakerOrigin == SpeakerOrigin.Unknown ? "" : Words.Of(statement.SpeakerOrigin),
                statement.SpeakerIsNamed ? "named" : "not named"),
            Style.Quiet));

    private void Link(string label, params ReadOnlySpan<Styled> right) => _page.Row(Styled.Of(label, Style.Key), null, right);

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var known = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Length > 0)
                known.Add(part);
        }
        return string.Join(" · ", known);
    }
}
