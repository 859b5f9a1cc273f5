using System.Buffers;
using Dateline.Archive;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Writes chronicles as Markdown (CommonMark): a section a report, a list item a row, each with its key.</summary>
/// <remarks>Text from reports is escaped: it can neither format, nor link, nor embed.</remarks>
public sealed class ChronicleMarkdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\`*_[]<>#|~&");

    private readonly TextWriter _output;
    private bool _isFirst = true;

    /// <summary>Makes a writer.</summary>
    public ChronicleMarkdown(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Writes one chronicle.</summary>
    public void Write(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var naming = new Naming(chronicle);
        if (!_isFirst)
            _output.WriteLine();
        _isFirst = false;
        WriteHead(chronicle.Report);
        foreach (var section in Sections.OfMentions(chronicle))
        {
            WriteHeading(section.Heading);
            foreach (var mention in section.Mentions)
                WriteMention(chronicle, naming, mention);
        }
        WriteStatements(chronicle, naming);
        WriteCommitments(chronicle, naming);
    }

    private void WriteHead(Report report)
    {
        _output.WriteLine("## " + (report.Title is { } title ? Escaped(title) : "(no headline)"));
        _output.WriteLine();
        var outlet = report.Outlet is { } known ? "**" + Escaped(known.Name) + "**" : "outlet not told";
        var published = report.Published is { } time ? DayText.Of(time) : "publication day not told";
        _output.WriteLine(string.Join(" · ", new[] { outlet, published, Escaped(Naming.Origin(report)), Link(report.CanonicalUrl ?? report.Url) }.Where(p => p.Length > 0)) + "  ");
        if (report.Byline.Count > 0)
            _output.WriteLine("by " + string.Join(", ", report.Byline.Select(Escaped)) + "  ");
        _output.WriteLine("report " + Code(RowKey.Of(report.Id)) + ", read from " + Code(report.Source));
    }

    private void WriteHeading(string heading)
    {
        _output.WriteLine();
        _output.WriteLine("### " + heading);
        _output.WriteLine();
    }

    private void WriteMention(Chronicle chronicle, Naming naming, Mention mention)
    {
        var saidBy = naming.SaidBy(mention);
        var facts = Facts(
            Naming.Type(mention.Type, mention.Mode),
            mention.Status == EventStatus.Ongoing ? "going on" : "",
            naming.Actors(mention),
            naming.Place(mention.Where),
            string.Join(", ", mention.Counts.Select(c => Naming.Figure(c.Kind, c.Low, c.High, c.IsPart))),
            saidBy.Length > 0 ? "according to " + saidBy : "");
        WriteItem(DayText.Of(mention.When), Escaped(naming.Of(mention.Evidence.Span)), facts, RowKey.Of(chronicle.Report.Id, mention.Id));
    }

    private void WriteStatements(Chronicle chronicle, Naming naming)
    {
        if (chronicle.Statements.Count == 0)
            return;
        WriteHeading("Who says what");
        foreach (var section in Sections.OfStatements(chronicle))
        {
            foreach (var statement in section.Statements)
            {
                var facts = Facts(
                    Words.Of(statement.Kind),
                    statement.IsNegative ? "not said" : "",
                    statement.When is { } when ? DayText.Of(when) : "",
                    statement.NestedIn is { } outer ? "as told by " + naming.Speaker(outer) : "");
                WriteItem(naming.Speaker(statement), Escaped(naming.Content(statement)), facts, RowKey.Of(chronicle.Report.Id, statement.Id));
            }
        }
    }

    private void WriteCommitments(Chronicle chronicle, Naming naming)
    {
        if (chronicle.Commitments.Count == 0)
            return;
        WriteHeading("Commitments");
        foreach (var commitment in chronicle.Commitments)
        {
            var facts = Facts(
                Words.Of(commitment.Force),
                commitment.Promisee is { } promisee ? "to " + naming.OfActor(promisee) : "",
                commitment.Deadline is { } deadline ? "deadline " + Naming.Quoted(naming.Of(deadline.Span)) : "",
                commitment.Condition is { } condition ? "condition " + Naming.Quoted(naming.Of(condition)) : "",
                Words.Of(commitment.Status));
            var promisor = commitment.Promisor is { } actor ? naming.OfActor(actor) : naming.Speaker(commitment.Statement);
            WriteItem(promisor, (commitment.IsToRefrain ? "not to: " : "") + Escaped(naming.Of(commitment.Content)), facts, RowKey.Of(chronicle.Report.Id, commitment.Id));
        }
    }

    private void WriteItem(string lead, string words, string facts, string key) =>
        _output.WriteLine("- **" + Escaped(lead) + "** — " + words + (facts.Length > 0 ? " *(" + Escaped(facts) + ")* " : " ") + Code(key));

    private static string Facts(params ReadOnlySpan<string> facts)
    {
        var known = new List<string>(facts.Length);
        foreach (var fact in facts)
        {
            if (fact.Length > 0)
                known.Add(fact);
        }
        return string.Join("; ", known);
    }

    private static string Link(string? address) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? "<" + uri.AbsoluteUri.Replace(">", "%3E", StringComparison.Ordinal) + ">" : "";

    /// <summary>As code: backticks inside would end it.</summary>
    private static string Code(string text) => "`" + VisibleText.Of(text).Replace('`', '\'') + "`";

    /// <summary>All ASCII punctuation may be escaped in CommonMark; what could mean something in a line is.</summary>
    private static string Escaped(string text)
    {
        var safe = VisibleText.Of(text);
        if (!safe.AsSpan().ContainsAny(Special) && !(safe.Length > 0 && safe[0] is '-' or '+' or '='))
            return safe;
        var escaped = new System.Text.StringBuilder(safe.Length + 8);
        for (var i = 0; i < safe.Length; i++)
        {
            if (Special.Contains(safe[i]) || (i == 0 && safe[i] is '-' or '+' or '='))
                escaped.Append('\\');
            escaped.Append(safe[i]);
        }
        return escaped.ToString();
    }
}
