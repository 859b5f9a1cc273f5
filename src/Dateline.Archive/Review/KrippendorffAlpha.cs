namespace Dateline.Archive.Review;

/// <summary>How far reviewers agree beyond chance: Krippendorff's α for nominal values, any number of reviewers, and units that some did not see.</summary>
/// <remarks>K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011. 1 is agreement, 0 what chance would give, below 0 worse than chance.</remarks>
public static class KrippendorffAlpha
{
    /// <summary>α over units.</summary>
    /// <param name="units">For each unit the values that it was given, one per reviewer who saw it. Units with fewer than two say nothing.</param>
    /// <returns>α; absent where no unit has two values, or where all values are the same and nothing could have differed.</returns>
    public static double? Of(IEnumerable<IReadOnlyList<string>> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var totals = new Dictionary<string, double>(StringComparer.Ordinal);
        double disagreeing = 0, all = 0;
        foreach (var unit in units.Where(u => u.Count > 1))
        {
            var counts = unit.CountBy(value => value, StringComparer.Ordinal).ToList();
            foreach (var (value, count) in counts)
            {
                totals[value] = totals.GetValueOrDefault(value) + count;
                // Pairs of unlike values within the unit, each weighed by one less than its values.
                disagreeing += (double)count * (unit.Count - count) / (unit.Count - 1);
            }
            all += unit.Count;
        }
        var expected = totals.Values.Sum(n => n * (all - n));
        return expected == 0 ? null : 1 - ((all - 1) * disagreeing / expected);
    }
}
