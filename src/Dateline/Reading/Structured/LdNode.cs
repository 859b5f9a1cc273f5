namespace Dateline.Reading.Structured;

/// <summary>A value of a JSON-LD block: text (also numbers and truth values, as written), a list, or an object.</summary>
internal sealed class LdNode
{
    private static readonly IReadOnlyDictionary<string, LdNode> NoProperties = new Dictionary<string, LdNode>(StringComparer.OrdinalIgnoreCase);

    private LdNode(string? text, IReadOnlyList<LdNode>? items, IReadOnlyDictionary<string, LdNode>? properties)
    {
        Text = text;
        Items = items ?? [];
        Properties = properties ?? NoProperties;
        IsObject = properties is not null;
    }

    /// <summary>The text; absent on lists and objects.</summary>
    public string? Text { get; }

    /// <summary>The members of a list.</summary>
    public IReadOnlyList<LdNode> Items { get; }

    /// <summary>The properties of an object; their names without the prefix of a vocabulary, in any case.</summary>
    public IReadOnlyDictionary<string, LdNode> Properties { get; }

    /// <summary>Whether it is an object.</summary>
    public bool IsObject { get; }

    public static LdNode OfText(string text) => new(text, null, null);

    public static LdNode OfList(IReadOnlyList<LdNode> items) => new(null, items, null);

    public static LdNode OfObject(IReadOnlyDictionary<string, LdNode> properties) => new(null, null, properties);

    /// <summary>The value as a list: itself, or its members.</summary>
    public IReadOnlyList<LdNode> AsList() => Items.Count > 0 ? Items : Text is not null || IsObject ? [this] : [];
}
