using System.Buffers;
using System.Text;

namespace Dateline.Archive;

/// <summary>
/// What a user types to search: words that must all occur, <c>"phrases in quotes"</c>, <c>begin*</c> for words that begin so,
/// <c>-word</c> for what must not occur, <c>one OR other</c>; and fields, as in <c>actor:Korrin</c>, see <see cref="SearchFieldKind"/>. Everything else is read as words: no text is ever an error.
/// </summary>
/// <param name="Wanted">Every group must be met, by any one of its terms.</param>
/// <param name="Unwanted">None of these may occur.</param>
public sealed record SearchText(IReadOnlyList<IReadOnlyList<SearchTerm>> Wanted, IReadOnlyList<SearchTerm> Unwanted)
{
    // A text this long is not typed; what is behind is not looked for, so that a pasted article does not become a query of thousands of terms.
    private const int MostTerms = 64;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");

    /// <summary>Fields that must be met too; none where they were not read.</summary>
    public IReadOnlyList<SearchField> Fields { get; init; } = [];

    /// <summary>Whether no words are looked for.</summary>
    public bool IsEmpty => Wanted.Count == 0;

    /// <summary>Whether nothing at all is looked for: what is only unwanted finds nothing.</summary>
    internal bool AsksNothing => IsEmpty && Fields.All(f => f.IsUnwanted);

    /// <summary>Reads what a user typed as words.</summary>
    public static SearchText Parse(string text) => Parse(text, withFields: false);

    /// <summary>Reads what a user typed as words and, if wanted, fields.</summary>
    public static SearchText Parse(string text, bool withFields)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = new List<SearchField>();
        var wanted = new List<IReadOnlyList<SearchTerm>>();
        var unwanted = new List<SearchTerm>();
        var isAlternative = false;
        var rest = text.AsSpan();
        while (wanted.Count + unwanted.Count + fields.Count < MostTerms && Next(ref rest) is { } piece)
        {
            if (piece is { IsPhrase: false, Words: "OR" })
            {
                isAlternative = wanted.Count > 0;
                continue;
            }
            if (withFields && Field(piece, ref rest) is { } field)
            {
                fields.Add(field);
                isAlternative = false;
                continue;
            }
            if (!piece.Words.EnumerateRunes().Any(IsSearchable))
                continue;
            var term = new SearchTerm(piece.Words, piece.IsPrefix);
            if (piece.IsUnwanted)
                unwanted.Add(term);
            else if (isAlternative)
                wanted[^1] = [.. wanted[^1], term];
            else
                wanted.Add([term]);
            isAlternative = false;
        }
        return new(wanted, unwanted) { Fields = fields };
    }

    /// <summary>All the words of a name, in any order.</summary>
    internal static IEnumerable<SearchTerm> Name(string name) => Parse(name.Replace('"', ' ').Replace('-', ' ').Replace('*', ' ')).Wanted.SelectMany(terms => terms);

    // The characters of which the store's tokenizer makes words.
    private static bool IsSearchable(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.OtherNumber
        or System.Globalization.UnicodeCategory.LetterNumber;

    private static Piece? Next(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (rest.IsEmpty)
            return null;
        var isUnwanted = rest.Length > 1 && rest[0] == '-' && !char.IsWhiteSpace(rest[1]);
        if (isUnwanted)
            rest = rest[1..];
        if (Quotes.Contains(rest[0]))
        {
            var close = rest[1..].IndexOfAny(Quotes);
            var inside = close < 0 ? rest[1..] : rest.Slice(1, close);
            rest = close < 0 ? [] : rest[(close + 2)..];
            return new(inside.ToString(), isUnwanted, IsPhrase: true, IsPrefix: TakeStar(ref rest));
        }
        var end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && !Quotes.Contains(rest[end]))
            end++;
        var word = rest[..end];
        rest = rest[end..];
        var isPrefix = word.EndsWith("*");
        return new(word.TrimEnd('*').ToString(), isUnwanted, IsPhrase: false, isPrefix);
    }

    // The value stands behind the colon, or in quotes behind it.
    private static SearchField? Field(Piece piece, ref ReadOnlySpan<char> rest)
    {
        var colon = piece.IsPhrase ? -1 : piece.Words.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || SearchField.Named(piece.Words.AsSpan(0, colon)) is not { } kind)
            return null;
        var value = piece.Words[(colon + 1)..];
        if (value.Length == 0 && !rest.IsEmpty && Quotes.Contains(rest[0]) && Next(ref rest) is { } quoted)
            value = quoted.Words;
        return string.IsNullOrWhiteSpace(value) ? null : new SearchField(kind, value, piece.IsUnwanted);
    }

    private static bool TakeStar(ref ReadOnlySpan<char> rest)
    {
        var isStar = rest.StartsWith("*");
        if (isStar)
            rest = rest[1..];
        return isStar;
    }

    private readonly record struct Piece(string Words, bool IsUnwanted, bool IsPhrase, bool IsPrefix);
}

/// <summary>Words that must stand side by side.</summary>
/// <param name="Words">The words; at least one letter or digit.</param>
/// <param name="IsPrefix">Whether the last word may go on.</param>
public readonly record struct SearchTerm(string Words, bool IsPrefix);
