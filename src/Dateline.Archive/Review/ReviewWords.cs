namespace Dateline.Archive.Review;

/// <summary>What a reviewer does with a row.</summary>
public enum ReviewAction
{
    /// <summary>Says that the machine's row is right.</summary>
    Accept,

    /// <summary>Says that there is no such thing in the report.</summary>
    Reject,

    /// <summary>Says that there is, and what of it the machine had wrong.</summary>
    Correct,

    /// <summary>Says that two rows tell the same.</summary>
    Merge,

    /// <summary>Says that two rows do not tell the same.</summary>
    Split,

    /// <summary>Writes something beside it.</summary>
    Note,
}

/// <summary>What kind of row of a chronicle.</summary>
public enum RowKind
{
    /// <summary>An event mention.</summary>
    Mention,

    /// <summary>A statement.</summary>
    Statement,

    /// <summary>A commitment.</summary>
    Commitment,
}

/// <summary>What of a row a reviewer can correct.</summary>
public enum ReviewField
{
    /// <summary>PLOVER type of a mention; kind of a statement.</summary>
    Type,

    /// <summary>The day or days as an EDTF date or interval, as in <c>2022-01-05</c> or <c>2022-01-05/2022-01-07</c>; of a commitment its deadline.</summary>
    Date,

    /// <summary>The place, by name.</summary>
    Place,

    /// <summary>Who does it; of a commitment who is bound.</summary>
    Source,

    /// <summary>To whom it is done; of a commitment to whom it is promised; of a statement to whom it is said.</summary>
    Target,

    /// <summary>Who says so.</summary>
    Speaker,

    /// <summary>Whether it came to pass; of a commitment where it stands.</summary>
    Status,
}

/// <summary>Where the review of a row stands.</summary>
public enum ReviewState
{
    /// <summary>Nobody decided.</summary>
    Open,

    /// <summary>All who decided accept it as it is.</summary>
    Accepted,

    /// <summary>All who decided reject it.</summary>
    Rejected,

    /// <summary>It is there, and something of it was corrected.</summary>
    Corrected,

    /// <summary>One rejects what another keeps, or two correct the same differently.</summary>
    Disputed,
}

/// <summary>The words of the audit trail and of gold for the codes of review.</summary>
public static class ReviewWords
{
    /// <summary>The word, as in <c>accept</c>.</summary>
    public static string Of(ReviewAction action) => Small(action.ToString());

    /// <summary>The word, as in <c>mention</c>.</summary>
    public static string Of(RowKind kind) => Small(kind.ToString());

    /// <summary>The word, as in <c>date</c>.</summary>
    public static string Of(ReviewField field) => Small(field.ToString());

    /// <summary>The word, as in <c>disputed</c>.</summary>
    public static string Of(ReviewState state) => Small(state.ToString());

    /// <summary>The code that a word means.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (word is not null && Small(known.ToString()) == word)
            {
                value = known;
                return true;
            }
        }
        value = default;
        return false;
    }

    // The names are ASCII: there is no culture in which they have other small letters.
    private static string Small(string name) => string.Create(name.Length, name, static (small, name) => name.AsSpan().ToLowerInvariant(small));
}
