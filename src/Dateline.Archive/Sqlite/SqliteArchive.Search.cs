using System.Runtime.CompilerServices;
using System.Text;

namespace Dateline.Archive.Sqlite;

/// <content>Full-text search.</content>
public sealed partial class SqliteArchive
{
    // Words of a snippet; FTS5 allows up to 64.
    private const int SnippetWords = 32;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SearchHit> SearchAsync(SearchQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (FtsQuery.From(query.Words) is not { } match)
            yield break;
        var where = new Conditions();
        where.Add($"reports_fts MATCH {where.Value(match)}");
        where.AddPublished(query.Since, query.Until);
        // Ranked first and shown afterwards: snippets are costly, and only the page asked for needs them.
        var ranked = $"""
            SELECT r.id, reports_fts.rank FROM reports_fts JOIN reports r ON r.id = reports_fts.rowid{where.Where}
            ORDER BY reports_fts.rank, r.published_order{where.Page(query.Limit, query.Offset)}
            """;
        await foreach (var (id, rank) in Rows(ranked, where, row => (row.GetInt64(0), row.GetDouble(1)), cancellation))
            yield return Ask(connection => Show(connection, match, id, rank));
    }

    private static SearchHit Show(Microsoft.Data.Sqlite.SqliteConnection connection, string match, long id, double rank)
    {
        var marks = Marks.New();
        using var show = new PreparedCommand(
            connection,
            $"""
            SELECT {ReportColumns.Sql}, highlight(reports_fts, 0, $3, $4), snippet(reports_fts, 1, $3, $4, '…', {SnippetWords})
            FROM reports_fts JOIN reports r ON r.id = reports_fts.rowid LEFT JOIN outlets o ON o.id = r.outlet_id
            WHERE reports_fts MATCH $1 AND reports_fts.rowid = $2
            """,
            4);
        using var row = show.Query(match, id, marks.Open, marks.Close);
        row.Read();
        var (_, title) = marks.Take(row.Text(ReportColumns.Count) ?? "");
        var (snippet, highlights) = marks.Take(row.Text(ReportColumns.Count + 1) ?? "");
        return new(ReportColumns.Read(row), title, snippet, highlights, -rank);
    }

    /// <summary>Marks around the words that were found. Drawn anew for each search, so that no report can hold them.</summary>
    private readonly record struct Marks(string Open, string Close)
    {
        public static Marks New()
        {
            var drawn = Guid.NewGuid().ToString("N");
            return new("\u0002" + drawn, "\u0003" + drawn);
        }

        public (string Text, List<TextSpan> Found) Take(string marked)
        {
            var text = new StringBuilder(marked.Length);
            var found = new List<TextSpan>();
            var rest = marked.AsSpan();
            while (rest.IndexOf(Open) is >= 0 and var open && rest[(open + Open.Length)..].IndexOf(Close) is >= 0 and var length)
            {
                text.Append(rest[..open]);
                found.Add(new(text.Length, text.Length + length));
                rest = rest[(open + Open.Length)..];
                text.Append(rest[..length]);
                rest = rest[(length + Close.Length)..];
            }
            return (text.Append(rest).ToString(), found);
        }
    }
}
