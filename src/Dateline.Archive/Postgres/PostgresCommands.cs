using Dateline.Archive.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Dateline.Archive.Postgres;

/// <summary>Commands whose parameters <c>$1</c>, <c>$2</c>… are texts, whole numbers and bytes.</summary>
internal static class PostgresCommands
{
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params IReadOnlyList<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = Column.Text(text), NpgsqlDbType = NpgsqlDbType.Text },
                long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
                byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
                null => new NpgsqlParameter { Value = DBNull.Value },
                _ => throw new ArgumentException("no parameter is a " + value.GetType().Name, nameof(values)),
            });
        }
        return command;
    }
}
