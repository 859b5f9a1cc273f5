using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Dateline.Reading.Structured;

/// <summary>Reads JSON as pages really carry it: with raw line breaks and quotation marks in strings, trailing commas and semicolons, comments,
/// several values in a row, or cut off. What was understood up to there is returned; nothing is thrown.</summary>
internal ref struct LooseJson
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<char> WordEnd = SearchValues.Create(",}] \t\r\n");
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(":,}] \t\r\n");

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private LooseJson(ReadOnlySpan<char> text) => _text = text;

    /// <summary>All values of a block.</summary>
    public static List<LdNode> Read(string block)
    {
        // Some templates escape the whole block as if it were an attribute.
        if (block.Contains("&quot;", StringComparison.Ordinal) && !block.Contains('"', StringComparison.Ordinal))
            block = WebUtility.HtmlDecode(block);
        var reader = new LooseJson(block);
        var values = new List<LdNode>();
        while (reader.SkipToValue())
        {
            var before = reader._at;
            if (reader.Value(0) is { } value)
                values.Add(value);
            if (reader._at == before)
                reader._at++;
        }
        return values;
    }

    /// <summary>Between values stands anything: comment marks, CDATA marks, semicolons.</summary>
    private bool SkipToValue()
    {
        var next = _text[_at..].IndexOfAny('{', '[');
        // The bracket of a CDATA mark opens no list.
        while (next > 0 && _text[_at..].IndexOf("<![CDATA[", StringComparison.Ordinal) is var mark && mark >= 0 && mark < next)
        {
            _at += mark + 9;
            next = _text[_at..].IndexOfAny('{', '[');
        }
        if (next < 0)
            return false;
        _at += next;
        return true;
    }

    private LdNode? Value(int depth)
    {
        SkipSpace();
        if (_at >= _text.Length || depth > MaxDepth)
        {
            _at = _text.Length;
            return null;
        }
        return _text[_at] switch
        {
            '{' => Object(depth),
            '[' => List(depth),
            '"' => LdNode.OfText(String('"')),
            '\'' => LdNode.OfText(String('\'')),
            _ => Bare(),
        };
    }

    private LdNode Object(int depth)
    {
        var properties = new Dictionary<string, LdNode>(StringComparer.OrdinalIgnoreCase);
        _at++;
        while (SkipSpace() && _text[_at] != '}')
        {
            var before = _at;
            if (_text[_at] == ',' || _text[_at] == ';')
            {
                _at++;
                continue;
            }
            var name = _text[_at] is '"' or '\'' ? String(_text[_at], isName: true) : BareName();
            if (SkipSpace() && _text[_at] == ':')
            {
                _at++;
                if (Value(depth + 1) is { } value)
                    properties.TryAdd(Unprefixed(name), value);
            }
            else if (_at == before)
            {
                _at++;
            }
        }
        _at = Math.Min(_at + 1, _text.Length);
        return LdNode.OfObject(properties);
    }

    private LdNode List(int depth)
    {
        var items = new List<LdNode>();
        _at++;
        while (SkipSpace() && _text[_at] != ']')
        {
            // A list that was never closed ends with the object around it.
            if (_text[_at] == '}')
                return LdNode.OfList(items);
            var before = _at;
            if (_text[_at] == ',')
                _at++;
            else if (Value(depth + 1) is { } value)
                items.Add(value);
            if (_at == before)
                _at++;
        }
        _at = Math.Min(_at + 1, _text.Length);
        return LdNode.OfList(items);
    }

    private string String(char quote, bool isName = false)
    {
        var text = new StringBuilder();
        _at++;
        while (_at < _text.Length)
        {
            var run = _text[_at..].IndexOfAny(quote, '\\');
            if (run < 0)
            {
                text.Append(_text[_at..]);
                _at = _text.Length;
                break;
            }
            text.Append(_text.Slice(_at, run));
            _at += run;
            if (_text[_at] == '\\')
            {
                Escape(text);
                continue;
            }
            if (Closes(_at, isName))
            {
                _at++;
                break;
            }
            text.Append(quote);
            _at++;
        }
        return Clean(text.ToString());
    }

    /// <summary>A quotation mark closes its string where the grammar goes on behind it; else the author forgot to escape it.</summary>
    private readonly bool Closes(int at, bool isName)
    {
        var rest = _text[(at + 1)..].TrimStart();
        if (isName || rest.IsEmpty || rest[0] is '}' or ']' or ';' or '/' or '<')
            return true;
        if (rest[0] != ',')
            return false;
        // Behind a comma stands a name or a value; prose that goes on in lower case does not start like one.
        rest = rest[1..].TrimStart();
        return rest.IsEmpty || rest[0] is '"' or '\'' or '{' or '[' or '}' or ']' or '-' or '/' || char.IsAsciiDigit(rest[0]) || rest.StartsWith("true", StringComparison.Ordinal)
            || rest.StartsWith("false", StringComparison.Ordinal) || rest.StartsWith("null", StringComparison.Ordinal) || IsBareName(rest);
    }

    private static bool IsBareName(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '@'))
            length++;
        return length > 0 && rest[length..].TrimStart().StartsWith(":", StringComparison.Ordinal);
    }

    private void Escape(StringBuilder text)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\\';
        _at += 2;
        if (next == 'u' && _at + 4 <= _text.Length && ushort.TryParse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            text.Append((char)unit);
            _at += 4;
            return;
        }
        text.Append(next switch { 'n' => '\n', 'r' or 't' or 'b' or 'f' => ' ', _ => next });
    }

    private LdNode? Bare()
    {
        var length = _text[_at..].IndexOfAny(WordEnd);
        if (length < 0)
            length = _text.Length - _at;
        var word = _text.Slice(_at, length);
        _at += length;
        return word.IsEmpty || word.SequenceEqual("null") ? null : LdNode.OfText(word.ToString());
    }

    private string BareName()
    {
        var length = _text[_at..].IndexOfAny(NameEnd);
        if (length < 0)
            length = _text.Length - _at;
        var word = _text.Slice(_at, length).ToString();
        _at += Math.Max(length, 0);
        return word;
    }

    /// <summary>Skips space and comments; false at the end.</summary>
    private bool SkipSpace()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '\uFEFF')
            {
                _at++;
            }
            else if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] is '*' or '/')
            {
                var end = _text[_at + 1] == '*' ? _text[_at..].IndexOf("*/", StringComparison.Ordinal) : _text[_at..].IndexOf('\n');
                _at = end < 0 ? _text.Length : _at + end + (_text[_at + 1] == '*' ? 2 : 1);
            }
            else
            {
                return true;
            }
        }
        return false;
    }

    private static string Unprefixed(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon >= 0 && colon + 1 < name.Length ? name[(colon + 1)..] : name;
    }

    private static string Clean(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        // Lone surrogates from broken escapes would not survive being written out.
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }
            return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
        }
        return text;
    }
}
