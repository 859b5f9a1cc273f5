namespace Dateline.Archive.Sql;

/// <summary>How a page of rows that bear a name is come by: see <see cref="Narrowing"/>.</summary>
/// <param name="Many">From so many bearers on, a name is common, and rows are looked at in the order of the answer.</param>
/// <param name="MostLookedAt">So many rows are looked at; where the page is not full by then, those that bear the name are gathered after all.</param>
internal sealed record Effort(int Many, int MostLookedAt)
{
    /// <summary>Either takes some 30 ms.</summary>
    public static Effort Usual { get; } = new(3_000, 30_000);

    /// <summary>Whether a page is so far behind that it is not reached by looking at each row before it.</summary>
    public bool IsTooFar(int limit, int offset) => (long)limit + offset > MostLookedAt / 10;
}
