using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dateline.Archive.Review;

/// <summary>The hash chain of the audit trail: each entry's hash is the SHA-256, in lower-case hexadecimal, of the hash before it, a line feed, and the entry's JSON, in UTF-8.</summary>
/// <remarks>Whoever notes the last hash can prove later that nothing before it was changed, taken out or put in between; <c>sha256sum</c> is enough to check it.</remarks>
public static class DecisionChain
{
    /// <summary>What stands for the hash before the first entry.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Adds decisions behind the last entry.</summary>
    /// <param name="last">The last entry; absent where there is none.</param>
    /// <param name="drafts">What was decided.</param>
    /// <param name="at">When, as an ISO 8601 instant.</param>
    public static IReadOnlyList<AuditEntry> Continue(AuditEntry? last, IReadOnlyList<DecisionDraft> drafts, string at)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var entries = new List<AuditEntry>(drafts.Count);
        foreach (var draft in drafts)
        {
            var number = (last?.Number ?? 0) + 1;
            var previous = last?.Hash ?? Beginning;
            var json = DecisionJson.Write(new Decision(number, at, draft));
            last = new AuditEntry(number, draft.Row.ReportId, json, previous, Hash(previous, json));
            entries.Add(last);
        }
        return entries;
    }

    /// <summary>What is wrong with an audit trail, a sentence each; nothing where it is whole.</summary>
    /// <param name="entries">All entries, by number.</param>
    public static IEnumerable<string> Verify(IEnumerable<AuditEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (number, previous) = (0L, Beginning);
        foreach (var entry in entries)
        {
            number++;
            if (entry.Number != number)
                yield return string.Create(CultureInfo.InvariantCulture, $"Decision {number} is not there: behind {number - 1} comes {entry.Number}.");
            if (entry.PreviousHash != previous)
                yield return string.Create(CultureInfo.InvariantCulture, $"Decision {entry.Number} does not follow the one before it: something was changed, taken out or put in between.");
            if (entry.Hash != Hash(entry.PreviousHash, entry.Json))
                yield return string.Create(CultureInfo.InvariantCulture, $"Decision {entry.Number} was changed: its hash is not that of its words.");
            else if (entry.Decision is not { } decision || decision.Number != entry.Number || decision.What.Row.ReportId != entry.ReportId)
                yield return string.Create(CultureInfo.InvariantCulture, $"Decision {entry.Number} does not say what the columns beside it say.");
            (number, previous) = (entry.Number, entry.Hash);
        }
    }

    private static string Hash(string previous, string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + "\n" + json)));
}
