using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Export;

/// <summary>Writes a table as CSV (RFC 4180, UTF-8, lines end with a line feed): a header line, then one line a row.</summary>
/// <remarks>A text cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"); numbers are left alone.</remarks>
internal sealed class Csv(TextWriter output)
{
    private bool _isFirstCell = true;

    public void Header(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Raw(name);
        End();
    }

    public Csv Text(string? text)
    {
        var safe = VisibleText.Of(text);
        if (safe.Length > 0 && safe[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            safe = "'" + safe;
        Raw(safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        return this;
    }

    public Csv Number(double? number)
    {
        Raw(number is { } known ? known.ToString("0.######", CultureInfo.InvariantCulture) : "");
        return this;
    }

    public Csv Number(long? number)
    {
        Raw(number is { } known ? known.ToString(CultureInfo.InvariantCulture) : "");
        return this;
    }

    public Csv Day(LocalDate? day)
    {
        Raw(day is { } known ? LocalDatePattern.Iso.Format(known) : "");
        return this;
    }

    public void End()
    {
        output.Write('\n');
        _isFirstCell = true;
    }

    private void Raw(string cell)
    {
        if (!_isFirstCell)
            output.Write(',');
        _isFirstCell = false;
        output.Write(cell);
    }
}
