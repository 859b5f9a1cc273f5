using System.Globalization;

namespace Dateline.Archive.Sql;

/// <summary>The part behind WHERE, put together of what was asked, with its parameters.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];

    /// <summary>The values of <c>$1</c>, <c>$2</c>…: texts and whole numbers.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>A parameter with this value.</summary>
    public string Value(object value)
    {
        _values.Add(value switch { string text => Column.Text(text), int number => (long)number, _ => value });
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    public void Add(string condition) => _conditions.Add("(" + condition + ")");

    public void AddPublished(NodaTime.LocalDate? since, NodaTime.LocalDate? until)
    {
        if (since is { } first)
            Add($"r.published_day >= {Value(Days.Text(first)!)}");
        if (until is { } last)
            Add($"r.published_day <= {Value(Days.Text(last)!)}");
    }

    /// <summary>The conditions and more; empty ones are none.</summary>
    public string WhereAnd(params IEnumerable<string> more)
    {
        var all = _conditions.Concat(more.Where(condition => condition.Length > 0).Select(condition => "(" + condition + ")")).ToList();
        return all.Count == 0 ? "" : " WHERE " + string.Join(" AND ", all);
    }

    public string Where => WhereAnd();

    public string Page(int? limit, int offset) => limit is null && offset == 0 ? "" : $" LIMIT {Value(limit ?? int.MaxValue)} OFFSET {Value(offset)}";
}
