using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dateline.Formats;

/// <summary>Strings of JSON, also such as hold half a character: other programs write <c>\ud83d</c> alone, and its place in the text counts all the same.</summary>
internal static class JsonStrings
{
    /// <summary>The string; an unpaired surrogate becomes U+FFFD, which keeps all offsets.</summary>
    public static string Read(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Unescape(element.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var plain => plain });
            }
        }
        return WellFormed(text.ToString());
    }

    /// <summary>The text with U+FFFD in place of every unpaired surrogate, as it will be read back.</summary>
    public static string WellFormed(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0)
            return text;
        for (var i = first; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));
            i++;
        }
        return text;
    }
}
