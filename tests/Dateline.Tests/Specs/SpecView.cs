using System.Globalization;
using Dateline.Formats;

namespace Dateline.Tests.Specs;

/// <summary>A chronicle as the lines that specifications speak in: a row's words first, then its facets.</summary>
internal static class SpecView
{
    private static readonly Dictionary<string, Func<Chronicle, IEnumerable<string[]>>> Views = new()
    {
        ["sentences"] = c => c.Report.Sentences.Select(s => new[] { OneLine(s.In(c.Report.Text)) }),
        ["paragraphs"] = c => c.Report.Paragraphs.Select(s => new[] { OneLine(s.In(c.Report.Text)) }),
        ["fields"] = c => Fields(c.Report),
        ["times"] = c => c.Times.Select(t => Time(c, t)),
        ["places"] = c => c.Places.Select(p => Place(c, p)),
        ["actors"] = c => c.Actors.Select(a => Actor(c, a)),
        ["mentions"] = c => c.Mentions.Select(m => Mention(c, m)),
        ["statements"] = c => c.Statements.Select(s => Statement(c, s)),
        ["commitments"] = c => c.Commitments.Select(k => Commitment(c, k)),
        ["predicates"] = c => c.Predicates.Select(p => Predicate(c, p)),
        ["diagnostics"] = c => c.Diagnostics.Select(d => new[] { d.Code, Words.Of(d.Severity), d.Message }),
    };

    /// <summary>Names of the views.</summary>
    public static IEnumerable<string> Names => Views.Keys;

    /// <summary>The rows of one view, each as its facets; the first facet names the row.</summary>
    public static List<string[]> Rows(Chronicle chronicle, string view) =>
        Views.TryGetValue(view, out var rows) ? [.. rows(chronicle)] : throw new FormatException($"no view is called '{view}'; there are {string.Join(", ", Names)}");

    /// <summary>Words on one line, as specifications write them.</summary>
    public static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string[]> Fields(Report report)
    {
        yield return ["title", report.Title ?? "none"];
        yield return ["published", report.Published?.ToString() ?? "none"];
        yield return ["modified", report.Modified?.ToString() ?? "none"];
        yield return ["outlet", report.Outlet?.Name ?? "none"];
        yield return ["language", report.Language ?? "none"];
        yield return ["canonical", report.CanonicalUrl ?? "none"];
        yield return ["byline", .. report.Byline.DefaultIfEmpty("none")];
        yield return ["agency", .. report.Agencies.Select(a => $"{a.Name} ({Words.Of(a.Basis)})").DefaultIfEmpty("none")];
        yield return ["origin", report.Origin is { } o ? string.Join(' ', [Words.Of(o.Relation), .. o.From]) : "none"];
        yield return ["dateline", report.Dateline is { } d ? string.Join(", ", new[] { d.Place, d.Date, d.Agency }.OfType<string>()) : "none"];
        yield return ["pictures", .. report.Pictures.Select(p => $"{p.Caption ?? "-"} / {p.Credit ?? "-"}").DefaultIfEmpty("none")];
    }

    private static string[] Time(Chronicle c, TimeExpression time) =>
        [OneLine(time.Span.In(c.Report.Text)), Words.Of(time.Type), .. Some(time.Value), .. Some(time.Edtf, "edtf "), Interval(time.Earliest, time.Latest)];

    private static string[] Place(Chronicle c, Place place) =>
        [OneLine(place.Span.In(c.Report.Text)), .. Some(place.Name), .. Some(place.Country), .. Some(place.Admin1), Words.Of(place.Kind)];

    private static string[] Actor(Chronicle c, Actor actor) =>
    [
        NameOf(c, actor), Words.Of(actor.Kind), .. Some(actor.Country), .. Some(actor.Code), .. Some(actor.Office), .. actor.Roles,
        .. actor.References.Select(r => "as " + OneLine(r.Span.In(c.Report.Text))),
    ];

