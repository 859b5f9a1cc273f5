using Dateline.Archive;
using Dateline.Export.Text;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Writes chronicles for people who read on a terminal: what happened by day, what is only planned or denied apart, and who says what.</summary>
/// <remarks>Text from reports is made safe to show; see <see cref="VisibleText"/>. Keep one writer for all chronicles of a run.</remarks>
public sealed class ChronicleText
{
    private readonly Page _page;

    /// <summary>Makes a writer.</summary>
    public ChronicleText(TextWriter output, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        _page = new Page(output, layout);
    }

    /// <summary>Writes one chronicle.</summary>
    public void Write(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var naming = new Naming(chronicle);
        WriteHead(chronicle.Report);
        foreach (var section in Sections.OfMentions(chronicle))
        {
            _page.Heading(section.Heading);
            foreach (var mention in section.Mentions)
                WriteMention(chronicle, naming, mention);
        }
        if (chronicle.Mentions.Count == 0)
        {
            _page.Blank();
            _page.Paragraph(Styled.Of(NothingFound(chronicle), Style.Quiet), 0);
        }
        WriteStatements(chronicle, naming);
        WriteCommitments(chronicle, naming);
        WriteRemarks(chronicle);
    }

    private void WriteHead(Report report)
    {
        _page.Headline(report.Title is { } title ? VisibleText.Of(title) : "(no headline)");
        var published = report.Published is { } time ? DayText.Of(time) : "publication day not told";
        _page.Paragraph(Styled.Of(string.Join(" · ", [report.Outlet is { } outlet ? VisibleText.Of(outlet.Name) : "outlet not told", published, Naming.Origin(report)])), 0);
        if (report.Byline.Count > 0)
            _page.Paragraph(Styled.Of("by " + string.Join(", ", report.Byline.Select(VisibleText.Of)), Style.Quiet), 0);
        var address = report.CanonicalUrl ?? report.Url;
        _page.Paragraph(
            new Styled().Add(RowKey.Of(report.Id), Style.Key).Add(" · " + VisibleText.Of(report.Source), Style.Quiet)
                .Add(address is null || address == report.Source ? null : " · " + VisibleText.Of(address), Style.Quiet),
            0);
    }

    private void WriteMention(Chronicle chronicle, Naming naming, Mention mention)
    {
        var words = new Styled().AddMarked(chronicle.Report.Text, mention.Evidence.Span, mention.Trigger, Style.Strong, ("", ""));
        var facts = Facts(
            Naming.Type(mention.Type, mention.Mode),
            mention.Status == EventStatus.Ongoing ? "going on" : "",
            naming.Actors(mention),
            naming.Place(mention.Where),
            string.Join(", ", mention.Counts.Select(c => Naming.Figure(c.Kind, c.Low, c.High, c.IsPart))),
            mention.When?.Basis == DateBasis.Inherited ? "day from the text before" : "");
        var saidBy = naming.SaidBy(mention);
        _page.Row(
            Styled.Of(DayText.Of(mention.When)),
            RowKey.Of(chronicle.Report.Id, mention.Id),
            words,
            Styled.Of(facts, Style.Quiet),
            Styled.Of(saidBy.Length > 0 ? "according to " + saidBy : "", Style.Quiet));
    }

    private void WriteStatements(Chronicle chronicle, Naming naming)
    {
        if (chronicle.Statements.Count == 0)
            return;
        _page.Heading("Who says what");
        foreach (var speaker in Sections.OfStatements(chronicle))
        {
            _page.Paragraph(Speaker(naming, speaker), 2);
            foreach (var statement in speaker.Statements)
            {
                var facts = Facts(
                    statement.IsNegative ? "not said" : "",
                    statement.Form == StatementForm.Indirect ? "" : Words.Of(statement.Form),
                    statement.When is { } when ? DayText.Of(when) : "",
                    statement.Venue is { } venue ? naming.Of(venue) : "",
                    naming.Addressee(statement) is { } addressee ? "to " + addressee : "",
                    statement.Answers is { } answers ? naming.Answer(answers) : "",
                    statement.NestedIn is { } outer ? "as told by " + naming.Speaker(outer) : "");
                _page.Row(
                    Styled.Of(Words.Of(statement.Kind)),
                    RowKey.Of(chronicle.Report.Id, statement.Id),
                    Styled.Of(naming.Content(statement)),
                    Styled.Of(facts, Style.Quiet));
            }
        }
    }

    private static Styled Speaker(Naming naming, SpeakerSection section)
    {
        var first = section.Statements[0];
        var name = section.Speaker is { } actor ? naming.Of(actor) : section.Words is { } words ? VisibleText.Of(words) : "somebody not named";
        var origin = first.SpeakerOrigin == SpeakerOrigin.Unknown ? "" : Words.Of(first.SpeakerOrigin);
        var office = VisibleText.Of(section.Speaker?.Office);
        var about = Facts(office == name ? "" : office, origin, first.SpeakerIsNamed ? "" : "not named");
        return new Styled().Add(name, Style.Strong).Add(about.Length > 0 ? " · " + about : null, Style.Quiet);
    }

    private void WriteCommitments(Chronicle chronicle, Naming naming)
    {
        if (chronicle.Commitments.Count == 0)
            return;
        _page.Heading("Commitments");
        foreach (var commitment in chronicle.Commitments)
        {
            var promisor = commitment.Promisor is { } actor ? naming.OfActor(actor) : commitment.PromisorMention is { } words ? naming.Of(words) : naming.Speaker(commitment.Statement);
            var promisee = commitment.Promisee is { } other ? naming.OfActor(other) : commitment.PromiseeMention is { } named ? naming.Of(named) : "";
            var facts = Facts(
                Words.Of(commitment.Force),
                commitment.OnBehalfOf is { } principal ? "on behalf of " + naming.OfActor(principal) : "",
                promisee.Length > 0 ? "to " + promisee : "",
                commitment.Deadline is { } deadline ? "deadline " + Naming.Quoted(naming.Of(deadline.Span)) : "",
                commitment.Condition is { } condition ? "condition " + Naming.Quoted(naming.Of(condition)) : "");
            _page.Row(
                Styled.Of(Words.Of(commitment.Status)),
                RowKey.Of(chronicle.Report.Id, commitment.Id),
                new Styled().Add(promisor, Style.Strong).Add((commitment.IsToRefrain ? ", not to: " : ": ") + naming.Of(commitment.Content)),
                Styled.Of(facts, Style.Quiet));
        }
    }

    private void WriteRemarks(Chronicle chronicle)
    {
        var warnings = chronicle.Diagnostics.Where(d => d.Severity == Severity.Warning).ToList();
        if (warnings.Count == 0)
            return;
        _page.Heading("Remarks");
        foreach (var warning in warnings)
            _page.Row(Styled.Of(warning.Code), null, Styled.Of(VisibleText.Of(warning.Message)));
    }

    private static string NothingFound(Chronicle chronicle) =>
        chronicle.Report.Language is { } language and not "en"
            ? $"The text is not English ({VisibleText.Of(language)}): it was kept, and not coded."
            : "No event was found in it.";

    private static string Facts(params ReadOnlySpan<string> facts)
    {
        var known = new List<string>(facts.Length);
        foreach (var fact in facts)
        {
            if (fact.Length > 0)
                known.Add(fact);
        }
        return string.Join(" · ", known);
    }
}
