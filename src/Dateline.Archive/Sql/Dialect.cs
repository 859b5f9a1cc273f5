namespace Dateline.Archive.Sql;

/// <summary>What the stores say differently. Everything else of a question is the same SQL for all of them.</summary>
internal abstract class Dialect
{
    /// <summary>A JSON array, as text, of a value over many rows.</summary>
    public abstract string JsonList(string value, string order);

    /// <summary>A JSON array of several values.</summary>
    public abstract string JsonRow(params ReadOnlySpan<string> values);

    /// <summary>Whether a text begins so, capitals being capitals.</summary>
    public abstract string BeginsWith(string text, string beginning);

    /// <summary>Whether two texts are the same but for the case of ASCII letters.</summary>
    public abstract string SameName(string text, string other);

    /// <summary>A join that goes through the left side first, in its order.</summary>
    public abstract string LeftFirst { get; }

    /// <summary>A question for the names of a table that hold all the words of one that is looked for; absent where it has no words.</summary>
    public abstract string? Named(Conditions where, NameTable table, string name);

    /// <summary>Whether the evidence of mentions (<c>m</c>), or the content of statements (<c>s</c>), holds what is searched; words that no index can hold are met by nothing.</summary>
    public abstract string Holds(Conditions where, string table, SearchText search);
}
