using System.Data.Common;

namespace Dateline.Archive.Sql;

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
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int Whole(this DbDataReader row, int column) => checked((int)row.GetInt64(column));

    public static int? Int(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Whole(column);

    public static double? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static NodaTime.LocalDate? Day(this DbDataReader row, int column) => row.IsDBNull(column) ? null : Days.Parse(row.GetString(column));
}
