using System.Buffers;

namespace Dateline.Reading.Body;

/// <summary>Tells from the tags alone, in one linear pass, whether parsing them would cost more than a page may.</summary>
/// <remarks>Finds on the way what no reader of the page needs: scripts other than JSON-LD, style sheets, comments, drawings, lists of choices. They are half of many
/// pages, and the tree builder would look at each of their characters. Keeps a stack of open elements much as the tree builder does, with the end tags that the standard implies, and counts the formatting
/// elements that were left open when an element around them closed: the tree builder opens all of these again in every block that follows.</remarks>
internal ref struct MarkupGauge
{
    private const int FormattingLimit = 128;
    private const int ReopenedLimit = 200_000;
    private const int LongestChoice = 100_000;

    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\n\r\f/>");

    private readonly ReadOnlySpan<char> _markup;
    private readonly ReadingLimits _limits;
    private readonly Span<Tag> _open;
    private int _depth;
    private int _formattingLeftOpen;
    private readonly List<Range>? _idle;
    private bool _noMoreDrawingsEnd;
    private int _elements;
    private long _reopened;

    private MarkupGauge(ReadOnlySpan<char> markup, ReadingLimits limits, Span<Tag> open, List<Range>? idle)
    {
        _idle = idle;
        _markup = markup;
        _limits = limits;
        _open = open;
    }

    /// <summary>Why <paramref name="markup"/> should not be parsed; null where it may be.</summary>
    /// <param name="markup">The page.</param>
    /// <param name="limits">What to refuse.</param>
    /// <param name="idle">Takes the stretches that need not be parsed, in order.</param>
    public static Refusal? Objection(ReadOnlySpan<char> markup, ReadingLimits limits, List<Range>? idle = null)
    {
        var open = ArrayPool<Tag>.Shared.Rent(limits.Depth + 1);
        try
        {
            return new MarkupGauge(markup, limits, open, idle).Run();
        }
        finally
        {
            ArrayPool<Tag>.Shared.Return(open);
        }
    }

    private Refusal? Run()
    {
        var at = 0;
        while (true)
        {
            var next = _markup[at..].IndexOf('<');
            if (next < 0 || at + next + 1 >= _markup.Length)
                return null;
            at += next + 1;
            var first = _markup[at];
            if (first == '/')
                at = Close(at + 1);
            else if (char.IsAsciiLetter(first))
                at = Open(at);
            else if (_markup[at..].StartsWith("!--"))
                at = Comment(at);
            if (_depth > _limits.Depth)
                return new Refusal("DL0110", $"more than {_limits.Depth} elements nested in one another");
            if (_elements > _limits.Elements)
                return new Refusal("DL0111", $"more than {_limits.Elements} elements");
            if (_formattingLeftOpen > FormattingLimit || _reopened > ReopenedLimit)
                return new Refusal("DL0112", "the markup leaves so many elements open that no tree can be made of it");
        }
    }

    private int Open(int at)
    {
        var name = NameAt(at);
        var tag = HtmlTags.Of(name);
        var end = EndOfTag(at + name.Length);
        _elements++;
        if (tag.IsVoid())
            return end;
        if (tag.IsRawText())
            return RawText(name, _markup[at..end], end);
        if (IsDrawing(name) && _markup[end - 2] != '/' && EndOfDrawing(end) is >= 0 and var drawing)
        {
            _idle?.Add(end..drawing);
            return drawing;
        }
        if (IsChoice(name) && EndOfChoice(end) is >= 0 and var choice)
        {
            _idle?.Add(end..choice);
            return choice;
        }
        if (_formattingLeftOpen > 0)
            _reopened += _formattingLeftOpen;
        ImpliedEnds(tag);
        if (!(end >= 2 && _markup[end - 2] == '/' && tag == Tag.Other) && _depth < _open.Length)
            _open[_depth++] = tag;
        else if (_depth == _open.Length)
            _depth++;
        return end;
    }

    private static bool IsDrawing(ReadOnlySpan<char> name) => name.Equals("svg", StringComparison.OrdinalIgnoreCase);

    private static bool IsChoice(ReadOnlySpan<char> name) => name.Equals("select", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a list of choices ends. Other markup inside it, such as a link left open, may otherwise take the rest of the page into the list.</summary>
    private readonly int EndOfChoice(int from)
    {
        var rest = _markup.Slice(from, Math.Min(LongestChoice, _markup.Length - from));
        var end = rest.IndexOf("</select", StringComparison.OrdinalIgnoreCase);
        // One that was never closed must not take along what stands before the next.
        return end < 0 || rest[..end].Contains("<select", StringComparison.OrdinalIgnoreCase) ? -1 : from + end;
    }

    private int EndOfDrawing(int from)
    {
        if (_noMoreDrawingsEnd)
            return -1;
        var found = _markup[from..].IndexOf("</svg", StringComparison.OrdinalIgnoreCase);
        // Not to be looked for again: a page of a million drawings without an end would be read a million times.
        _noMoreDrawingsEnd = found < 0;
        return found < 0 ? -1 : from + found;
    }

    /// <summary>Offset behind the contents of an element whose contents are no markup.</summary>
    private readonly int RawText(ReadOnlySpan<char> name, ReadOnlySpan<char> tag, int from)
    {
        var end = Behind(from, $"</{name}");
        var isIdle = name.Equals("style", StringComparison.OrdinalIgnoreCase)
            || (name.Equals("script", StringComparison.OrdinalIgnoreCase) && !tag.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
                && !WritesADate(_markup[from..end])
                // Behind "<!--<script>" the first end tag is not the end; the tree builder knows.
                && !_markup[from..end].Contains("<!--", StringComparison.Ordinal));
        if (isIdle && end < _markup.Length)
            _idle?.Add(from..end);
        return end;
    }

    /// <summary>A few words of script may write the date where they stand; that place tells what it dates.</summary>
    private static bool WritesADate(ReadOnlySpan<char> script) =>
        script.Length is > 12 and < 160 && script.IndexOf("20", StringComparison.Ordinal) is >= 0 and var year && script.Length > year + 7 && script[year + 4] is '-' or '/';

    private readonly int Comment(int at)
    {
        var end = Behind(at, "-->");
        // The standard ends a comment at "<!-->", too; what is left of it then is harmless text, so it is not cut out.
        if (end < _markup.Length && !_markup[at..].StartsWith("!-->") && !_markup[at..].StartsWith("!--->"))
            _idle?.Add((at - 1)..(end + "-->".Length));
        return end;
    }

    private int Close(int at)
    {
        var name = NameAt(at);
        var tag = HtmlTags.Of(name);
        var end = EndOfTag(at + name.Length);
        // An end tag without its start makes an empty paragraph.
        _elements += tag == Tag.P && !IsOpen(Tag.P) ? 1 : 0;
        if (tag.IsFormatting() && !IsOpen(tag))
            _formattingLeftOpen = Math.Max(0, _formattingLeftOpen - 1);
        else
            CloseUpTo(tag);
        if (tag.IsCell())
            _formattingLeftOpen = 0;
        return end;
    }

    private readonly bool IsOpen(Tag tag) => _open[..Math.Min(_depth, _open.Length)].LastIndexOf(tag) >= 0;

    private void CloseUpTo(Tag tag)
    {
        var found = _open[..Math.Min(_depth, _open.Length)].LastIndexOf(tag);
        if (found < 0)
            return;
        for (var i = found + 1; i < _depth; i++)
            _formattingLeftOpen += _open[i].IsFormatting() ? 1 : 0;
        _depth = found;
    }

    /// <summary>The end tags that may be left out: a paragraph ends where a block begins, an item where the next one does.</summary>
    private void ImpliedEnds(Tag tag)
    {
        if (_depth == 0)
            return;
        var top = _open[_depth - 1];
        if (tag.IsBlock() && IsOpen(Tag.P) && NothingButInline())
            CloseUpTo(Tag.P);
        else if (tag == Tag.A && IsOpen(Tag.A))
            CloseUpTo(Tag.A);
        else if (tag == top && tag.EndsItsLike())
            _depth--;
        else if (tag.EndsItsLike() && IsOpen(tag) && BetweenIs(tag))
            CloseUpTo(tag);
    }

    /// <summary>Whether all that is open inside the innermost paragraph is inline, so that a block ends the paragraph.</summary>
    private readonly bool NothingButInline()
    {
        for (var i = _depth - 1; i >= 0 && _open[i] != Tag.P; i--)
        {
            if (_open[i].IsBlock())
                return false;
        }
        return true;
    }

    /// <summary>Whether no list or table was opened since the innermost <paramref name="tag"/>, so that the next one ends it.</summary>
    private readonly bool BetweenIs(Tag tag)
    {
        for (var i = _depth - 1; i >= 0 && _open[i] != tag; i--)
        {
            if (_open[i] is Tag.List or Tag.Table)
                return false;
        }
        return true;
    }

    private readonly ReadOnlySpan<char> NameAt(int at)
    {
        var rest = _markup.Slice(at, Math.Min(_markup.Length - at, 64));
        var end = rest.IndexOfAny(EndOfName);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Offset behind the <c>&gt;</c> that ends the tag; one inside a quoted value does not.</summary>
    private readonly int EndOfTag(int at)
    {
        while (at < _markup.Length)
        {
            var next = _markup[at..].IndexOfAny('>', '"', '\'');
            if (next < 0)
                return _markup.Length;
            at += next + 1;
            if (_markup[at - 1] == '>')
                return at;
            // A quote opens a value only behind an equals sign; elsewhere it is part of a name.
            if (at >= 2 && _markup[..(at - 1)].TrimEnd(" \t\n\r\f").EndsWith("="))
            {
                var close = _markup[at..].IndexOf(_markup[at - 1]);
                at = close < 0 ? _markup.Length : at + close + 1;
            }
        }
        return at;
    }

    private readonly int Behind(int at, ReadOnlySpan<char> end)
    {
        var found = _markup[at..].IndexOf(end, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? _markup.Length : at + found;
    }
}
