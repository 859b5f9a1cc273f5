using System.Runtime.CompilerServices;
using Dateline.Archive;

namespace Dateline.Export;

/// <summary>A commitment with the later reports that may bear on it.</summary>
/// <param name="Row">The commitment.</param>
/// <param name="Later">Reports of later days that hold its words, the best first. What they say of it is for a person to judge.</param>
public sealed record FollowedCommitment(CommitmentRow Row, IReadOnlyList<SearchHit> Later)
{
    private const int MostWords = 2;
    private const int ShortestWord = 5;

    /// <summary>Commitments of an archive, each with the best reports of later days that hold its words.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="query">Which commitments.</param>
    /// <param name="most">At most so many reports to each.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async IAsyncEnumerable<FollowedCommitment> InAsync(IArchive archive, CommitmentQuery query, int most, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        await foreach (var row in archive.CommitmentsAsync(query, cancellation))
        {
            IReadOnlyList<SearchHit> later = most > 0 && row.Report.PublishedDay is { } day && WordsOf(row) is { Length: > 0 } words
                ? await archive.SearchAsync(new SearchQuery(words) { Since = day.PlusDays(1), Limit = most }, cancellation).ToListAsync(cancellation)
                : [];
            yield return new FollowedCommitment(row, later);
        }
    }

    /// <summary>The words by which later reports on a commitment are looked for: the longest few of its content, without the deadline; empty where it has none that are long enough.</summary>
    public static string WordsOf(CommitmentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var content = row.Deadline is { } deadline ? row.Content.Replace(deadline, "", StringComparison.Ordinal) : row.Content;
        var words = new List<string>();
        var letters = 0;
        for (var at = 0; at <= content.Length; at++)
        {
            if (at < content.Length && char.IsLetter(content[at]))
            {
                letters++;
                continue;
            }
            if (letters >= ShortestWord)
                words.Add(content.Substring(at - letters, letters));
            letters = 0;
        }
        return string.Join(' ', words.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length).Take(MostWords));
    }
}
