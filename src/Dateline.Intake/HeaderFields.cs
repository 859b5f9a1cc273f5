using System.Text;

namespace Dateline.Intake;

/// <summary>Named fields as in mail, HTTP and WARC: <c>Name: value</c> on lines of their own.</summary>
internal sealed class HeaderFields
{
    private readonly List<(string Name, string Value)> _fields = [];

    /// <summary>The value of a field, the first where it is there more than once; the case of the name does not matter.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in _fields)
            {
                if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return field.Value;
            }
            return null;
        }
    }

    /// <summary>Adds a field.</summary>
    public void Add(string name, string value) => _fields.Add((name, value));

    /// <summary>Reads lines of fields; a line that is none is passed over, one that begins with a space goes on with the one before.</summary>
    public static HeaderFields Parse(ReadOnlySpan<byte> lines, Encoding encoding)
    {
        var fields = new HeaderFields();
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = (end < 0 ? lines : lines[..end]).TrimEnd((byte)'\r');
            lines = end < 0 ? default : lines[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (line is [(byte)' ' or (byte)'\t', ..] && fields._fields.Count > 0)
                fields._fields[^1] = (fields._fields[^1].Name, fields._fields[^1].Value + " " + encoding.GetString(line).Trim());
            else if (colon > 0)
                fields.Add(encoding.GetString(line[..colon]).Trim(), encoding.GetString(line[(colon + 1)..]).Trim());
        }
        return fields;
    }

    /// <summary>Where the lines of fields end and what they head begins: behind the first empty line. -1 where there is none.</summary>
    public static int EndIn(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
                return -1;
            if (bytes.Slice(at, end) is [] or [(byte)'\r'])
                return at + end + 1;
            at += end + 1;
        }
        return -1;
    }
}
