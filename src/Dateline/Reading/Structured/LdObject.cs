namespace Dateline.Reading.Structured;

/// <summary>An object of a page's JSON-LD, whose links to other objects by <c>@id</c> are followed.</summary>
internal readonly record struct LdObject(LdNode Node, StructuredData Owner)
{
    /// <summary>Its types, without the address of the vocabulary.</summary>
    public IEnumerable<string> Types => Node.Properties.TryGetValue("@type", out var type)
        ? type.AsList().Where(t => t.Text is not null).Select(t => t.Text![(t.Text!.LastIndexOfAny(['/', '#', ':']) + 1)..])
        : [];

    /// <summary>Whether it has the type.</summary>
    public bool Is(string type)
    {
        foreach (var own in Types)
        {
            if (string.Equals(own, type, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>The first text of a property; an object gives its <c>@value</c>, <c>name</c>, <c>url</c> or <c>@id</c>, in that order.</summary>
    public string? Text(string property) => Texts(property).FirstOrDefault();

    /// <summary>All texts of a property.</summary>
    public IEnumerable<string> Texts(string property)
    {
        foreach (var value in Values(property))
        {
            var text = value.Text;
            if (text is null && value.IsObject)
                text = new LdObject(value, Owner) is var inner ? inner.Plain("@value") ?? inner.Plain("name") ?? inner.Plain("url") ?? inner.Plain("@id") : null;
            if (!string.IsNullOrWhiteSpace(text))
                yield return text.Replace('\n', ' ').Trim();
        }
    }

    /// <summary>The first text of a property with its lines kept apart.</summary>
    public string? Prose(string property)
    {
        foreach (var value in Values(property))
        {
            if (!string.IsNullOrWhiteSpace(value.Text))
                return value.Text.Trim();
        }
        return null;
    }

    /// <summary>All objects of a property; bare texts are left out.</summary>
    public IEnumerable<LdObject> Objects(string property)
    {
        foreach (var value in Values(property))
        {
            if (value.IsObject)
                yield return new(value, Owner);
        }
    }

    /// <summary>The values of a property, links followed; texts and objects.</summary>
    public IEnumerable<LdNode> Values(string property)
    {
        if (!Node.Properties.TryGetValue(property, out var value))
            yield break;
        foreach (var item in value.AsList())
        {
            // Lists in lists occur ("author": [[…]]); one step is enough.
            foreach (var inner in item.AsList())
                yield return Owner.Resolve(inner);
        }
    }

    private string? Plain(string property) =>
        Node.Properties.TryGetValue(property, out var value) ? value.AsList().Select(v => v.Text).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) : null;
}
