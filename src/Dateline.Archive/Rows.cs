using NodaTime;

namespace Dateline.Archive;

/// <summary>What a row tells about its report.</summary>
/// <param name="Id"><c>sha256:</c> and the hexadecimal SHA-256 of its bytes.</param>
/// <param name="Source">Where the bytes first came from.</param>
/// <param name="Title">The headline.</param>
/// <param name="Outlet">Name of the outlet.</param>
/// <param name="Url">The page's own address, else the one the bytes were had from.</param>
/// <param name="Published">When it was published, as in the public format.</param>
/// <param name="PublishedDay">The day of it.</param>
public sealed record ReportRow(string Id, string Source, string? Title, string? Outlet, string? Url, string? Published, LocalDate? PublishedDay)
{
    /// <summary>Language as an ISO 639-1 code.</summary>
    public string? Language { get; init; }

    /// <summary>Whose text it is.</summary>
    public OriginRelation? Origin { get; init; }

    /// <summary>From whom it was taken.</summary>
    public IReadOnlyList<string> OriginFrom { get; init; } = [];

    /// <summary>How many mentions its chronicle has.</summary>
    public int Mentions { get; init; }

    /// <summary>How many statements its chronicle has.</summary>
    public int Statements { get; init; }

    /// <summary>The first digits of the hash, by which people name the report.</summary>
    public string Key => RowKey.Of(Id);
}

/// <summary>A mention, with what is needed to show it on a line.</summary>
public sealed record TimelineRow
{
    /// <summary>By what people name the row, as in <c>3fa9c1d27b/m4</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its report.</summary>
    public required ReportRow Report { get; init; }

    /// <summary>Key in the chronicle, as in <c>m4</c>.</summary>
    public required string Mention { get; init; }

    /// <summary>When it happened.</summary>
    public When? When { get; init; }

    /// <summary>Whether the text tells a day or a stretch of days; not so where there is only the publication as the latest day possible.</summary>
    public required bool IsDated { get; init; }

    /// <summary>PLOVER type.</summary>
    public EventType? Type { get; init; }

    /// <summary>PLOVER mode.</summary>
    public string? Mode { get; init; }

    /// <summary>CAMEO code.</summary>
    public string? Cameo { get; init; }

    /// <summary>Whether it came to pass.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>The best place: its name, else the words of the report.</summary>
    public string? Place { get; init; }

    /// <summary>Country of the best place, as an ISO 3166-1 alpha-3 code.</summary>
    public string? Country { get; init; }

    /// <summary>Latitude of the best place in degrees north.</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude of the best place in degrees east.</summary>
    public double? Longitude { get; init; }

    /// <summary>Who does it: names, else the words of the report.</summary>
    public IReadOnlyList<string> SourceActors { get; init; } = [];

    /// <summary>To whom it is done: names, else the words of the report.</summary>
    public IReadOnlyList<string> TargetActors { get; init; } = [];

    /// <summary>Who says so, the innermost first: names, else the words of the report, else "unknown"; empty where the report itself tells it.</summary>
    public IReadOnlyList<string> SaidBy { get; init; } = [];

    /// <summary>Its figures.</summary>
    public IReadOnlyList<FigureRow> Figures { get; init; } = [];

    /// <summary>The words that tell it.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where they stand in the report's text.</summary>
    public required TextSpan EvidenceSpan { get; init; }

    /// <summary>The sentence they begin in.</summary>
    public string? Sentence { get; init; }

    /// <summary>The word or words that name the event.</summary>
    public required string Trigger { get; init; }

    /// <summary>Name of the rule or model that made the row.</summary>
    public required string Because { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }
}

/// <summary>How many mentions of a type fall on a day.</summary>
/// <param name="Day">The day by which they are put in order; absent where the text tells none.</param>
/// <param name="Type">PLOVER type; absent where none fits.</param>
/// <param name="Mentions">How many.</param>
public sealed record DayCount(LocalDate? Day, EventType? Type, int Mentions);

/// <summary>How many mentions of a type lie at a place.</summary>
/// <param name="Place">Its name, else the words of the report.</param>
/// <param name="Country">ISO 3166-1 alpha-3 code.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Type">PLOVER type; absent where none fits.</param>
/// <param name="Mentions">How many.</param>
public sealed record PlaceCount(string Place, string? Country, double Latitude, double Longitude, EventType? Type, int Mentions);

