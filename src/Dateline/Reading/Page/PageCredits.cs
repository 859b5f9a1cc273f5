using Dateline.Reading.Body;
using Dateline.Reading.Provenance;
using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>Gathers from a page everything in which signs of its text's source may stand.</summary>
internal static class PageCredits
{
    private const int HeadLines = 30, LongParagraph = 150;

    private const BlockRole Elsewhere = BlockRole.Comments | BlockRole.Related | BlockRole.Navigation | BlockRole.Footer | BlockRole.Caption | BlockRole.Figure | BlockRole.Credit | BlockRole.Biography | BlockRole.Tags | BlockRole.Share;

    public static CreditedText Gather(PageAccount account, ArticleBody body, string text, List<TextSpan> paragraphs, OriginReader origins, string? language) => new()
    {
        Paragraphs = [.. paragraphs.Select(p => new CreditedLine(p.In(text), p))],
        Head = Head(account, body),
        Tail = [.. body.KeptOut.Where(k => k.Kind == KeptOutKind.SourceLine || k is { Kind: KeptOutKind.Byline, Place: KeptOutPlace.After }).Select(k => new CreditedLine(k.Text, null))],
        Authors = AuthorFields(account),
        Sources = SourceFields(account),
        Canonical = CanonicalSign.Read(account, text, origins.Registry),
        Published = account.Dates.Published,
        Language = language,
        // The address that a page gives as its own may be that of the house it was taken from: then the names it prints are the outlet's.
        OutletNames = account.IsAddressGiven || !account.PrintedNames.Any() ? account.OutletNames : [.. account.PrintedNames],
        Publishers = account.Publishers,
        Domain = account.Domain,
    };

    /// <summary>Lines from the headline up to the running text, and what the extractor kept out before it.</summary>
    private static List<CreditedLine> Head(PageAccount account, ArticleBody body)
    {
        var head = new List<CreditedLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in body.KeptOut)
        {
            if (block.Kind is KeptOutKind.Byline or KeptOutKind.Dateline && block.Place != KeptOutPlace.After && seen.Add(block.Text))
                head.Add(new(block.Text, null));
        }
        if (account.Title?.Line is not { } title)
            return head;
        var believed = ~title.All;
        var paragraphs = 0;
        for (var i = title.Order + 1; i < account.Survey.Lines.Count && i <= title.Order + HeadLines; i++)
        {
            var line = account.Survey.Lines[i];
            if ((line.All & Elsewhere & believed) != BlockRole.None || line.Level is > 0 and < 4)
                continue;
            if (line.Text.Length > LongParagraph && line.LinkDensity < 0.5 && ++paragraphs > 1)
                break;
            // Headlines of other stories are links; names of authors are short ones.
            if (line.Text.Length <= 120 && (line.LinkDensity < 0.9 || line.Text.Length < 50) && seen.Add(line.Text))
                head.Add(new(line.Text, null, IsByline(line)));
        }
        return head;
    }

    /// <summary>Whether the line's own element says that it holds authors: <c>class="author"</c>, and nothing like a date beside them.</summary>
    private static bool IsByline(PageLine line) =>
        (line.Role & BlockRole.Byline) != BlockRole.None && (line.Role & BlockRole.Date) == BlockRole.None && line.Text.Length is > 2 and < 60 && !line.Text.Any(char.IsDigit) && line.Text.Any(c => char.IsLetter(c) && !char.IsLower(c)) && !line.Text.Contains(':', StringComparison.Ordinal);

    /// <summary>Fields that hold authors, the best first.</summary>
    internal static List<(string Value, string From)> AuthorFields(PageAccount account)
    {
        var fields = new List<(string, string)>();
        void Add(string? value, string from)
        {
            if (value is { Length: > 1 and < 300 } && !value.Contains("://", StringComparison.Ordinal) && !value.StartsWith('/') && !fields.Contains((value, from)))
                fields.Add((value, from));
        }
        if (account.Structured.Article is { } article)
        {
            // Several authors in one list are one byline.
            Add(string.Join("; ", article.Texts("author").Where(a => !a.Contains("://", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)), "json-ld author");
            Add(string.Join("; ", article.Texts("creator").Where(a => !a.Contains("://", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)), "json-ld creator");
        }
        foreach (var name in (ReadOnlySpan<string>)["author", "article:author", "byl", "sailthru.author", "parsely-author", "bt:author", "dc.creator", "dcterms.creator", "article:author_name", "article.author", "analytics:author", "cxenseparse:author", "mediator_author", "citation_author", "twitter:data1"])
        {
            foreach (var meta in account.Survey.Metas.Where(m => m.Name == name).Take(12))
            {
                if (name != "twitter:data1" || account.Survey.Meta("twitter:label1") is { } label && label.Contains("ritten", StringComparison.Ordinal))
                    Add(meta.Content, "meta " + name);
            }
        }
        foreach (var property in account.Survey.Properties)
        {
            if (property.Name is "author" or "creator" && (property.Role & Elsewhere & ~(account.Title?.Line?.All ?? BlockRole.None)) == BlockRole.None && property.Owner is not ("comment" or "review" or "imageobject"))
                Add(property.Value, "itemprop author");
        }
        return fields;
    }

    private static List<(string Value, string From)> SourceFields(PageAccount account)
    {
        var fields = new List<(string, string)>();
        if (account.Structured.Article is { } article)
        {
            foreach (var property in (ReadOnlySpan<string>)["sourceOrganization", "provider", "creditText", "copyrightHolder"])
                fields.AddRange(article.Texts(property).Select(v => (v, "json-ld " + property)));
        }
        foreach (var name in (ReadOnlySpan<string>)["dc.source", "dcterms.source", "dcterms.rightsholder", "source", "syndication-source", "article:source", "news_source", "newssource"])
        {
            if (account.Survey.Meta(name) is { } value && !value.Contains("://", StringComparison.Ordinal))
                fields.Add((value, "meta " + name));
        }
        foreach (var property in account.Survey.Properties)
        {
            if (property.Name is "sourceorganization" or "provider" && property.Owner != "imageobject" && (property.Role & Elsewhere) == BlockRole.None)
                fields.Add((property.Value, "itemprop " + property.Name));
        }
        return fields;
    }
}
