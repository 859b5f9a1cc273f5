using System.Data.Common;
using Dateline.Archive.Text;

namespace Dateline.Archive.Sql;

/// <summary>What is shown of a report that was found.</summary>
internal static class SearchShown
{
    public const string Columns = $"{ReportColumns.Sql}, r.text";

    /// <summary>Scores are compared to so many decimals, so that the rounding of a sum decides nothing; then publication does.</summary>
    public const int Decimals = 12;

    /// <summary>The terms that are marked.</summary>
    public static IReadOnlyList<IndexedTerm> Terms(SearchText search) => [.. search.Wanted.SelectMany(terms => terms).Select(IndexedTerm.From)];

    public static SearchHit Read(DbDataReader row, IReadOnlyList<IndexedTerm> terms, double score)
    {
        var report = ReportColumns.Read(row);
        var snippet = Snippet.Of(row.GetString(ReportColumns.Count), terms);
        return new(report, Snippet.Highlights(report.Title ?? "", terms), snippet.Text, snippet.Found, score);
    }
}
