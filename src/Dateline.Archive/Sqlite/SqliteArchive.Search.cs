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
        var search = SearchText.Parse(query.Words, withFields: true);
        if (search.AsksNothing)
            yield break;
        var where = new Conditions();
        var from = "reports r";
        var rank = "0.0";
        if (FtsQuery.From(search) is { } match)
        {
            where.Add($"reports_fts MATCH {where.Value(match)}");
            from = "reports_fts JOIN reports r ON r.id = reports_fts.rowid";
            rank = "reports_fts.rank";
        }
        else if (FtsQuery.Unwanted(search) is { } unwanted)
        {
            where.Add($"r.id NOT IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH {where.Value(unwanted)})");
        }
        FieldConditions.Add(where, search, SqliteDialect.Instance);
        where.AddPublished(query.Since, query.Until);
        // Ranked first and shown afterwards: only the page asked for needs its texts.
        var ranked = $"""
            SELECT r.id, {rank} FROM {from}{where.Where}
            ORDER BY round({rank}, {SearchShown.Decimals}), r.published_order{where.Page(query.Limit, query.Offset)}
            """;
        var terms = SearchShown.Terms(search);
        await foreach (var (id, score) in Rows(ranked, where, row => (row.GetInt64(0), row.GetDouble(1)), cancellation))
        {
            yield return Ask(connection =>
            {
                using var show = new PreparedCommand(connection, $"SELECT {SearchShown.Columns} FROM {Questions.ReportJoin} WHERE r.id = $1", 1);
                using var row = show.Query(id);
                return row.Read() ? SearchShown.Read(row, terms, -score) : throw ArchivedReports.Damaged(File, null);
            });
        }
    }
}
