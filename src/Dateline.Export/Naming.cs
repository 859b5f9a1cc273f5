using System.Globalization;
using Dateline.Archive;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Short phrases for what stands in a chronicle: who, where, how many, whose text. All safe to show on one line.</summary>
internal sealed class Naming
{
    private readonly Chronicle _chronicle;
    private readonly Dictionary<string, Actor> _actors;
    private readonly Dictionary<string, Statement> _statements;

    public Naming(Chronicle chronicle)
    {
        _chronicle = chronicle;
        _actors = chronicle.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        _statements = chronicle.Statements.ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    private string Text => _chronicle.Report.Text;

    public string Of(TextSpan span) => VisibleText.Of(span.In(Text));

    /// <summary>The actor's name, else the fullest of the words that mean it.</summary>
    public string OfActor(string id) => _actors.TryGetValue(id, out var actor) ? Of(actor) : id;

    public string Of(Actor actor)
    {
        if (actor.Name is { } name)
            return VisibleText.Of(name);
        var words = actor.References.Where(r => r.Form != ReferenceForm.Pronoun).Select(r => r.Span).OrderByDescending(s => s.Length).FirstOrDefault();
        return words.IsEmpty ? "somebody" : Of(words);
    }

    /// <summary>Who does it to whom, as in <c>crowd → customs house</c>; empty where neither is told.</summary>
    public string Actors(Mention mention) => Actors(mention.SourceActors.Select(OfActor), mention.TargetActors.Select(OfActor));

    public static string Actors(IEnumerable<string> sources, IEnumerable<string> targets)
    {
        var (from, to) = (string.Join(", ", sources.Select(VisibleText.Of)), string.Join(", ", targets.Select(VisibleText.Of)));
        return to.Length == 0 ? from : from.Length == 0 ? "→ " + to : from + " → " + to;
    }

    /// <summary>PLOVER's type and mode, as in <c>PROTEST riot</c>.</summary>
    public static string Type(EventType? type, string? mode) =>
        (type is { } known ? Words.Of(known) : "event") + (string.IsNullOrEmpty(mode) ? "" : " " + VisibleText.Of(mode));

    /// <summary>The best place; empty where the text gives none.</summary>
    public string Place(Where? where) => where is { Places: [var best, ..] } && best < _chronicle.Places.Count ? Of(_chronicle.Places[best]) : "";

    public string Of(Place place)
    {
        var name = VisibleText.Of(place.Name ?? place.Span.In(Text));
        return place is { Country: { } country, Kind: not PlaceKind.Country } ? name + ", " + VisibleText.Of(country) : name;
    }

    /// <summary>A figure as the words allow it, as in <c>3 killed</c>, <c>40 or more injured</c>, <c>10–12 arrested (a part)</c>.</summary>
    public static string Figure(CountKind kind, long low, long? high, bool isPart)
    {
        var number = high is null ? low.ToString("N0", CultureInfo.InvariantCulture) + " or more"
            : high == low ? low.ToString("N0", CultureInfo.InvariantCulture)
            : low.ToString("N0", CultureInfo.InvariantCulture) + "–" + high.Value.ToString("N0", CultureInfo.InvariantCulture);
        return number + " " + (kind == CountKind.Participants ? "taking part" : Words.Of(kind)) + (isPart ? " (a part of them)" : "");
    }

    /// <summary>Who says so, the innermost first; empty where the report itself tells it.</summary>
    public string SaidBy(Mention mention) => string.Join(", as told by ", mention.SaidBy.Select(Speaker));

    /// <summary>Who is spoken to: the actor, else the words; absent where the report does not tell.</summary>
    public string? Addressee(Statement statement) => statement.Addressee is { } actor ? OfActor(actor) : statement.AddresseeMention is { } words ? Of(words) : null;

    /// <summary>What a statement does to another, as in <c>denies the words of Oron Kesh</c>.</summary>
    public string Answer(StatementAnswer answer) => Answer(answer.Relation, Speaker(answer.Statement));

    /// <summary>The same of a row of the archive.</summary>
    public static string Answer(AnsweredStatement answer) => Answer(answer.Relation, VisibleText.Of(answer.Speaker ?? "somebody not named"));

    private static string Answer(AnswerRelation relation, string speaker) => Words.Of(relation) + (relation == AnswerRelation.Agrees ? " with" : "") + " the words of " + speaker;

    /// <summary>A source of the report, by what way it came, and where, as in <c>Oron Kesh (official), through Interfax: sentences 2, 4</c>.</summary>
    public string Source(ReportSource source)
    {
        var who = source.Speaker is { } actor ? OfActor(actor) : source.Words is { } words ? Of(words) : "somebody not named";
        var kind = source.Origin == SpeakerOrigin.Unknown ? "" : $" ({Words.Of(source.Origin)})";
        var through = source.Through.Count == 0 ? "" : ", through " + string.Join(", ", source.Through.Select(OfActor));
        return $"{who}{kind}{through}: {Sentences(source.Sentences)}";
    }

    /// <summary>Sentences by their numbers, from 1.</summary>
    public static string Sentences(IReadOnlyList<int> sentences) =>
        (sentences.Count == 1 ? "sentence " : "sentences ") + string.Join(", ", sentences.Select(s => (s + 1).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The speaker of a statement.</summary>
    public string Speaker(string statement) => _statements.TryGetValue(statement, out var known) ? Speaker(known) : statement;

    public string Speaker(Statement statement) =>
        statement.Speaker is { } actor && _actors.ContainsKey(actor) ? OfActor(actor)
        : statement.SpeakerMention is { } words ? Of(words)
        : "somebody not named";

    /// <summary>What is said, in quotation marks where it is quoted.</summary>
    public string Content(Statement statement)
    {
        var content = string.Join(" … ", statement.Content.Select(Of));
        return statement.Form == StatementForm.Direct ? Quoted(content) : content;
    }

    /// <summary>In quotation marks, unless it opens with one.</summary>
    public static string Quoted(string text) => text.Length > 0 && text[0] is '“' or '"' or '‘' or '«' or '\'' ? text : "“" + text + "”";

    /// <summary>Whose text it is and on what sign, as in <c>text of MNA (dateline)</c>.</summary>
    public static string Origin(Report report)
    {
        var from = report.Origin is { } origin ? string.Join(", ", origin.From.Select(VisibleText.Of)) : "";
        if (from.Length == 0)
            from = string.Join(", ", report.Agencies.Select(a => VisibleText.Of(a.Name)).Distinct(StringComparer.Ordinal));
        var signs = report.Agencies.Select(a => Sign(a.Basis)).Distinct(StringComparer.Ordinal).ToList();
        var sign = signs.Count > 0 ? " (" + string.Join(", ", signs) + ")" : "";
        return report.Origin?.Relation switch
        {
            OriginRelation.Own => "own report",
            OriginRelation.Wire => $"text of {from}{sign}",
            OriginRelation.Syndicated => $"taken over from {from}{sign}",
            OriginRelation.Mixed => $"own report with text of {from}{sign}",
            _ => from.Length > 0 ? $"credits {from}{sign}" : "source not told",
        };
    }

    private static string Sign(CreditBasis basis) => basis switch
    {
        CreditBasis.SourceLine => "source line",
        CreditBasis.Dateline => "dateline",
        CreditBasis.Credit => "credit",
        CreditBasis.Canonical => "address of the original",
        _ => "metadata",
    };
}
