namespace Dateline.Language;

/// <summary>What ends at a place between two atoms.</summary>
internal enum Boundary
{
    /// <summary>Nothing: the word goes on.</summary>
    None,

    /// <summary>A word.</summary>
    Word,

    /// <summary>A word and the sentence with it.</summary>
    Sentence,
}
