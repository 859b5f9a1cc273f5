using System.Text;
using Dateline.Archive.Sql;

namespace Dateline.Archive.Sqlite;

/// <summary>A search as FTS5 wants it. Every term is quoted, so that no word of a user is taken for an operator (https://www.sqlite.org/fts5.html, section 3).</summary>
internal static class FtsQuery
{
    /// <summary>Absent where nothing is looked for.</summary>
    public static string? From(SearchText search)
    {
        if (search.IsEmpty)
            return null;
        var query = new StringBuilder("(").AppendJoin(" AND ", search.Wanted.Select(AnyOf)).Append(')');
        if (search.Unwanted.Count > 0)
            query.Append(" NOT ").Append(AnyOf(search.Unwanted));
        return query.ToString();
    }

    /// <summary>What must not occur, where nothing else is looked for by words; absent where there is none.</summary>
    public static string? Unwanted(SearchText search) => search.IsEmpty && search.Unwanted.Count > 0 ? AnyOf(search.Unwanted) : null;

    /// <summary>All the words of a name, in any order and any column.</summary>
    public static string? Name(string name)
    {
        var words = SearchText.Name(name).Select(Quoted).ToList();
        return words.Count == 0 ? null : string.Join(" AND ", words);
    }

    private static string AnyOf(IReadOnlyList<SearchTerm> terms) => "(" + string.Join(" OR ", terms.Select(Quoted)) + ")";

    private static string Quoted(SearchTerm term) =>
        "\"" + Column.Text(term.Words).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" + (term.IsPrefix ? "*" : "");
}
