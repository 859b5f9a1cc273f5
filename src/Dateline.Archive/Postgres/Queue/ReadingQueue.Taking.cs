using System.Security.Cryptography;
using System.Text;
using Dateline.Archive.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Dateline.Archive.Postgres;

/// <content>Putting in, taking out, and keeping what was read.</content>
public sealed partial class ReadingQueue
{
    /// <summary>What was taken more often than this is taken alone: it may be what ends the programs that read it.</summary>
    public const int Suspect = 3;

    private static readonly ReadingOutcome Unread = ReadingOutcome.Refused(new Refusal("", ""));

    /// <summary>Takes inputs from the head of the queue; they are this program's until it finishes them, leaves or falls silent.</summary>
    /// <param name="worker">As whom.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels; what was taken by then may be this program's until it leaves.</param>
    /// <returns>None where nothing waits, or where this program was taken away for being silent.</returns>
    public async Task<IReadOnlyList<QueuedInput>> TakeAsync(Guid worker, int most, CancellationToken cancellation = default)
    {
        // Inputs of the same bytes or the same place come one after the other, in their order: which is kept, and what its neighbour adds, depends on it.
        const string Take = """
            WITH free AS (
                SELECT id, tries FROM waiting w
                WHERE worker IS NULL AND EXISTS (SELECT 1 FROM workers WHERE workers.id = $1)
                    AND NOT EXISTS (SELECT 1 FROM waiting e WHERE e.hash = w.hash AND e.id < w.id)
                    AND NOT EXISTS (SELECT 1 FROM waiting e WHERE e.place_hash = w.place_hash AND e.id < w.id)
                ORDER BY id LIMIT $2 FOR UPDATE OF w SKIP LOCKED),
            suspects AS (SELECT id FROM free WHERE tries >= $3 ORDER BY id LIMIT 1),
            chosen AS (SELECT id FROM suspects UNION ALL SELECT id FROM free WHERE NOT EXISTS (SELECT 1 FROM suspects))
            UPDATE waiting SET worker = $1, tries = least(waiting.tries + 1, 32000) FROM chosen WHERE waiting.id = chosen.id
            RETURNING waiting.id, source, url, content_type, retrieved, custody, is_line, refusal_code, refusal_reason, encoding, bytes, waiting.tries
            """;
        var taken = await ListAsync(Take, row => Read(row, worker), cancellation, worker, most, Suspect);
        taken.Sort((a, b) => a.Number.CompareTo(b.Number));
        return taken;
    }

    /// <summary>Keeps what became of inputs, and takes them out of the queue: both or neither. Those that are no longer this program's are passed over: somebody else reads them.</summary>
    /// <returns>What each changed, in their order; nothing of those passed over.</returns>
    public async Task<IReadOnlyList<Deposit?>> StoreAsync(IReadOnlyList<(QueuedInput Taken, ReadingOutcome Outcome)> readings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var keeping = new Keeping(_schema, [.. readings.Select(one => (one.Taken, new PreparedReading(new(one.Taken.Input, one.Outcome), one.Taken.Content)))]);
        await _archive.StoreAsync(keeping.All, [], keeping, cancellation);
        return keeping.Deposits;
    }

