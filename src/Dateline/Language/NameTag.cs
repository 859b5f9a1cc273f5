namespace Dateline.Language;

/// <summary>The IOB2 tag of one word: the kind of the name it lies in, and whether the name begins here.</summary>
/// <remarks>The default value is <c>O</c>: the word lies in no name.</remarks>
public readonly record struct NameTag(NameKind Kind, bool Begins)
{
    /// <summary>As in IOB2 files: <c>B-PER</c>, <c>I-PER</c>, <c>O</c>.</summary>
    public override string ToString() => Kind == NameKind.None ? "O" : (Begins ? "B-" : "I-") + Kind.Label();
}
