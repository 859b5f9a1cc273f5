using Dateline.Archive.Sql;
using Dateline.Archive.Text;

namespace Dateline.Archive.Postgres;

/// <summary>What is peculiar to PostgreSQL: its JSON functions, and a full-text search over words that we made ourselves.</summary>
internal sealed class PostgresDialect : Dialect
{
    public static PostgresDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string LeftFirst => "JOIN";

    /// <inheritdoc/>
    public override string JsonList(string value, string order) => $"coalesce(json_agg({value} ORDER BY {order}), '[]')::text";

    /// <inheritdoc/>
    public override string JsonRow(params ReadOnlySpan<string> values) => $"json_build_array({string.Join(", ", values)})";

    /// <inheritdoc/>
    public override string BeginsWith(string text, string beginning) => $"starts_with({text}, {beginning})";

    /// <inheritdoc/>
    public override string SameName(string text, string other) => $"lower({text}) = lower({other} COLLATE \"C\")";

    /// <inheritdoc/>
    public override string? Named(Conditions where, NameTable table, string name)
    {
        var terms = SearchText.Name(name).Select(term => new IndexedTerm(WordForms.Table.Forms(Column.Text(term.Words), table.Stems), term.IsPrefix)).ToList();
        return terms.Count == 0 ? null : $"SELECT id FROM {table.Table} WHERE {string.Join(" AND ", terms.Select(term => Holds(where, term, "words", "forms")))}";
    }

    /// <inheritdoc/>
    public override string Holds(Conditions where, string table, SearchText search)
    {
        var alias = table == "statements" ? "s" : "m";
        return search.IsEmpty ? "false" : Matches(where, search, alias + ".words", alias + ".forms");
    }

    /// <summary>Whether a row holds what is searched.</summary>
    public static string Matches(Conditions where, SearchText search, string words, params string[] forms)
    {
        var groups = search.Wanted.Select(terms => "(" + string.Join(" OR ", terms.Select(term => Holds(where, IndexedTerm.From(term), words, forms))) + ")");
        var unwanted = search.Unwanted.Select(term => "NOT " + Holds(where, IndexedTerm.From(term), words, forms));
        return string.Join(" AND ", groups.Concat(unwanted));
    }

    /// <summary>Whether a row holds a term. A phrase is looked for among the rows that hold its words.</summary>
    public static string Holds(Conditions where, IndexedTerm term, string words, params string[] forms)
    {
        if (term.Forms.Count == 0)
            return "false";
        // Forms are letters and digits: nothing in them has to be quoted twice.
        var all = string.Join(" & ", term.Forms.Select((form, i) => $"'{form}'{(term.IsPrefix && i == term.Forms.Count - 1 ? ":*" : "")}"));
        var indexed = $"{words} @@ CAST({where.Value(all)} AS tsquery)";
        if (term.Forms.Count == 1)
            return $"({indexed})";
        var phrase = where.Value("%" + Stretch(term) + "%");
        return $"({indexed} AND ({string.Join(" OR ", forms.Select(column => $"{column} LIKE {phrase}"))}))";
    }

    /// <summary>The stretch of a column of forms that a term is.</summary>
    public static string Stretch(IndexedTerm term) => " " + string.Join("  ", term.Forms) + (term.IsPrefix ? "" : " ");
}
