using System.Text;

namespace Dateline.Registries;

/// <summary>Comma-separated values with a header line (RFC 4180).</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string[]? header = null;
        foreach (var record in Records(File.ReadAllText(file)))
        {
            if (header is null)
                header = record;
            else
                yield return header.Select((name, i) => (name, value: i < record.Length ? record[i] : "")).ToDictionary(p => p.name, p => p.value);
        }
    }

    private static IEnumerable<string[]> Records(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                fields.Add(field.ToString().Trim('\r'));
                field.Clear();
                if (c == ',')
                    continue;
                yield return [.. fields];
                fields.Clear();
            }
            else
            {
                field.Append(c);
            }
        }
        if (fields.Count > 0 || field.Length > 0)
            yield return [.. fields, field.ToString()];
    }
}
