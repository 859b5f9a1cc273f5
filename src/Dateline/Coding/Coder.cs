using Dateline.Actors;
using Dateline.Language;
using Dateline.Places;
using Dateline.Projects;
using Dateline.Time;

namespace Dateline.Coding;

/// <summary>A document → its chronicle. Load once; thread-safe.</summary>
internal sealed class Coder
{
    private readonly TimeReader _times = TimeReader.Load();
    private readonly Project _project;
    private readonly PlaceReader _places;
    private readonly ActorLexicon _actorLexicon = ActorLexicon.Load();
    private readonly DatingLexicon _dating;
    private readonly CueLexicon _cues = CueLexicon.Load();
    private readonly EventLexicon _events = EventLexicon.Load();
    private readonly CommitmentLexicon _commitments = CommitmentLexicon.Load();
    private readonly Factuality _factuality = Factuality.Load();
    // Only whoever asks about predicates waits for it.
    private readonly Lazy<FactualityScale> _scale = new(FactualityScale.Load);
    private readonly CountLexicon _counts = CountLexicon.Load();

    public Coder(Project project)
    {
        _project = project;
        _places = PlaceReader.Load(OwnPlace.Names(project.Places));
        _dating = DatingLexicon.Load(_times.Lexicon, _cues);
    }

    public Chronicle Code(Document document, IReadOnlyList<TextSpan> predicates, IReadOnlyList<Diagnostic> diagnostics)
    {
        var report = document.Report;
        if (report.Language is { } language && language != "en" && predicates.Count == 0)
        {
            var remark = new Diagnostic(Severity.Info, "DL0400", $"the report is not in English ({language}): it is kept, and not coded");
            return new() { Report = report, Registries = _project.Fingerprint, Diagnostics = [.. diagnostics, remark] };
        }
        var words = TextWords.Scan(report.Text, report.Sentences);
        var published = report.Published?.Day;
        var times = _times.Read(words, published, document);
        var search = _places.In(document, words);
        var quotes = QuoteReader.Read(words, report.Paragraphs);
        var isQuoted = WordsOf(words, quotes.Where(quote => quote.End > quote.First).Select(quote => words.SpanOf(quote.First, quote.End)));
        var actors = new ActorReader(_actorLexicon).Read(words, published, search.IsPlace, word => document.NameAt(words[word].Start), search.CapitalAt, word => document[Math.Min(document.TokenAt(words[word].Start), document.TokenCount - 1)].Upos, word => isQuoted[word]);
        var places = new PlaceIndex(document, search.Find(word => IsNameOf(actors, word), word => IsCommon(words, word), Home(report, actors)));
        ActorCountries.Complete(document, words, actors, places, _places.Grammar);
        var isTime = WordsOf(words, times.Select(t => t.Span));
        var statements = new StatementReader(document, words, actors, _cues, quotes, isTime).Read();
        var reader = new EventReader(document, words, actors, _events, _factuality, isTime, places);
        var events = reader.Read();
        EventCounts.Attach(new CountReader(document, words, _counts, isTime), words, events, reader);
        var promises = new CommitmentReader(document, words, actors, _commitments, _factuality, statements, isTime).Read();
        return new ChronicleBuilder(document, words, times, places.Places, actors, statements, events, promises, _events, reader, new EventDating(document, words, times, _dating, quotes), new EventPlacing(document, words, places, _places.Grammar), _scale).Build(predicates, diagnostics) with { Registries = _project.Fingerprint };
    }

    private static ReportCountries Home(Report report, ActorIndex actors) =>
        new(actors.Chunks.Where(c => c.Country is not null).Select(c => (c.First, c.Country!)), report.Dateline?.Span ?? default);

    private static bool IsNameOf(ActorIndex actors, int word) =>
        actors.At(word) is { Kind: ActorKind.Person or ActorKind.Organisation, NameFirst: >= 0 } name && word >= name.NameFirst && word < name.NameEnd;

    private bool IsCommon(TextWords words, int at) => _actorLexicon.Terms.Single(words, at).Any(t => t.Kind == ActorTermKind.NoName);

    private static bool[] WordsOf(TextWords words, IEnumerable<TextSpan> spans)
    {
        var map = new bool[words.Count + 1];
        foreach (var span in spans)
        {
            for (var i = words.At(span.Start); i < words.Count && words[i].Start < span.End; i++)
                map[i] = true;
        }
        return map;
    }
}
