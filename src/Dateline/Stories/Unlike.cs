namespace Dateline.Stories;

/// <summary>Reports that tell quite different things.</summary>
internal static class Unlike
{
    /// <summary>Whether there are so many among some reports, of which no two are alike; sought in their order, without going back.</summary>
    public static bool IsAmong<T>(IEnumerable<T> reports, int count, Func<T, T, bool> areAlike)
    {
        var unlike = new List<T>();
        foreach (var report in reports)
        {
            if (unlike.Exists(other => areAlike(other, report)))
                continue;
            unlike.Add(report);
            if (unlike.Count == count)
                return true;
        }
        return false;
    }
}
