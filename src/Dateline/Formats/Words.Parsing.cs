using System.Collections.Frozen;

namespace Dateline.Formats;

/// <content>The way back: words of the public format, case aside, to the codes used inside.</content>
public static partial class Words
{
    private static readonly FrozenDictionary<string, EventType> EventTypeWords = Table<EventType>(Of);
    private static readonly FrozenDictionary<string, EventStatus> EventStatusWords = Table<EventStatus>(Of);
    private static readonly FrozenDictionary<string, SpeakerOrigin> SpeakerOriginWords = Table<SpeakerOrigin>(Of);
    private static readonly FrozenDictionary<string, OriginRelation> OriginRelationWords = Table<OriginRelation>(Of);
    private static readonly FrozenDictionary<string, CreditBasis> CreditBasisWords = Table<CreditBasis>(Of);
    private static readonly FrozenDictionary<string, TimePrecision> TimePrecisionWords = Table<TimePrecision>(Of);
    private static readonly FrozenDictionary<string, TimexType> TimexTypeWords = Table<TimexType>(Of);
    private static readonly FrozenDictionary<string, DateBasis> DateBasisWords = Table<DateBasis>(Of);
    private static readonly FrozenDictionary<string, PlaceKind> PlaceKindWords = Table<PlaceKind>(Of);
    private static readonly FrozenDictionary<string, PlaceBasis> PlaceBasisWords = Table<PlaceBasis>(Of);
    private static readonly FrozenDictionary<string, ActorKind> ActorKindWords = Table<ActorKind>(Of);
    private static readonly FrozenDictionary<string, ReferenceForm> ReferenceFormWords = Table<ReferenceForm>(Of);
    private static readonly FrozenDictionary<string, CountKind> CountKindWords = Table<CountKind>(Of);
    private static readonly FrozenDictionary<string, StatementForm> StatementFormWords = Table<StatementForm>(Of);
    private static readonly FrozenDictionary<string, StatementKind> StatementKindWords = Table<StatementKind>(Of);
    private static readonly FrozenDictionary<string, CommitmentForce> CommitmentForceWords = Table<CommitmentForce>(Of);
    private static readonly FrozenDictionary<string, AnswerRelation> AnswerRelationWords = Table<AnswerRelation>(Of);
    private static readonly FrozenDictionary<string, CommitmentStatus> CommitmentStatusWords = Table<CommitmentStatus>(Of);
    private static readonly FrozenDictionary<string, Severity> SeverityWords = Table<Severity>(Of);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out EventType value) => EventTypeWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out EventStatus value) => EventStatusWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out SpeakerOrigin value) => SpeakerOriginWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out OriginRelation value) => OriginRelationWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out CreditBasis value) => CreditBasisWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out TimePrecision value) => TimePrecisionWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out TimexType value) => TimexTypeWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out DateBasis value) => DateBasisWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out PlaceKind value) => PlaceKindWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out PlaceBasis value) => PlaceBasisWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out ActorKind value) => ActorKindWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out ReferenceForm value) => ReferenceFormWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out CountKind value) => CountKindWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out StatementForm value) => StatementFormWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out StatementKind value) => StatementKindWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out AnswerRelation value) => AnswerRelationWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out CommitmentForce value) => CommitmentForceWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out CommitmentStatus value) => CommitmentStatusWords.TryGetValue(word, out value);

    /// <summary>Reads a word of the public format.</summary>
    public static bool TryParse(string word, out Severity value) => SeverityWords.TryGetValue(word, out value);

    private static FrozenDictionary<string, T> Table<T>(Func<T, string> of)
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(of, StringComparer.OrdinalIgnoreCase);
}
