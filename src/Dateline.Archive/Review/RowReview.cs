namespace Dateline.Archive.Review;

/// <summary>What reviewers decided about one row.</summary>
/// <param name="Decisions">In the order in which they were made.</param>
public sealed record RowReview(IReadOnlyList<Decision> Decisions)
{
    /// <summary>The review of a row about which nobody decided.</summary>
    public static RowReview None { get; } = new([]);

    /// <summary>Where it stands: what each reviewer decided last counts.</summary>
    public ReviewState State
    {
        get
        {
            var verdicts = Verdicts.ToList();
            if (verdicts.Count == 0)
                return ReviewState.Open;
            if (verdicts.All(v => v.Action == ReviewAction.Reject))
                return ReviewState.Rejected;
            if (verdicts.Any(v => v.Action == ReviewAction.Reject) || IsCorrectedDifferently(verdicts))
                return ReviewState.Disputed;
            return verdicts.Any(v => v.Action == ReviewAction.Correct) ? ReviewState.Corrected : ReviewState.Accepted;
        }
    }

    /// <summary>What each reviewer holds now, in the order of their first decisions. Corrections of several fields add up until the reviewer accepts or rejects the row.</summary>
    public IEnumerable<Verdict> Verdicts
    {
        get
        {
            foreach (var own in Decisions.Where(d => d.What.Action is ReviewAction.Accept or ReviewAction.Reject or ReviewAction.Correct).GroupBy(d => d.What.Reviewer, StringComparer.Ordinal))
            {
                var changes = new Dictionary<ReviewField, string?>();
                var last = ReviewAction.Accept;
                foreach (var decision in own)
                {
                    last = decision.What.Action;
                    if (last != ReviewAction.Correct)
                        changes.Clear();
                    foreach (var change in decision.What.Changes)
                        changes[change.Field] = change.Value;
                }
                yield return new Verdict(own.Key, last, changes, own.Last().What.Seen);
            }
        }
    }

    /// <summary>What is right instead of what the machine had, where somebody said so: of several, what was said last.</summary>
    public IReadOnlyDictionary<ReviewField, string?> Corrected
    {
        get
        {
            var right = new Dictionary<ReviewField, string?>();
            foreach (var verdict in Verdicts.OrderBy(LastOf))
            {
                foreach (var (what, value) in verdict.Changes)
                    right[what] = value;
            }
            return right;
        }
    }

    /// <summary>What the row says, as reviewers leave it: what they saw, and what they corrected of it; absent where nobody keeps it.</summary>
    public IReadOnlyDictionary<ReviewField, string?>? Right
    {
        get
        {
            if (Verdicts.Where(v => v.Action != ReviewAction.Reject).OrderBy(LastOf).LastOrDefault() is not { } last)
                return null;
            var right = new Dictionary<ReviewField, string?>(last.Seen);
            foreach (var (what, value) in Corrected)
                right[what] = value;
            return right;
        }
    }

    private long LastOf(Verdict verdict) => Decisions.Last(d => d.What.Reviewer == verdict.Reviewer).Number;

    private static bool IsCorrectedDifferently(List<Verdict> verdicts) =>
        verdicts.Any(v => v.Action == ReviewAction.Accept) && verdicts.Any(v => v.Action == ReviewAction.Correct)
        || verdicts.SelectMany(v => v.Changes).GroupBy(change => change.Key).Any(field => field.Select(change => change.Value).Distinct(StringComparer.Ordinal).Count() > 1);
}

/// <summary>What a reviewer holds of a row.</summary>
/// <param name="Reviewer">Who.</param>
/// <param name="Action"><see cref="ReviewAction.Accept"/>, <see cref="ReviewAction.Reject"/> or <see cref="ReviewAction.Correct"/>.</param>
/// <param name="Changes">What they correct.</param>
/// <param name="Seen">What the row said when they decided.</param>
public sealed record Verdict(string Reviewer, ReviewAction Action, IReadOnlyDictionary<ReviewField, string?> Changes, IReadOnlyDictionary<ReviewField, string?> Seen)
{
    /// <summary>What the row says in a field, as they hold it.</summary>
    public string? Value(ReviewField field) => Changes.TryGetValue(field, out var right) ? right : Seen.GetValueOrDefault(field);
}
