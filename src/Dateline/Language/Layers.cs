namespace Dateline.Language;

/// <summary>The layers of a document; each is filled by exactly one stage, which reads those below it.</summary>
[Flags]
public enum Layers
{
    /// <summary>Only text.</summary>
    None = 0,

    /// <summary>Words and sentences.</summary>
    Words = 1,

    /// <summary>Word classes.</summary>
    Tags = 1 << 1,

    /// <summary>Morphological features.</summary>
    Features = 1 << 2,

    /// <summary>Lemmas.</summary>
    Lemmas = 1 << 3,

    /// <summary>Dependency trees.</summary>
    Tree = 1 << 4,

    /// <summary>Names.</summary>
    Names = 1 << 5,

    /// <summary>Who is meant by which words.</summary>
    Coreference = 1 << 6,
}
