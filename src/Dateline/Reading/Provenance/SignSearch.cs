using System.Text.RegularExpressions;

namespace Dateline.Reading.Provenance;

/// <summary>Looks for signs in one report: datelines, bylines, credit lines, closing tags, metadata, the canonical address.</summary>
internal sealed partial class SignSearch(CreditedText text, SourceRegistry registry, CreditLines credits, BylineReader bylines, DatelineReader datelines)
{
    private const int LongestCredit = 260, TailParagraphs = 4;

    private readonly string? _country = Country(text.Domain);

    public List<Sign> Signs { get; } = [];

    public IReadOnlyList<string> People { get; private set; } = [];

    /// <summary>Where the people were read.</summary>
    public string? PeopleFrom { get; private set; }

    public bool HasStaff { get; private set; }

    public bool HasUnnamedAgencies { get; private set; }

    public ReportDateline? Dateline { get; private set; }

    public void Run()
    {
        FromParagraphs();
        FromAuthors();
        FromHead();
        FromTail();
        foreach (var (value, from) in text.Sources)
            FromSourceField(value, from);
        if (text.Canonical is { } canonical)
            Signs.Add(canonical);
        // A house that stands where authors stand is no author; whose text it is, its sign says.
        People = [.. People.Where(p => !Signs.Exists(s => s.Name.Equals(p, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The dateline stands in the first paragraphs; a byline may stand before it.</summary>
    private void FromParagraphs()
    {
        for (var i = 0; i < Math.Min(3, text.Paragraphs.Count); i++)
        {
            var (line, span) = text.Paragraphs[i];
            if (Dateline is null && datelines.Read(line, text.Published, text.Language, _country) is { } found)
            {
                var at = span is { } whole ? found.Span.Shift(whole.Start) : (TextSpan?)null;
                Dateline = found.Dateline with { Span = at };
                foreach (var source in found.Sources)
                    Signs.Add(new(source.Name, source, CreditBasis.Dateline, "dateline", found.Span.In(line).Trim(), false, at));
            }
            else if (i < 2 && line.Length < 140)
            {
                FromByline(line, "byline", false, span);
            }
        }
    }

    private void FromAuthors()
    {
        foreach (var (value, from) in text.Authors)
        {
            FromByline(value, from, true, null);
        }
    }

    private void FromHead()
    {
        for (var i = 0; i < text.Head.Count; i++)
        {
            var (line, span) = text.Head[i];
            if (line.Length > 140)
                continue;
            if (text.Head[i].IsByline)
            {
                FromByline(line, "byline", false, span, isByline: true);
                continue;
            }
            foreach (var part in line.Split(" | ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (credits.Label(part) is { } label)
                {
                    // The name stands in the next line.
                    if (label == CreditKind.Source && i + 1 < text.Head.Count)
                        FromCredit(label, text.Head[i + 1].Text, text.Head[i + 1].Text, text.Head[i + 1].Span, false);
                    else
                        i += label == CreditKind.Picture ? 1 : 0;
                }
                else if (credits.Match(part) is { } match)
                {
                    FromCredit(match.Kind, match.Name.In(part), part, span, false);
                }
                else
                {
                    FromByline(part, "byline", false, span);
                }
            }
        }
    }

    private void FromTail()
    {
        var last = text.Paragraphs.Skip(Math.Max(1, text.Paragraphs.Count - TailParagraphs)).Concat(text.Tail).ToList();
        for (var i = 0; i < last.Count; i++)
        {
            var (line, span) = last[i];
            if (credits.IsFeed(line))
                HasUnnamedAgencies = true;
            if (credits.Label(line) == CreditKind.Source && i + 1 < last.Count)
                FromCredit(CreditKind.Source, last[i + 1].Text, last[i + 1].Text, last[i + 1].Span, true);
            foreach (var (sentence, at) in Sentences(line))
            {
                if (sentence.Length <= LongestCredit && credits.Match(sentence) is { } match)
                    FromCredit(match.Kind, match.Name.In(sentence), sentence, span is { } s ? new TextSpan(s.Start + at, s.Start + at + sentence.Length) : null, true);
            }
            if (i >= last.Count - text.Tail.Count - 2)
                FromClosingTag(line, span);
        }
        if (text.Paragraphs.Count == 1)
            FromClosingTag(text.Paragraphs[0].Text, text.Paragraphs[0].Span);
    }

    /// <summary><c>… voters. (ANSA).</c>, <c>… said. /TASS/</c>, a last line <c>AFP</c> or <c>PTI KLM ABC</c>.</summary>
    private void FromClosingTag(string line, TextSpan? span)
    {
        var trimmed = line.TrimEnd(' ', '.', '\u00A0', '*');
        if (trimmed.Length < 2)
            return;
        var open = trimmed[^1] switch { ')' => trimmed.LastIndexOf('('), ']' => trimmed.LastIndexOf('['), '/' => trimmed.LastIndexOf('/', trimmed.Length - 2), _ => -1 };
        if (open >= 0 && trimmed.Length - open < 60)
        {
            var inside = trimmed[(open + 1)..^1];
            foreach (var source in SourceNames.All(registry, inside, trimmed[^1] != '/', _country))
                AddAt(source, trimmed[open..], open, trimmed.Length);
            return;
        }
        if (trimmed.Length <= 40 && LineOfCodes(trimmed) is { } alone)
            AddAt(alone, trimmed, 0, trimmed.Length);

        void AddAt(Source source, string value, int from, int to) =>
            Signs.Add(new(source.Name, source, CreditBasis.Credit, "closing line", value, false, span is { } s ? new TextSpan(s.Start + from, s.Start + to) : null));
    }

    /// <summary>A line that is a house's name, alone or with the initials of its desk.</summary>
    private Source? LineOfCodes(string line)
    {
        var bare = line.Trim('-', '–', '—', ' ');
        if (registry.Find(bare, false, _country) is { Kind: SourceKind.Agency } whole)
            return whole;
        var first = bare.Split(' ')[0];
        return first.Length is >= 2 and <= 5 && bare.All(c => !char.IsLower(c)) ? registry.Find(first, false, _country) : null;
    }

    private void FromByline(string line, string from, bool isField, TextSpan? span, bool isByline = false)
    {
        var byline = bylines.Read(line, isField || isByline, _country);
        HasStaff |= byline.HasStaff && (byline.Sources.Count > 0 || byline.HasUnnamedAgencies || byline.People.Count == 0);
        HasUnnamedAgencies |= byline.HasUnnamedAgencies;
        foreach (var source in byline.Sources)
        {
            // In a byline the outlet itself may stand beside the agency: then both have written.
            if (IsOutlet(source) && byline.Sources.Count > 1)
                HasStaff = true;
            Signs.Add(new(source.Name, source, isField ? CreditBasis.Metadata : CreditBasis.Credit, from, line.Trim(), false, span));
        }
        var people = byline.People.Where(p => !IsOwnName(p)).ToList();
        // "The Courier with KPA": beside the outlet's own name, a code in capitals is an agency's, known or not.
        if (people.Count < byline.People.Count)
        {
            foreach (var code in people.Where(DatelineReader.LooksLikeCode))
                Signs.Add(new(code, null, isField ? CreditBasis.Metadata : CreditBasis.Credit, from, line.Trim(), true, span));
            HasStaff |= people.RemoveAll(DatelineReader.LooksLikeCode) > 0;
        }
        // A field may add to the people of another; a line of the page only fills in where no field names any.
        if (people.Count > 0 && (People.Count == 0 || isField && people.Count > People.Count && People.All(p => people.Contains(p, StringComparer.OrdinalIgnoreCase))))
        {
            People = people;
            PeopleFrom = from;
        }
    }

    private void FromCredit(CreditKind kind, string name, string line, TextSpan? span, bool isTail)
    {
        if (kind == CreditKind.Picture)
            return;
        // Pictures carry © too, with the photographer or nothing behind it; a text's owner stands at its end, with a year or the rights.
        if (kind == CreditKind.Owner && (!isTail || line.Contains('/', StringComparison.Ordinal) || !line.Any(char.IsDigit) && !line.Contains("rights", StringComparison.OrdinalIgnoreCase)))
            return;
        var cut = LeadingYear().Replace(name.TrimStart(' ', '"', '“'), "");
        var sources = SourceNames.All(registry, WithoutTail(cut), true, _country);
        if (sources.Count == 0 && registry.FindAtStart(cut, kind != CreditKind.Owner && kind != CreditKind.Original, _country) is { } start)
            sources = [start.Source];
        foreach (var source in sources)
        {
            var basis = kind == CreditKind.Source ? CreditBasis.SourceLine : CreditBasis.Credit;
            Signs.Add(new(source.Name, source, basis, kind == CreditKind.Source ? "source line" : "credit line", line.Trim(), kind == CreditKind.With, span));
        }
        if (sources.Count > 0)
            return;
        if (kind == CreditKind.With && credits.IsGeneric(name))
        {
            HasUnnamedAgencies = true;
            HasStaff = true;
        }
        if (kind == CreditKind.With && DatelineReader.LooksLikeCode(WithoutTail(name)))
            Signs.Add(new(WithoutTail(name), null, CreditBasis.Credit, "credit line", line.Trim(), true, span));
        // A house that is not in the registry is taken as printed, where the line says plainly that the whole text is theirs.
        var isLoose = line.StartsWith("via ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("courtesy", StringComparison.OrdinalIgnoreCase) || line.StartsWith("distributed", StringComparison.OrdinalIgnoreCase);
        if (isTail && (kind == CreditKind.Original && !isLoose || kind == CreditKind.Source) && Unknown(name) is { } printed)
            Signs.Add(new(printed, null, kind == CreditKind.Source ? CreditBasis.SourceLine : CreditBasis.Credit, kind == CreditKind.Source ? "source line" : "credit line", line.Trim(), false, span));
    }

    private void FromSourceField(string value, string from)
    {
        foreach (var source in SourceNames.All(registry, value, true, _country))
            Signs.Add(new(source.Name, source, CreditBasis.Metadata, from, value, false, null));
    }

    private bool IsOutlet(Source source) => text.Domain is { } domain && source.Domains.Contains(domain, StringComparer.OrdinalIgnoreCase) || IsOutletName(source.Name);

    private bool IsOwnName(string name) => IsOutletName(name) || text.Publishers.Any(p => Page.SiteSuffix.Bare(p) == Page.SiteSuffix.Bare(name));

    private bool IsOutletName(string name)
    {
        var bare = Page.SiteSuffix.Bare(name);
        return text.OutletNames.Any(n => Page.SiteSuffix.Bare(n) == bare);
    }

    /// <summary>The printed name of a house: up to five capitalised words.</summary>
    private static string? Unknown(string name)
    {
        var cut = WithoutTail(name);
        var words = cut.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 5 && cut.Length <= 50 && char.IsUpper(words[0].Trim('"', '“', '«')[0..1].Length > 0 ? words[0].Trim('"', '“', '«')[0] : ' ') && !cut.Any(char.IsDigit) ? cut.Trim('"', '“', '”', '«', '»') : null;
    }

    /// <summary>Up to the first mark that ends a name.</summary>
    private static string WithoutTail(string name)
    {
        var end = name.AsSpan().IndexOfAny("()|.;•\n".AsSpan());
        // A full stop inside a domain or initials belongs to the name.
        while (end > 0 && name[end] == '.' && end + 1 < name.Length && !char.IsWhiteSpace(name[end + 1]))
        {
            var next = name.AsSpan(end + 1).IndexOfAny("()|.;•\n".AsSpan());
            end = next < 0 ? -1 : end + 1 + next;
        }
        return (end > 0 ? name[..end] : name).Trim();
    }

    private static IEnumerable<(string Sentence, int At)> Sentences(string line)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isEnd = line[i] is '\n' || line[i] is '.' or '!' or '?' or ')' && i + 1 < line.Length && line[i + 1] == ' ' || i + 1 < line.Length && line[i + 1] == '(' && line[i] == ' ';
            if (!isEnd)
                continue;
            if (i + 1 - start > 3)
                yield return (line[start..(i + 1)].Trim(), start);
            start = i + 1;
        }
        if (line.Length - start > 3)
            yield return (line[start..].Trim(), start);
    }

    /// <summary>The country of a domain, as the registry writes countries.</summary>
    private static string? Country(string? domain) => domain?[(domain.LastIndexOf('.') + 1)..] switch
    {
        "at" => "AUT", "de" => "DEU", "ch" => "CHE", "az" => "AZE", "tw" => "TWN", "cy" => "CYP", "ke" => "KEN", "sn" => "SEN", "dz" => "DZA", "bh" => "BHR", "af" => "AFG",
        "ir" => "IRN", "mm" => "MMR", "au" => "AUS", "uk" => "GBR", "za" => "ZAF", "gr" => "GRC", "ge" => "GEO", "md" => "MDA", "np" => "NPL", _ => null,
    };

    [GeneratedRegex(@"^(?:(?:©|\(c\)|copyright|by)\s*)*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\s*,?\s*)?(?:(?:by|the)\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingYear();
}
