namespace Dateline.Archive.Review;

/// <summary>How far reviewers agree, from what each of them decided about the same rows.</summary>
/// <param name="What">Whether the row is right at all (<c>verdict</c>), or one of its fields, as in <c>date</c>.</param>
/// <param name="Rows">Rows about which at least two decided.</param>
/// <param name="Same">Of these, those in which all agree.</param>
/// <param name="Alpha">See <see cref="KrippendorffAlpha"/>; absent where it is not defined.</param>
public sealed record Agreement(string What, int Rows, int Same, double? Alpha)
{
    private const string Nothing = "";

    /// <summary>Agreement over the verdicts, and over each field of the rows that all keep.</summary>
    public static async Task<IReadOnlyList<Agreement>> OfAsync(IArchive archive, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var book = await ReviewBook.ReadAsync(archive, cancellation);
        var verdicts = new List<IReadOnlyList<string>>();
        var fields = Enum.GetValues<ReviewField>().ToDictionary(field => field, _ => new List<IReadOnlyList<string>>());
        foreach (var report in book.Reports)
        {
            foreach (var row in (await book.OfAsync(report, cancellation))!.Rows)
            {
                var given = row.Review.Verdicts.ToList();
                if (given.Count < 2)
                    continue;
                verdicts.Add([.. given.Select(v => v.Action == ReviewAction.Reject ? "reject" : "keep")]);
                var keeping = given.Where(v => v.Action != ReviewAction.Reject).ToList();
                if (keeping.Count < 2)
                    continue;
                foreach (var field in RowValues.FieldsOf(row.Row.Kind))
                    fields[field].Add([.. keeping.Select(v => v.Value(field) ?? Nothing)]);
            }
        }
        return [Over("verdict", verdicts), .. fields.Where(f => f.Value.Count > 0).Select(f => Over(ReviewWords.Of(f.Key), f.Value))];
    }

    private static Agreement Over(string what, List<IReadOnlyList<string>> units) =>
        new(what, units.Count, units.Count(u => u.Distinct(StringComparer.Ordinal).Count() == 1), KrippendorffAlpha.Of(units));
}