/// <summary>How often somebody takes part, in one office or none.</summary>
/// <param name="Name">Who.</param>
/// <param name="Country">ISO 3166-1 alpha-3 code.</param>
/// <param name="Office">The office that reports give them.</param>
/// <param name="First">First day of publication of a report that does so.</param>
/// <param name="Last">Last day of publication of a report that does so.</param>
/// <param name="Does">Mentions in which they act.</param>
/// <param name="Suffers">Mentions in which they are acted on.</param>
public sealed record ActorCount(string Name, string? Country, string? Office, LocalDate? First, LocalDate? Last, int Does, int Suffers);

/// <summary>How often somebody does something of a type to somebody.</summary>
/// <param name="Source">Who does it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Type">PLOVER type; absent where none fits.</param>
/// <param name="Mentions">How many mentions tell it.</param>
public sealed record DyadCount(string Source, string Target, EventType? Type, int Mentions);

/// <summary>A figure of an event.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="Low">Lowest number the words allow.</param>
/// <param name="High">Highest number the words allow; absent where it is open upwards.</param>
/// <param name="IsPart">Whether only a part is counted.</param>
/// <param name="Words">The words.</param>
public sealed record FigureRow(CountKind Kind, long Low, long? High, bool IsPart, string Words);

/// <summary>A statement that another answers.</summary>
/// <param name="Statement">Its key in the chronicle, as in <c>s2</c>.</param>
/// <param name="Relation">How it is answered.</param>
/// <param name="Speaker">Whose words they were; absent where nobody is told.</param>
/// <param name="Content">What was said.</param>
public sealed record AnsweredStatement(string Statement, AnswerRelation Relation, string? Speaker, string Content);

/// <summary>A statement, with what is needed to show it on a line.</summary>
public sealed record StatementRow
{
    /// <summary>By what people name the row, as in <c>3fa9c1d27b/s2</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its report.</summary>
    public required ReportRow Report { get; init; }

    /// <summary>Key in the chronicle, as in <c>s2</c>.</summary>
    public required string Statement { get; init; }

    /// <summary>Who speaks: the name, else the words of the report.</summary>
    public string? Speaker { get; init; }

    /// <summary>The speaker's office.</summary>
    public string? SpeakerOffice { get; init; }

    /// <summary>The words that name the speaker here.</summary>
    public string? SpeakerWords { get; init; }

    /// <summary>What kind of source speaks.</summary>
    public required SpeakerOrigin SpeakerOrigin { get; init; }

    /// <summary>Whether the speaker is named in the report.</summary>
    public required bool SpeakerIsNamed { get; init; }

    /// <summary>Whether the words are said not to have been said.</summary>
    public required bool IsNegative { get; init; }

    /// <summary>The word or mark that shows it is said.</summary>
    public string? Cue { get; init; }

    /// <summary>What is said; where it is split, with <c> […] </c> between the stretches.</summary>
    public required string Content { get; init; }

    /// <summary>How it is reported.</summary>
    public required StatementForm Form { get; init; }

    /// <summary>What is done by saying it.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>Who is spoken to: the name, else the words of the report ("reporters").</summary>
    public string? Addressee { get; init; }

    /// <summary>Where it was said.</summary>
    public string? Venue { get; init; }

    /// <summary>When it was said.</summary>
    public When? When { get; init; }

    /// <summary>Key of the statement it lies in.</summary>
    public string? NestedIn { get; init; }

    /// <summary>The earlier statement of the report that this one answers.</summary>
    public AnsweredStatement? Answers { get; init; }

    /// <summary>Source, cue and content together.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where they stand in the report's text.</summary>
    public required TextSpan EvidenceSpan { get; init; }

    /// <summary>Name of the rule or model that made the row.</summary>
    public required string Because { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }
}

/// <summary>A commitment, with what is needed to show it on a line.</summary>
public sealed record CommitmentRow
{
    /// <summary>By what people name the row, as in <c>3fa9c1d27b/c1</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its report.</summary>
    public required ReportRow Report { get; init; }

    /// <summary>Key in the chronicle, as in <c>c1</c>.</summary>
    public required string Commitment { get; init; }

    /// <summary>Key of the statement that makes it, as in <c>s2</c>.</summary>
    public required string Statement { get; init; }

    /// <summary>Who is bound: the name, else the words of the report.</summary>
    public string? Promisor { get; init; }

    /// <summary>For whom the promisor speaks.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>To whom it is promised: the name, else the words of the report.</summary>
    public string? Promisee { get; init; }

