using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>A prepared command whose parameters <c>$1</c>, <c>$2</c>… are given by position.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly SqliteCommand _command;

    public PreparedCommand(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            _command.Parameters.Add(new SqliteParameter("$" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), DBNull.Value));
        _command.Prepare();
    }

    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var value = _command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] switch { null => DBNull.Value, string text => Column.Text(text), var other => other };
    }
}

/// <summary>Values as columns hold them.</summary>
internal static class Column
{
    /// <summary>Text as every store can hold it: U+0000 and unpaired surrogates become U+FFFD, so that offsets stay what they are. The chronicle keeps the original.</summary>
    public static string Text(string text)
    {
        if (!text.Contains('\0') && !HasUnpairedSurrogate(text))
            return text;
        return string.Create(text.Length, text, static (span, original) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = original[i];
                var isPair = char.IsHighSurrogate(c) && i + 1 < span.Length && char.IsLowSurrogate(original[i + 1]);
                if (isPair)
                {
                    span[i] = c;
                    span[i + 1] = original[++i];
                }
                else
                {
                    span[i] = c == '\0' || char.IsSurrogate(c) ? '\uFFFD' : c;
                }
            }
        });
    }

    private static bool HasUnpairedSurrogate(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return true;
            i++;
        }
        return false;
    }
}

internal static class ReaderExtensions
{
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? Int(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static double? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static NodaTime.LocalDate? Day(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Days.Parse(row.GetString(column));
}
