using System.Buffers;
using System.Text.RegularExpressions;
using Dateline.Reading.Body;
using Dateline.Reading.Page;
using Dateline.Reading.Structured;
using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>Gathers all places of a page that tell when it was published.</summary>
internal sealed partial class DateCollector(DateScanner scanner, MachineDate machine, DateFields fields, DateLabels labels, PageSurvey page, PageContext context)
{
    /// <summary>How many lines before and behind the headline belong to its surroundings.</summary>
    private const int LinesBefore = 14, LinesBehind = 30;

    private const BlockRole Elsewhere = BlockRole.Comments | BlockRole.Related | BlockRole.Navigation | BlockRole.Footer;

    private static readonly SearchValues<string> ScriptDates = SearchValues.Create(["ublish", "pubDate", "pubdate", "firstPub"], StringComparison.Ordinal);

    private readonly List<DateEvidence> _found = [];
    private BlockRole _believed = ~BlockRole.None;
    private DateOrder _order;

    public List<DateEvidence> Collect(StructuredData structured, string? address, string? canonical)
    {
        // Where the headline itself stands in what its class names call a menu or a widget, these names mean nothing on this page.
        if (context.TitleLine is { } title)
            _believed = ~title.All;
        _order = Order();
        FromAddress(address, canonical);
        FromStructured(structured);
        FromMetas();
        FromProperties();
        FromStamps();
        FromLines();
        // Scripts are read where nothing better is there, or nothing but stamps in UTC, beside which the outlet's own day may stand in a script.
        if (!_found.Exists(e => !e.IsModified && e.Weight > 1.5 && !e.IsUniversal))
            FromScripts();
        return _found;
    }

    /// <summary>The order of dates in figures: as other dates on the page show it, else as the country writes them.</summary>
    private DateOrder Order()
    {
        int dayFirst = 0, monthFirst = 0;
        foreach (var line in page.Lines)
        {
            if (line.Text.Length > 120 || !HasFigures(line.Text))
                continue;
            foreach (var date in scanner.Find(line.Text, context.Language, DateOrder.Unknown))
            {
                dayFirst += date.Order == DateOrder.DayFirst && date.IsNumeric ? 1 : 0;
                monthFirst += date.Order == DateOrder.MonthFirst ? 1 : 0;
            }
        }
        OrderIsShown = dayFirst != monthFirst;
        return dayFirst > monthFirst ? DateOrder.DayFirst : monthFirst > dayFirst ? DateOrder.MonthFirst : context.UsualOrder;
    }

