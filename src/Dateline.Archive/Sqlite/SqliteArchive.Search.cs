using System.Runtime.CompilerServices;
using Dateline.Archive.Sql;
using Dateline.Archive.Text;

namespace Dateline.Archive.Sqlite;

/// <content>Full-text search.</content>
public sealed partial class SqliteArchive
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<SearchHit> SearchAsync(SearchQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = SearchText.Parse(query.Words);
        if (FtsQuery.From(search) is not { } match)
            yield break;
        var where = new Conditions();
        where.Add($"reports_fts MATCH {where.Value(match)}");
        where.AddPublished(query.Since, query.Until);
        // Ranked first and shown afterwards: only the page asked for needs its texts.
        var ranked = $"""
            SELECT r.id, reports_fts.rank FROM reports_fts JOIN reports r ON r.id = reports_fts.rowid{where.Where}
            ORDER BY round(reports_fts.rank, {SearchShown.Decimals}), r.published_order{where.Page(query.Limit, query.Offset)}
            """;
        var terms = SearchShown.Terms(search);
        await foreach (var (id, rank) in Rows(ranked, where, row => (row.GetInt64(0), row.GetDouble(1)), cancellation))
        {
            yield return Ask(connection =>
            {
                using var show = new PreparedCommand(connection, $"SELECT {SearchShown.Columns} FROM {Questions.ReportJoin} WHERE r.id = $1", 1);
                using var row = show.Query(id);
                return row.Read() ? SearchShown.Read(row, terms, -rank) : throw ArchivedReports.Damaged(File, null);
            });
        }
    }
}
