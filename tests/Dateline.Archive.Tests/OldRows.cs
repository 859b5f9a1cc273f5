namespace Dateline.Archive.Tests;

/// <summary>Two reports as the first schemas held them, of which no writer is left, and what must be found of them in a later one.</summary>
internal static class OldRows
{
    /// <param name="empty">A byte in the words of the store.</param>
    /// <param name="forms">Whether texts have their words beside them, as PostgreSQL wants it.</param>
    public static string Sql(string empty, bool forms = false)
    {
        string Table(string table, string columns) => $"INSERT INTO {table} ({columns}";
        var sql = new System.Text.StringBuilder();
        foreach (var number in new[] { 1, 2 })
        {
            var hash = new string((char)('0' + number), 64);
            var words = (string text) => forms ? $", '{text}'" : "";
            var more = (string columns) => forms ? columns : "";
            sql.Append(Table("contents", $"id, hash, size, encoding, bytes) VALUES ({number}, '{hash}', 1, 'identity', {empty});"));
            sql.Append(Table("reports", $"id, hash, source, content_id, engine_version, stored_at, published_order, text{more(", title_forms, text_forms, word_count")}) VALUES ({number}, '{hash}', 'a', {number}, '1', '2031', '2031 {hash[..10]}', 'text'{(forms ? ", '', '', 0" : "")});"));
            sql.Append(Table("actors", $"id, report_id, key, name, text, kind, country, code, roles, office{more(", forms")}) VALUES ({number}, {number}, 'a1', 'Ilse Korrin', 'Korrin', 'person', 'VRN', 'VRNGOV', '[]', NULL{words(" ilse  korrin  |  korrin ")});"));
            sql.Append(Table("actors", $"id, report_id, key, text, kind{more(", forms")}) VALUES ({number + 10}, {number}, 'a2', 'Dockers', 'group'{words(" dockers ")});"));
            sql.Append(Table("places", $"id, report_id, number, text, name, country, kind, \"start\", \"end\"{more(", forms")}) VALUES ({number}, {number}, 0, 'Varensk', 'Varensk', 'VRN', 'city', 0, 1{words(" varensk  |  varensk ")});"));
            sql.Append(Table("statements", "id, report_id, number, key, speaker_id, speaker_text, speaker_origin, speaker_naming, polarity, content, form, kind, evidence, \"start\", \"end\", sentence, because, confidence" + more(", forms, speaker_forms")
                + $") VALUES ({number}, {number}, 0, 's1', NULL, 'Harbour ministers', 'outlet', 'named', 'positive', 'c', 'direct', 'denial', 'e', 0, 1, 0, 'b', 1{words(" c ")}{words(" harbour  minist ")});"));
            sql.Append(Table("mentions", "id, report_id, number, key, event_type, contexts, status, place_id, place_basis, evidence, \"start\", \"end\", sentence, trigger_text, trigger_start, trigger_end, because, confidence, is_long, timeline_order" + more(", forms")
                + $") VALUES ({number}, {number}, 0, 'm1', 'PROTEST', '[]', 'happened', {number}, 'clause', 'e', 0, 1, 0, 't', 0, 1, 'b', 1, 0, '~ ~ 2031 {hash[..10]} 00000'{words(" e ")});"));
            sql.Append(Table("mention_actors", $"mention_id, role, position, actor_id) VALUES ({number}, 'source', 0, {number}), ({number}, 'target', 0, {number + 10});"));
            sql.Append(Table("mention_places", $"mention_id, position, place_id) VALUES ({number}, 0, {number});"));
        }
        return sql.ToString();
    }

    public static async Task CheckAsync(IArchive archive, CancellationToken cancellation)
    {
        foreach (var query in new TimelineQuery[] { new() { Actor = "korrin ilse" }, new() { Actor = "VRN" }, new() { Actor = "dockers" }, new() { Place = "varensk" }, new() { Place = "VRN", Actor = "Korrin", Type = EventType.Protest } })
            Assert.Equal(["1111111111/m1", "2222222222/m1"], await archive.TimelineAsync(query with { Limit = 5 }, cancellation).Select(row => row.Key).ToListAsync(cancellation));
        Assert.Equal(["1111111111/s1", "2222222222/s1"], await archive.StatementsAsync(new() { Speaker = "minister" }, cancellation).Select(row => row.Key).ToListAsync(cancellation));
        Assert.Empty(await archive.TimelineAsync(new() { Actor = "nobody" }, cancellation).ToListAsync(cancellation));
    }
}
