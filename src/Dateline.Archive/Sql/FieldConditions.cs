using Dateline.Formats;

namespace Dateline.Archive.Sql;

/// <summary>The fields of a search as conditions on reports <c>r</c>. A value that means nothing is met by nothing.</summary>
internal static class FieldConditions
{
    public static void Add(Conditions where, SearchText search, Dialect dialect)
    {
        // "actor:Korrin type:PROTEST" means one event, not an actor here and an event there.
        var together = search.Fields.Where(field => !field.IsUnwanted && IsOfEvent(field.Kind)).Select(field => Event(where, field, dialect)).ToList();
        if (together.Count > 0)
            where.Add(Holds(together));
        foreach (var field in search.Fields.Where(field => field.IsUnwanted || !IsOfEvent(field.Kind)))
            where.Add((field.IsUnwanted ? "NOT " : "") + "(" + Alone(where, field, dialect) + ")");
    }

    private static bool IsOfEvent(SearchFieldKind kind) => kind is not (SearchFieldKind.Said or SearchFieldKind.Outlet);

    private static string Alone(Conditions where, SearchField field, Dialect dialect) => field.Kind switch
    {
        SearchFieldKind.Said => $"r.id IN (SELECT s.report_id FROM statements s WHERE {Narrowing.Spoken(where, field.Value, dialect).Gathered})",
        SearchFieldKind.Outlet => $"coalesce(r.outlet_id IN (SELECT o.id FROM outlets o WHERE {Questions.From(where, field.Value, dialect)}), false)",
        _ => Holds([Event(where, field, dialect)]),
    };

    private static string Holds(IEnumerable<string> conditions) => $"r.id IN (SELECT m.report_id FROM mentions m WHERE ({string.Join(") AND (", conditions)}))";

    private static string Event(Conditions where, SearchField field, Dialect dialect) => field.Kind switch
    {
        SearchFieldKind.Actor => Narrowing.TakesPart(where, field.Value, dialect).Gathered,
        SearchFieldKind.Place => Narrowing.At(where, field.Value, dialect).Gathered,
        SearchFieldKind.Type when Words.TryParse(field.Value.ToUpperInvariant(), out EventType type) => $"m.event_type = {where.Value(Words.Of(type))}",
        SearchFieldKind.Type when field.Value.All(char.IsAsciiDigit) => $"coalesce({dialect.BeginsWith("m.cameo", where.Value(field.Value))}, false)",
        SearchFieldKind.Date when field.Days() is var (since, until) => "(" + string.Join(") OR (", Questions.Stretches(where, since, until)) + ")",
        _ => "false",
    };
}