    /// <summary>Whether figures, a mark and figures follow one another, as in every date of figures.</summary>
    private static bool HasFigures(string text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] is '/' or '-' or '.' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]))
                return true;
        }
        return false;
    }

    /// <summary>Whether other dates of the page show the order of figures.</summary>
    public bool OrderIsShown { get; private set; }

    private void FromAddress(string? address, string? canonical)
    {
        foreach (var (own, name) in new[] { (address, "url"), (canonical, "canonical url") })
        {
            if (AddressDate.Find(own) is not { } found || _found.Exists(e => e.Signal == DateSignal.Address))
                continue;
            _found.Add(new(new(found.Day), null, DateSignal.Address, name, found.Part, false, found.Weight));
        }
    }

    private void FromStructured(StructuredData structured)
    {
        if (structured.Article is { } article)
            FromObject(article, "json-ld ", 1);
        if (structured.WebPage is { } web)
            FromObject(web, "json-ld WebPage ", structured.Article is null ? 0.75 : 0.5);
        if (structured.Article is null)
        {
            foreach (var video in structured.OfType("VideoObject").Take(1))
                FromObject(video, "json-ld VideoObject ", 0.8);
        }
    }

    private void FromObject(LdObject item, string where, double share)
    {
        foreach (var property in (ReadOnlySpan<string>)["datePublished", "dateCreated", "uploadDate", "dateModified"])
        {
            if (item.Text(property) is { } value && fields.Find(property.ToLowerInvariant()) is { } field)
                Add(value, DateSignal.StructuredData, where + property, field.IsModified, field.Weight * share);
        }
    }

    private void FromMetas()
    {
        foreach (var meta in page.Metas)
        {
            if (fields.Find(meta.Name) is { } field)
                Add(meta.Content, DateSignal.Meta, "meta " + meta.Name, field.IsModified, field.Weight);
        }
    }

    private void FromProperties()
    {
        var first = true;
        foreach (var property in page.Properties)
        {
            if (fields.Find(property.Name) is not { } field || IsElsewhere(property.Role) || property.Owner is "comment" or "review" or "userreview" or "person" or "event")
                continue;
            var near = Nearness(property.Order);
            Add(property.Value, DateSignal.Microdata, "itemprop " + property.Name, field.IsModified, first || near > 0.5 ? field.Weight : 1.2);
            first &= field.IsModified;
        }
    }

    private void FromStamps()
    {
        var seen = 0;
        foreach (var stamp in page.Stamps)
        {
            if (IsElsewhere(stamp.Role))
                continue;
            var near = Nearness(stamp.Order);
            var names = stamp.Names;
            var isModified = names.Contains("modif", StringComparison.Ordinal) || names.Contains("updat", StringComparison.Ordinal) || LabelBefore(stamp.Order) == DateLabel.Modified;
            var isPublished = names.Contains("publish", StringComparison.Ordinal) || names.Contains("pubdate", StringComparison.Ordinal) || names.Contains("entry-date", StringComparison.Ordinal);
            // What stands beside the text may date anything, and so may an attribute of something hidden, such as an offer.
            var isApart = (near == 0 && (stamp.Role & BlockRole.Aside & _believed) != BlockRole.None) || (!stamp.IsTime && (stamp.Role & BlockRole.Hidden & _believed) != BlockRole.None);
            if (isApart)
                near = 0;
            var weight = (seen == 0 && !isApart ? 1.5 : 0.6) + near * 0.9 + (isPublished ? 0.6 : 0) + ((stamp.Role & BlockRole.Article) != BlockRole.None ? 0.2 : 0);
            if (Add(stamp.Value, DateSignal.Stamp, "time stamp", isModified && !isPublished, isModified && !isPublished ? 0.9 : weight) && ++seen >= 12)
                break;
        }
    }

    private void FromLines()
    {
        var seen = 0;
        var from = Math.Max(0, context.TitleOrder - LinesBefore);
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.Text.Length > 320 || IsElsewhere(line.All) || line.LinkDensity > 0.85 && line.Text.Length > 40 || line.Is(BlockRole.Biography))
                continue;
            var isNear = i >= from && i <= context.TitleOrder + LinesBehind;
            var hasRole = (line.Role & (BlockRole.Date | BlockRole.Byline)) != BlockRole.None;
            if (!isNear && !hasRole)
                continue;
            foreach (var date in scanner.Find(line.Text, context.Language, _order))
            {
                if (seen++ > 24)
                    return;
                FromLine(line, date, i, hasRole);
            }
        }
    }

    private void FromLine(PageLine line, DateReading date, int at, bool hasRole)
    {
        var label = labels.Before(line.Text.AsSpan(0, date.Span.Start));
        if (label == DateLabel.None && date.Span.Start < 20 && at > 0 && page.Lines[at - 1].Text.Length < 60)
            label = labels.Before(page.Lines[at - 1].Text);
        if (label == DateLabel.Event)
            return;
        // A date that fills its line is there to date the page; one in the middle of a sentence tells a story.
        var share = (double)date.Span.Length / line.Text.Length;
        var alone = share > 0.5 ? 0.7 : share > 0.2 ? 0.3 : line.Text.Length > 160 ? -1.0 : -0.2;
        var weight = 0.6 + Nearness(line) * 1.2 + alone + (hasRole ? 0.5 : 0) + (label == DateLabel.Published ? 0.9 : 0);
        var isModified = label == DateLabel.Modified;
        var time = date.Time;
        if (weight > 0.2)
            _found.Add(new(time, date.Rival, DateSignal.Visible, "visible text", date.Span.In(line.Text), isModified, isModified ? Math.Min(weight, 0.9) : weight));
    }

    private void FromScripts()
    {
        foreach (var script in page.SetAside.Scripts(ScriptDates))
        {
            foreach (Match match in InScript().Matches(script))
                Add(match.Groups["value"].Value, DateSignal.Script, "script " + match.Groups["name"].Value, false, 1.0);
            if (_found.Count > 40)
                return;
        }
    }

    private bool Add(string value, DateSignal signal, string from, bool isModified, double weight)
    {
        var time = machine.Read(value, context.Language, _order, out var rival);
        if (time is null)
            return false;
        _found.Add(new(time.Value, rival, signal, from, value.Trim(), isModified, weight));
        return true;
    }

    private bool IsElsewhere(BlockRole role) => (role & Elsewhere & _believed) != BlockRole.None;

    /// <summary>1 just behind the headline, falling to 0 far from it; before the headline stand mastheads with today's date.</summary>
    private double Nearness(int order)
    {
        var distance = order - context.TitleOrder;
        return distance >= 0 ? Math.Max(0, 1 - distance / (double)LinesBehind) : Math.Max(0, 0.55 + distance / 20.0);
    }

    /// <summary>Before the headline, but inside the same article, no masthead stands.</summary>
    private double Nearness(PageLine line)
    {
        const BlockRole Article = BlockRole.Article | BlockRole.Body;
        var distance = context.TitleOrder - line.Order;
        return distance is > 0 and < 5 && line.Is(Article) && context.TitleLine!.Is(Article) ? 1 - distance / 10.0 : Nearness(line.Order);
    }

    private DateLabel LabelBefore(int order)
    {
        if (order < page.Lines.Count && labels.Before(FirstWords(page.Lines[order].Text)) is var own and not DateLabel.None)
            return own;
        return order > 0 && page.Lines[order - 1].Text.Length < 40 ? labels.Before(page.Lines[order - 1].Text) : DateLabel.None;
    }

    private static ReadOnlySpan<char> FirstWords(string text)
    {
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > 0 ? text.AsSpan(0, digit) : default;
    }

    [GeneratedRegex("""["']?(?<name>datePublished|publishedAt|published_at|publishDate|publish_date|publishedDate|published_date|pubDate|pubdate|publicationDate|publication_date|firstPublished|firstPublishDate|datePublishedFormatted|articlePublishDate|published_time|publishedTime|publish_time|date_published|pub_date|[dD]ateCreat(?:ed|ion)|[cC]reationDate)["']?\s*[:=]\s*["']?(?<value>[^"',}\n]{6,40})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InScript();
}