    private static string[] Mention(Chronicle c, Mention m) =>
    [
        OneLine(m.Trigger.In(c.Report.Text)), m.Type is { } type ? Words.Of(type) : "no type", .. Some(m.Mode, "mode "), .. m.Contexts.Select(x => "context " + x),
        .. Some(m.Cameo, "cameo "), .. When(m.When), Words.Of(m.Status),
        .. m.Where is { } where ? where.Places.Select(p => "in " + (c.Places[p].Name ?? c.Places[p].Span.In(c.Report.Text))) : ["nowhere"],
        .. m.SourceActors.DefaultIfEmpty("").Select(a => "by " + NameOf(c, a)), .. m.TargetActors.DefaultIfEmpty("").Select(a => "to " + NameOf(c, a)),
        .. m.SaidBy.Count == 0 ? ["told by the report"] : m.SaidBy.Select(s => "said by " + NameOf(c, c.Statements.Single(x => x.Id == s).Speaker)),
        .. m.Counts.Select(n => string.Create(CultureInfo.InvariantCulture, $"{Words.Of(n.Kind)} {n.Low}{(n.High is { } h ? h == n.Low ? "" : "–" + h : "+")}{(n.IsPart ? " part" : "")}")),
        "evidence " + OneLine(m.Evidence.Span.In(c.Report.Text)), "because " + m.Because,
    ];

    private static string[] Statement(Chronicle c, Statement s) =>
    [
        NameOf(c, s.Speaker), Words.Of(s.Form), Words.Of(s.Kind), s.IsNegative ? "negative" : "positive", Words.Of(s.SpeakerOrigin), s.SpeakerIsNamed ? "named" : "unnamed",
        s.Cue is { } cue ? "cue " + OneLine(cue.In(c.Report.Text)) : "no cue", .. s.SpeakerMention is { } m ? ["as " + OneLine(m.In(c.Report.Text))] : Array.Empty<string>(),
        "content " + string.Join(" … ", s.Content.Select(x => OneLine(x.In(c.Report.Text)))), .. Some(s.Addressee is { } a ? NameOf(c, a) : null, "to "), .. s.AddresseeMention is { } heard ? ["told to " + OneLine(heard.In(c.Report.Text))] : Array.Empty<string>(),
        .. s.Answers is { } answered ? [Words.Of(answered.Relation) + " " + string.Join(" … ", c.Statements.Single(x => x.Id == answered.Statement).Content.Select(x => OneLine(x.In(c.Report.Text))))] : Array.Empty<string>(),
        .. Some(s.Through is { } hand ? NameOf(c, hand) : null, "through "),
        .. s.Venue is { } venue ? ["at " + OneLine(venue.In(c.Report.Text))] : Array.Empty<string>(), .. When(s.When),
        s.NestedIn is { } outer ? "in words of " + NameOf(c, c.Statements.Single(x => x.Id == outer).Speaker) : "not nested", "because " + s.Because,
    ];

    private static string[] Predicate(Chronicle c, PredicateAnswer p) =>
        [OneLine(p.Span.In(c.Report.Text)), p.Status is { } status ? Words.Of(status) : "no status", p.Factuality switch { null => "no value", > 0.5 => "above zero", < -0.5 => "below zero", _ => "near zero" }, .. When(p.When)];

    private static string[] Commitment(Chronicle c, Commitment k) =>
    [
        NameOf(c, k.Promisor), "content " + OneLine(k.Content.In(c.Report.Text)), k.IsToRefrain ? "refrain" : "do", Words.Of(k.Force), Words.Of(k.Status),
        .. Some(k.OnBehalfOf is { } b ? NameOf(c, b) : null, "for "), .. Some(k.Promisee is { } p ? NameOf(c, p) : null, "to "),
        k.Condition is { } condition ? "if " + OneLine(condition.In(c.Report.Text)) : "no condition",
        k.Deadline is { } deadline ? "by " + OneLine(deadline.Span.In(c.Report.Text)) : "no deadline",
    ];

    private static IEnumerable<string> When(When? when) =>
        when is null ? ["undated"] : [.. Some(when.Edtf), Interval(when.Earliest, when.Latest), Words.Of(when.Basis), .. Some(when.PartOfDay, "part of day ")];

    private static string Interval(NodaTime.LocalDate? earliest, NodaTime.LocalDate? latest) =>
        string.Create(CultureInfo.InvariantCulture, $"{earliest:uuuu-MM-dd}/{latest:uuuu-MM-dd}");

    private static string NameOf(Chronicle c, string? id) =>
        string.IsNullOrEmpty(id) ? "nobody" : NameOf(c, c.Actors.Single(a => a.Id == id));

    private static string NameOf(Chronicle c, Actor actor) =>
        actor.Name ?? (actor.References.Count > 0 ? OneLine(actor.References[0].Span.In(c.Report.Text)) : "unnamed");

    private static IEnumerable<string> Some(string? value, string before = "") => value is null ? [] : [before + value];
}
