using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Formats;

/// <summary>A parsed object of the format <c>dateline/1</c> → a chronicle, or a <see cref="FormatException"/> that names the row.</summary>
internal sealed class ChronicleJsonReader
{
    private string _text = "";
    private int _times, _places;
    private string _row = "report";

    public Chronicle Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("The text is not a JSON object.");
        if (Optional(root, "schema") is var schema && schema != ChronicleJson.Schema)
            throw new FormatException($"The schema is '{schema}', not '{ChronicleJson.Schema}'.");
        var report = ReadReport(Child(root, "report") ?? throw Bad("'report' is missing"));
        var times = All(root, "times", ReadTime);
        _times = times.Count;
        var places = All(root, "places", ReadPlace);
        _places = places.Count;
        var chronicle = new Chronicle
        {
            Report = report,
            Registries = Optional(root, "registries"),
            Times = times,
            Places = places,
            Actors = All(root, "actors", ReadActor),
            Mentions = All(root, "mentions", ReadMention),
            Statements = All(root, "statements", ReadStatement),
            Commitments = All(root, "commitments", ReadCommitment),
            Predicates = All(root, "predicates", ReadPredicate),
            Diagnostics = All(root, "diagnostics", ReadDiagnostic),
        };
        CheckKeys(chronicle);
        return chronicle;
    }

    private Report ReadReport(JsonElement json)
    {
        // An empty text is left out, as nothing in the format is an empty string.
        _text = Optional(json, "text") ?? "";
        return new Report
        {
            Id = Required(json, "id"),
            Source = Required(json, "source"),
            Url = Optional(json, "url"),
            CanonicalUrl = Optional(json, "canonicalUrl"),
            Title = Optional(json, "title"),
            Text = _text,
            Paragraphs = All(json, "paragraphs", Span),
            Sentences = All(json, "sentences", Span),
            Language = Optional(json, "language"),
            Published = Published(json, "published"),
            Modified = Published(json, "modified"),
            Retrieved = Optional(json, "retrieved"),
            Outlet = Child(json, "outlet") is { } outlet ? new Outlet(Required(outlet, "name"), Optional(outlet, "id")) : null,
            Agencies = All(json, "agencies", a => new AgencyCredit(Required(a, "name"), Optional(a, "id"), Word<CreditBasis>(a, "basis", Words.TryParse), SpanOrNone(a))),
            Origin = Child(json, "origin") is { } origin ? new Origin(Word<OriginRelation>(origin, "relation", Words.TryParse), Strings(origin, "from")) : null,
            Byline = Strings(json, "byline"),
            Dateline = Child(json, "dateline") is { } line ? new ReportDateline(Optional(line, "place"), Optional(line, "date"), Optional(line, "agency"), SpanOrNone(line)) : null,
            Pictures = All(json, "pictures", p => new Picture(Optional(p, "caption"), Optional(p, "credit"))),
            Provenance = All(json, "provenance", p => new FieldProvenance(Required(p, "field"), Required(p, "from"), Optional(p, "value") ?? "")),
        };
    }

    private TimeExpression ReadTime(JsonElement json) =>
        new(Span(json), Word<TimexType>(json, "type", Words.TryParse), Optional(json, "value"), Optional(json, "edtf"), Day(json, "earliest"), Day(json, "latest"));

    private Place ReadPlace(JsonElement json) => new()
    {
        Span = Span(json),
        Name = Optional(json, "name"),
        Country = Optional(json, "country"),
        Admin1 = Optional(json, "admin1"),
        Kind = Word<PlaceKind>(json, "kind", Words.TryParse),
        Latitude = Number(json, "lat"),
        Longitude = Number(json, "lon"),
        GeonameId = Whole(json, "geonameId"),
    };

    private Actor ReadActor(JsonElement json) => new()
    {
        Id = Required(json, "id"),
        Name = Optional(json, "name"),
        Kind = Word<ActorKind>(json, "kind", Words.TryParse),
        Country = Optional(json, "country"),
        Code = Optional(json, "code"),
        Roles = Strings(json, "roles"),
        Office = Optional(json, "office"),
        References = All(json, "mentions", r => new ActorReference(Span(r), Word<ReferenceForm>(r, "form", Words.TryParse))),
    };

    private Mention ReadMention(JsonElement json) => new()
    {
        Id = Required(json, "id"),
        Type = Optional(json, "eventType") is null ? null : Word<EventType>(json, "eventType", Words.TryParse),
        Mode = Optional(json, "mode"),
        Contexts = Strings(json, "contexts"),
        Cameo = Optional(json, "cameo"),
        Goldstein = Number(json, "goldstein"),
        SourceActors = Strings(json, "sourceActors"),
        TargetActors = Strings(json, "targetActors"),
        When = ReadWhen(json),
        Where = ReadWhere(json),
        Status = Word<EventStatus>(json, "status", Words.TryParse),
        Counts = All(json, "counts", ReadCount),
        SaidBy = Strings(json, "saidBy"),
        Evidence = ReadEvidence(json),
        Trigger = Piece(json, "trigger") ?? throw Bad("'trigger' is missing"),
        Because = Required(json, "because"),
        Confidence = Number(json, "confidence") ?? throw Bad("'confidence' is missing"),
    };

    private Count ReadCount(JsonElement json) => new(
        Word<CountKind>(json, "kind", Words.TryParse), Whole(json, "low") ?? throw Bad("'low' is missing"), Whole(json, "high"), Optional(json, "scope") == "part", Span(json));

    private Statement ReadStatement(JsonElement json) => new()
    {
        Id = Required(json, "id"),
        Speaker = Optional(json, "speaker"),
        SpeakerMention = Piece(json, "speakerMention"),
        SpeakerOrigin = Word<SpeakerOrigin>(json, "speakerOrigin", Words.TryParse),
        SpeakerIsNamed = Optional(json, "speakerNaming") == "named",
        IsNegative = Optional(json, "polarity") == "negative",
        Cue = Piece(json, "cue"),
        Content = All(json, "content", Span) is { Count: > 0 } content ? content : throw Bad("'content' is empty"),
        Form = Word<StatementForm>(json, "form", Words.TryParse),
        Kind = Word<StatementKind>(json, "kind", Words.TryParse),
        Addressee = Optional(json, "addressee"),
        AddresseeMention = Piece(json, "addresseeMention"),
        Venue = Piece(json, "venue"),
        Through = Optional(json, "through"),
        When = ReadWhen(json),
        NestedIn = Optional(json, "nestedIn"),
        Answers = json.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Object
            ? new StatementAnswer(Required(answers, "statement"), Word<AnswerRelation>(answers, "relation", Words.TryParse)) : null,
        Evidence = ReadEvidence(json),
        Because = Required(json, "because"),
        Confidence = Number(json, "confidence") ?? throw Bad("'confidence' is missing"),
    };

    private Commitment ReadCommitment(JsonElement json) => new()
    {
        Id = Required(json, "id"),
        Statement = Required(json, "statement"),
        Promisor = Optional(json, "promisor"),
        PromisorMention = Piece(json, "promisorMention"),
        OnBehalfOf = Optional(json, "onBehalfOf"),
        Promisee = Optional(json, "promisee"),
        PromiseeMention = Piece(json, "promiseeMention"),
        IsToRefrain = Optional(json, "polarity") == "refrain",
        Force = Word<CommitmentForce>(json, "force", Words.TryParse),
        Content = Piece(json, "content") ?? throw Bad("'content' is missing"),
        Condition = Piece(json, "condition"),
        Deadline = Child(json, "deadline") is { } deadline ? new Deadline(Span(deadline), Index(deadline, "timex", _times)) : null,
        Status = Word<CommitmentStatus>(json, "status", Words.TryParse),
    };

    private PredicateAnswer ReadPredicate(JsonElement json) => new(
        Span(json), ReadWhen(json), ReadWhere(json), Optional(json, "status") is null ? null : Word<EventStatus>(json, "status", Words.TryParse), Number(json, "factuality"));

    private Diagnostic ReadDiagnostic(JsonElement json) =>
        new(Word<Severity>(json, "severity", Words.TryParse), Required(json, "code"), Required(json, "message"), SpanOrNone(json));

    private When? ReadWhen(JsonElement row) => Child(row, "when") is { } json
        ? new When(
            Day(json, "earliest"), Day(json, "latest"), Optional(json, "edtf"), Optional(json, "partOfDay"), Word<DateBasis>(json, "basis", Words.TryParse), Index(json, "timex", _times))
        : null;

    private Where? ReadWhere(JsonElement row)
    {
        if (Child(row, "where") is not { } json)
            return null;
        var basis = Word<PlaceBasis>(json, "basis", Words.TryParse);
        if (!json.TryGetProperty("places", out var list) || list.ValueKind != JsonValueKind.Array)
            return new Where([Index(json, "place", _places) ?? throw Bad("'where' names no place")], basis);
        var places = new List<int>();
        foreach (var place in list.EnumerateArray())
            places.Add(IndexOf(place, "places", _places));
        return places.Count > 0 ? new Where(places, basis) : throw Bad("'where' names no place");
    }

    private Evidence ReadEvidence(JsonElement row)
    {
        var json = Child(row, "evidence") ?? throw Bad("'evidence' is missing");
        var sentence = Whole(json, "sentence") ?? throw Bad("'evidence' names no sentence");
        return sentence is >= 0 and <= int.MaxValue ? new Evidence(Span(json), (int)sentence) : throw Bad("'evidence' names no sentence");
    }

    private void CheckKeys(Chronicle chronicle)
    {
        var actors = Keys("actors", chronicle.Actors.Select(a => a.Id));
        var statements = Keys("statements", chronicle.Statements.Select(s => s.Id));
        Keys("mentions", chronicle.Mentions.Select(m => m.Id));
        Keys("commitments", chronicle.Commitments.Select(c => c.Id));
        foreach (var m in chronicle.Mentions)
        {
            Check(m.Id, actors, [.. m.SourceActors, .. m.TargetActors]);
            Check(m.Id, statements, m.SaidBy);
        }
        foreach (var s in chronicle.Statements)
        {
            Check(s.Id, actors, [s.Speaker, s.Addressee]);
            Check(s.Id, statements, [s.NestedIn, s.Answers?.Statement]);
        }
        foreach (var c in chronicle.Commitments)
        {
            Check(c.Id, actors, [c.Promisor, c.OnBehalfOf, c.Promisee]);
            Check(c.Id, statements, [c.Statement]);
        }
    }

    private static HashSet<string> Keys(string rows, IEnumerable<string> keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!seen.Add(key))
                throw new FormatException($"Two {rows} have the id '{key}'.");
        }
        return seen;
    }

    private static void Check(string row, HashSet<string> known, IEnumerable<string?> keys)
    {
        foreach (var key in keys)
        {
            if (key is not null && !known.Contains(key))
                throw new FormatException($"Row '{row}' names '{key}', which is not there.");
        }
    }

    private List<T> All<T>(JsonElement parent, string name, Func<JsonElement, T> read)
    {
        var rows = new List<T>();
        if (!parent.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return rows;
        if (list.ValueKind != JsonValueKind.Array)
            throw Bad($"'{name}' is not a list");
        var outer = _row;
        foreach (var row in list.EnumerateArray())
        {
            _row = string.Create(CultureInfo.InvariantCulture, $"{name}[{rows.Count}]");
            if (row.ValueKind != JsonValueKind.Object)
                throw Bad("is not an object");
            rows.Add(read(row));
        }
        _row = outer;
        return rows;
    }

    private TextSpan Span(JsonElement json)
    {
        var span = SpanOrNone(json) ?? throw Bad("'start' or 'end' is missing");
        if (Optional(json, "text") is { } words && !words.Contains('\uFFFD', StringComparison.Ordinal) && !span.In(_text.AsSpan()).SequenceEqual(words))
            throw Bad("'text' is not what stands in the report at its offsets");
        return span;
    }

    private TextSpan? SpanOrNone(JsonElement json)
    {
        if (Whole(json, "start") is not { } start || Whole(json, "end") is not { } end)
            return null;
        return start >= 0 && start <= end && end <= _text.Length ? new TextSpan((int)start, (int)end) : throw Bad("'start' and 'end' do not lie in the text");
    }

    private TextSpan? Piece(JsonElement row, string name) => Child(row, name) is { } json ? Span(json) : null;

    private JsonElement? Child(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var child) || child.ValueKind == JsonValueKind.Null)
            return null;
        return child.ValueKind == JsonValueKind.Object ? child : throw Bad($"'{name}' is not an object");
    }

    private string Required(JsonElement json, string name) => Optional(json, name) ?? throw Bad($"'{name}' is missing");

    private string? Optional(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? JsonStrings.Read(value) : throw Bad($"'{name}' is not a string");
    }

    private List<string> Strings(JsonElement json, string name)
    {
        var strings = new List<string>();
        if (!json.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return strings;
        if (list.ValueKind != JsonValueKind.Array)
            throw Bad($"'{name}' is not a list");
        foreach (var value in list.EnumerateArray())
            strings.Add(value.ValueKind == JsonValueKind.String ? JsonStrings.Read(value) : throw Bad($"'{name}' holds something else than strings"));
        return strings;
    }

    private delegate bool Parse<T>(string word, out T value);

    private T Word<T>(JsonElement json, string name, Parse<T> parse) =>
        Required(json, name) is var word && parse(word, out var value) ? value : throw Bad($"'{name}' has the unknown word '{word}'");

    private LocalDate? Day(JsonElement json, string name)
    {
        if (Optional(json, name) is not { } text)
            return null;
        return LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : throw Bad($"'{name}' is not a day");
    }

    private PublicationTime? Published(JsonElement json, string name)
    {
        if (Optional(json, name) is not { } text)
            return null;
        return PublishedText.TryParse(text, out var time) ? time : throw Bad($"'{name}' is not a date or time");
    }

    private double? Number(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Bad($"'{name}' is not a number");
    }

    private long? Whole(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Bad($"'{name}' is not a whole number");
    }

    private int? Index(JsonElement json, string name, int count) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? IndexOf(value, name, count) : null;

    private int IndexOf(JsonElement value, string name, int count) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index) && index >= 0 && index < count ? index : throw Bad($"'{name}' points to a row that is not there");

    private FormatException Bad(string what) => new($"{_row}: {what}.");
}
