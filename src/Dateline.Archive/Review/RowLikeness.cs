namespace Dateline.Archive.Review;

/// <summary>Whether two rows, of two engines, are about the same words.</summary>
internal static class RowLikeness
{
    /// <summary>Whether the words are the same and stand in the same place.</summary>
    public static bool AreSame(RowPointer row, RowPointer pointer) => row.Kind == pointer.Kind && row.Span == pointer.Span && row.Trigger == pointer.Trigger && Of(row, pointer) == 2;

    /// <summary>2 with the same words, 1 where the one's words hold the other's, 0 where they are about different things.</summary>
    public static int Of(RowPointer row, RowPointer pointer)
    {
        if (row.Kind != pointer.Kind || row.TriggerWords is null != pointer.TriggerWords is null || Column(row.TriggerWords ?? "") != Column(pointer.TriggerWords ?? ""))
            return 0;
        var (words, meant) = (Column(row.Words), Column(pointer.Words));
        if (words == meant)
            return 2;
        // A statement has no trigger: half of the words must be there.
        var (shorter, longer) = words.Length < meant.Length ? (words, meant) : (meant, words);
        return shorter.Length > 0 && longer.Contains(shorter, StringComparison.Ordinal) && (row.TriggerWords is not null || shorter.Length * 2 >= longer.Length) ? 1 : 0;
    }

    // The trail holds words as columns do.
    private static string Column(string words) => Sql.Column.Text(words);
}
