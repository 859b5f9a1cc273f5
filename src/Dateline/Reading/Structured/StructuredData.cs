namespace Dateline.Reading.Structured;

/// <summary>What a page says about itself in JSON-LD, with the object that is the article picked out.</summary>
internal sealed class StructuredData
{
    private const int MaxObjects = 5000;

    private readonly Dictionary<string, LdNode> _byId = new(StringComparer.Ordinal);
    private readonly List<(LdNode Node, bool IsNested)> _objects = [];

    private StructuredData()
    {
    }

    /// <summary>A page without JSON-LD.</summary>
    public static StructuredData None { get; } = new();

    /// <summary>The article; <see langword="null"/> where no object is one.</summary>
    public LdObject? Article { get; private set; }

    /// <summary>The page as an object of type WebPage or its like.</summary>
    public LdObject? WebPage { get; private set; }

    /// <summary>The headline of the article.</summary>
    public string? Headline => Article?.Text("headline") ?? Article?.Text("name");

    /// <summary>The text of the article as the page gives it: at times only a teaser.</summary>
    public string? ArticleBody => Article?.Prose("articleBody");

    /// <summary>Reads the blocks of a page.</summary>
    /// <param name="blocks">The contents of its <c>script type="application/ld+json"</c> elements.</param>
    /// <param name="isThisPage">Whether an address is the page's own.</param>
    /// <param name="title">The title of the page, by which its article is known among others.</param>
    public static StructuredData Read(IReadOnlyList<string> blocks, Func<string, bool> isThisPage, string? title)
    {
        if (blocks.Count == 0)
            return None;
        var data = new StructuredData();
        foreach (var block in blocks)
        {
            foreach (var value in LooseJson.Read(block))
                data.Enter(value, isNested: false, depth: 0);
        }
        data.Choose(isThisPage, title);
        return data;
    }

    /// <summary>All objects of a type, nested ones too.</summary>
    public IEnumerable<LdObject> OfType(string type)
    {
        foreach (var (node, _) in _objects)
        {
            if (new LdObject(node, this) is var found && found.Is(type))
                yield return found;
        }
    }

    /// <summary>The object a link means, or the value itself.</summary>
    internal LdNode Resolve(LdNode value)
    {
        // A link is an object with nothing but @id (and perhaps @type).
        if (value.IsObject && value.Properties.Count <= 2 && value.Properties.TryGetValue("@id", out var id) && id.Text is { } key
            && _byId.TryGetValue(key, out var target))
        {
            return target;
        }
        return value;
    }

    private void Enter(LdNode value, bool isNested, int depth)
    {
        if (depth > 12 || _objects.Count > MaxObjects)
            return;
        foreach (var item in value.Items)
            Enter(item, isNested, depth + 1);
        if (!value.IsObject)
            return;
        var isWrapper = value.Properties.ContainsKey("@graph") && !value.Properties.ContainsKey("headline");
        if (!isWrapper)
            _objects.Add((value, isNested));
        if (value.Properties.TryGetValue("@id", out var id) && id.Text is { } key && (!_byId.TryGetValue(key, out var known) || known.Properties.Count < value.Properties.Count))
            _byId[key] = value;
        foreach (var (name, property) in value.Properties)
        {
            // What a page is about, its graph, stands as high as the page itself.
            var isTop = name is "@graph" or "mainEntity" or "mainEntityOfPage";
            Enter(property, isNested || !isTop, depth + 1);
        }
    }

    private void Choose(Func<string, bool> isThisPage, string? title)
    {
        var best = 0;
        foreach (var (node, isNested) in _objects)
        {
            var candidate = new LdObject(node, this);
            var rank = ArticleTypes.Rank(candidate);
            if (rank > 0 && candidate.Node.Properties.Count > 2)
            {
                var score = rank * 10 + Closeness(candidate, isThisPage, title) * 40 - (isNested ? 45 : 0) + Math.Min(candidate.Node.Properties.Count, 9);
                if (score > best)
                {
                    best = score;
                    Article = candidate;
                }
            }
            else if (!isNested && WebPage is null && ArticleTypes.IsPage(candidate))
            {
                WebPage = candidate;
            }
        }
    }

    /// <summary>2: its address is the page's. 1: its headline is the page's title. −1: it says another address.</summary>
    private static int Closeness(LdObject candidate, Func<string, bool> isThisPage, string? title)
    {
        var addresses = candidate.Texts("url").Concat(candidate.Texts("mainEntityOfPage")).Concat(candidate.Texts("@id"))
            .Concat(candidate.Objects("mainEntityOfPage").SelectMany(o => o.Texts("@id"))).Where(a => a.Contains("://", StringComparison.Ordinal)).ToList();
        if (addresses.Exists(a => isThisPage(a)))
            return 2;
        if (title is not null && (candidate.Text("headline") ?? candidate.Text("name")) is { Length: > 3 } headline
            && (title.Contains(headline, StringComparison.OrdinalIgnoreCase) || headline.Contains(title, StringComparison.OrdinalIgnoreCase)))
        {
            return 1;
        }
        return addresses.Count > 0 && addresses[0].Count(c => c == '/') > 3 ? -1 : 0;
    }
}