    /// <summary>Whether something is promised not to be done.</summary>
    public required bool IsToRefrain { get; init; }

    /// <summary>How strongly.</summary>
    public required CommitmentForce Force { get; init; }

    /// <summary>What is promised.</summary>
    public required string Content { get; init; }

    /// <summary>On what condition.</summary>
    public string? Condition { get; init; }

    /// <summary>By when, in the words of the report.</summary>
    public string? Deadline { get; init; }

    /// <summary>First day the deadline can mean.</summary>
    public LocalDate? DeadlineEarliest { get; init; }

    /// <summary>Last day the deadline can mean.</summary>
    public LocalDate? DeadlineLatest { get; init; }

    /// <summary>Where it stands.</summary>
    public required CommitmentStatus Status { get; init; }
}

/// <summary>A report in which the words asked for stand.</summary>
/// <param name="Report">The report.</param>
/// <param name="TitleHighlights">The words in <see cref="ReportRow.Title"/>.</param>
/// <param name="Snippet">A stretch of the text that holds many of the words.</param>
/// <param name="Highlights">The words in <paramref name="Snippet"/>.</param>
/// <param name="Score">How well it fits, the higher the better; comparable within one search only.</param>
public sealed record SearchHit(ReportRow Report, IReadOnlyList<TextSpan> TitleHighlights, string Snippet, IReadOnlyList<TextSpan> Highlights, double Score);

/// <summary>A refused input.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Url">Its address, where known.</param>
/// <param name="Refusal">Why it was refused.</param>
/// <param name="ContentId"><c>sha256:</c> and the hexadecimal SHA-256 of its bytes; absent where there were none.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="IsKept">Whether the bytes are kept.</param>
/// <param name="At">When, as an ISO 8601 instant.</param>
/// <param name="EngineVersion">Version of the engine that refused it.</param>
public sealed record QuarantineRow(string Source, string? Url, Refusal Refusal, string? ContentId, long Size, bool IsKept, string At, string EngineVersion);

/// <summary>A place that the bytes of a report came from.</summary>
/// <param name="Source">A path, an address, the id of a line of JSON.</param>
/// <param name="Url">The address, where known.</param>
/// <param name="ContentType">The HTTP header, where there was one.</param>
/// <param name="Retrieved">When the bytes were had, as an ISO 8601 instant.</param>
/// <param name="IsExtracted">Whether they came as a line of JSON.</param>
/// <param name="At">When the archive first had them from there, as an ISO 8601 instant.</param>
/// <param name="Custody">How they came, as a JSON object; see <see cref="Input.Custody"/>.</param>
public sealed record InputRow(string Source, string? Url, string? ContentType, string? Retrieved, bool IsExtracted, string At, string? Custody = null);

/// <summary>A report with its whole chronicle and how it came to be.</summary>
/// <param name="Chronicle">The chronicle, exactly as it was written.</param>
/// <param name="EngineVersion">Version of the engine that made it.</param>
/// <param name="StoredAt">When, as an ISO 8601 instant.</param>
/// <param name="Size">Size of the bytes that came in.</param>
/// <param name="Inputs">Where the bytes came from, the first first.</param>
public sealed record ArchivedReport(Chronicle Chronicle, string EngineVersion, string StoredAt, long Size, IReadOnlyList<InputRow> Inputs);

/// <summary>What a key means: a report, perhaps a row of it, or a sentence that says why it means nothing.</summary>
public sealed record Lookup
{
    /// <summary>The report; absent where there is a problem.</summary>
    public ArchivedReport? Report { get; init; }

    /// <summary>Key of the row in the chronicle, as in <c>m4</c>; absent where only the report was asked for.</summary>
    public string? Row { get; init; }

    /// <summary>Why nothing was found, as one sentence; absent where something was.</summary>
    public string? Problem { get; init; }
}

/// <summary>How much an archive holds.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Inputs">Places that their bytes came from.</param>
/// <param name="Mentions">Mentions.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Commitments">Commitments.</param>
/// <param name="Outlets">Outlets.</param>
/// <param name="Quarantined">Refused inputs.</param>
/// <param name="FirstPublished">The first day of publication.</param>
/// <param name="LastPublished">The last day of publication.</param>
public sealed record ArchiveCounts(
    long Reports, long Inputs, long Mentions, long Statements, long Commitments, long Outlets, long Quarantined, LocalDate? FirstPublished, LocalDate? LastPublished);
