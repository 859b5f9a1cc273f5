using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dateline.Archive.Sql;
using Dateline.Archive.Text;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <content>Full-text search: the words and the ranking of SQLite's index (FTS5, bm25 with the title weighing four times), so that both give the same.</content>
public sealed partial class PostgresArchive
{
    // https://www.sqlite.org/fts5.html, section 5.1.1.
    private const double TitleWeight = 4;
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;
    private const double LeastIdf = 1e-6;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SearchHit> SearchAsync(SearchQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = SearchText.Parse(query.Words, withFields: true);
        if (search.AsksNothing)
            yield break;
        var terms = SearchShown.Terms(search);
        foreach (var (id, score) in await RankAsync(query, search, terms, cancellation))
        {
            foreach (var hit in await AllAsync($"SELECT {SearchShown.Columns} FROM {Questions.ReportJoin} WHERE r.id = $1", row => SearchShown.Read(row, terms, score), cancellation, id))
                yield return hit;
        }
    }

    private async Task<List<(long Id, double Score)>> RankAsync(SearchQuery query, SearchText search, IReadOnlyList<IndexedTerm> terms, CancellationToken cancellation)
    {
        var (reports, words, holding) = await StatisticsAsync(terms, cancellation);
        var idf = holding.Select(n => Math.Log((reports - n + 0.5) / (n + 0.5))).Select(value => value <= 0 ? LeastIdf : value).ToList();
        var average = (double)words / Math.Max(1, reports);
        var where = new Conditions();
        if (search.Wanted.Count + search.Unwanted.Count > 0)
            where.Add(PostgresDialect.Matches(where, search, "r.words", "r.title_forms", "r.text_forms"));
        FieldConditions.Add(where, search, PostgresDialect.Instance);
        where.AddPublished(query.Since, query.Until);
        var sql = new StringBuilder("SELECT r.id, r.published_order, r.word_count");
        foreach (var term in terms)
            sql.Append(", ").Append(Frequency(where, term, "r.title_forms")).Append(", ").Append(Frequency(where, term, "r.text_forms"));
        sql.Append(" FROM reports r").Append(where.Where);
        var ranked = new List<(long Id, string Order, double Score)>();
        await foreach (var hit in Rows(new(sql.ToString(), where), Ranked, cancellation))
            ranked.Add(hit);
        return [.. ranked.OrderByDescending(hit => Math.Round(hit.Score, SearchShown.Decimals, MidpointRounding.AwayFromZero)).ThenBy(hit => hit.Order, StringComparer.Ordinal).Skip(query.Offset).Take(query.Limit).Select(hit => (hit.Id, hit.Score))];

        (long Id, string Order, double Score) Ranked(NpgsqlDataReader row)
        {
            var length = (double)row.GetInt64(2);
            var score = 0.0;
            for (var i = 0; i < terms.Count; i++)
            {
                var frequency = (TitleWeight * row.GetInt64(3 + (2 * i))) + row.GetInt64(4 + (2 * i));
                score += idf[i] * (frequency * (Saturation + 1) / (frequency + (Saturation * (1 - LengthWeight + (LengthWeight * length / average)))));
            }
            return (row.GetInt64(0), row.GetString(1), score);
        }
    }

    private async Task<(long Reports, long Words, List<long> Holding)> StatisticsAsync(IReadOnlyList<IndexedTerm> terms, CancellationToken cancellation)
    {
        var where = new Conditions();
        var sql = new StringBuilder("SELECT (SELECT count(*) FROM reports), (SELECT coalesce(sum(word_count), 0)::bigint FROM reports)");
        foreach (var term in terms)
            sql.Append(CultureInfo.InvariantCulture, $", (SELECT count(*) FROM reports r WHERE {PostgresDialect.Holds(where, term, "r.words", "r.title_forms", "r.text_forms")})");
        return (await AllAsync(
            sql.ToString(), row => (row.GetInt64(0), row.GetInt64(1), Enumerable.Range(2, terms.Count).Select(row.GetInt64).ToList()), cancellation, [.. where.Values]))[0];
    }

    // How often a term stands in a column of forms. Each form is there between spaces of its own, so that single ones never overlap; a phrase may overlap itself.
    private static string Frequency(Conditions where, IndexedTerm term, string forms)
    {
        if (term.Forms.Count == 0)
            return "0::bigint";
        var stretch = PostgresDialect.Stretch(term);
        if (term.Forms.Count > 1)
            return $"regexp_count({forms}, {where.Value($"(?={stretch})")})::bigint";
        var value = where.Value(stretch);
        return $"((octet_length({forms}) - octet_length(replace({forms}, {value}, ''))) / octet_length({value}))::bigint";
    }
}