    private static QueuedInput Read(NpgsqlDataReader row, Guid worker)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var content = new Packed(row.GetString(9), row.GetFieldValue<byte[]>(10));
        var input = new Input { Source = row.GetString(1), Url = Text(2), ContentType = Text(3), Retrieved = Text(4), Custody = Text(5), Bytes = content.Unpack() };
        return new(QueuedInput.Restore(input, row.GetBoolean(6)), Text(7) is { } code ? new Refusal(code, Text(8) ?? "") : null)
        {
            Number = row.GetInt64(0),
            Worker = worker,
            Tries = row.GetInt16(11),
            Content = content,
        };
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class Putting(ReadingQueue queue, IReadOnlyList<(QueuedInput Input, PreparedReading Prepared, Packed Content)> inputs) : IAlongside
    {
        public async Task<IReadOnlyList<PreparedReading>> BeforeAsync(NpgsqlConnection connection, CancellationToken cancellation)
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                $"COPY {queue._schema}.waiting (hash, place_hash, source, url, content_type, retrieved, custody, is_line, refusal_code, refusal_reason, encoding, bytes) FROM STDIN (FORMAT BINARY)", cancellation);
            async Task Text(string? text)
            {
                if (text is null)
                    await copy.WriteNullAsync(cancellation);
                else
                    await copy.WriteAsync(Column.Text(text), NpgsqlDbType.Text, cancellation);
            }
            foreach (var (one, prepared, content) in inputs)
            {
                var input = one.Input;
                await copy.StartRowAsync(cancellation);
                // Bytes that are not there are no bytes of a report: their owners need not wait for one another.
                await Text(input.Bytes.IsEmpty ? null : prepared.Hash);
                await Text(prepared.IsLocated ? Sha256(Column.Text(input.Source)) : null);
                foreach (var text in (string?[])[input.Source, input.Url, input.ContentType, input.Retrieved, input.Custody])
                    await Text(text);
                await copy.WriteAsync(input.Extracted is not null, NpgsqlDbType.Boolean, cancellation);
                await Text(one.Refusal?.Code);
                await Text(one.Refusal?.Reason);
                await Text(content.Encoding);
                await copy.WriteAsync(content.Bytes, NpgsqlDbType.Bytea, cancellation);
            }
            await copy.CompleteAsync(cancellation);
            return [];
        }

        public Task AfterAsync(NpgsqlConnection connection, IReadOnlyList<Deposit> deposits, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class Keeping(string schema, IReadOnlyList<(QueuedInput Taken, PreparedReading Reading)> readings) : IAlongside
    {
        private readonly List<int> _own = [];

        public IReadOnlyList<PreparedReading> All { get; } = [.. readings.Select(one => one.Reading)];

        public Deposit?[] Deposits { get; } = new Deposit?[readings.Count];

        public async Task<IReadOnlyList<PreparedReading>> BeforeAsync(NpgsqlConnection connection, CancellationToken cancellation)
        {
            var numbers = new HashSet<(long, Guid)>();
            foreach (var worker in readings.Select(one => one.Taken.Worker).Distinct())
            {
                await using var remove = Command(connection, $"DELETE FROM {schema}.waiting WHERE id = ANY($1) AND worker = $2 RETURNING id", [readings.Where(one => one.Taken.Worker == worker).Select(one => one.Taken.Number).ToArray(), worker]);
                await using var row = await remove.ExecuteReaderAsync(cancellation);
                while (await row.ReadAsync(cancellation))
                    numbers.Add((row.GetInt64(0), worker));
            }
            _own.Clear();
            _own.AddRange(Enumerable.Range(0, readings.Count).Where(i => numbers.Contains((readings[i].Taken.Number, readings[i].Taken.Worker))));
            await using var known = Command(connection, $"INSERT INTO {schema}.outlet_names (key_hash, input) SELECT key_hash, 0 FROM outlets WHERE key_hash = ANY($1) ON CONFLICT DO NOTHING", [Outlets(_own).Select(o => o.KeyHash).ToArray()]);
            await known.ExecuteNonQueryAsync(cancellation);
            return [.. _own.Select(i => readings[i].Reading)];
        }

        public async Task AfterAsync(NpgsqlConnection connection, IReadOnlyList<Deposit> deposits, CancellationToken cancellation)
        {
            foreach (var (at, i) in _own.Index())
                Deposits[i] = deposits[at];
            var named = Outlets(_own.Where(i => Deposits[i]!.Kind == DepositKind.Stored)).GroupBy(o => o.KeyHash, StringComparer.Ordinal).Select(o => o.MinBy(one => one.Number)).ToList();
            if (named.Count == 0)
                return;
            await using var name = Command(
                connection,
                $"""
                WITH given AS (SELECT * FROM unnest($1, $2, $3) AS g (key_hash, input, name)),
                first AS (
                    INSERT INTO {schema}.outlet_names AS n (key_hash, input) SELECT key_hash, input FROM given
                    ON CONFLICT (key_hash) DO UPDATE SET input = excluded.input WHERE n.input > excluded.input RETURNING key_hash)
                UPDATE outlets o SET name = given.name FROM given, first WHERE o.key_hash = given.key_hash AND first.key_hash = given.key_hash AND o.name <> given.name
                """,
                [named.Select(o => o.KeyHash).ToArray(), named.Select(o => o.Number).ToArray(), named.Select(o => Column.Text(o.Name)).ToArray()]);
            await name.ExecuteNonQueryAsync(cancellation);
        }

        private IEnumerable<(string KeyHash, long Number, string Name)> Outlets(IEnumerable<int> numbers)
        {
            foreach (var i in numbers)
            {
                if (readings[i].Reading.Reading.Outcome.Chronicle?.Report.Outlet is { } outlet)
                    yield return (Sha256(Column.Text(ReportRows.OutletKey(outlet))), readings[i].Taken.Number, outlet.Name);
            }
        }
    }
}
