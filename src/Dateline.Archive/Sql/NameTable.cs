namespace Dateline.Archive.Sql;

/// <summary>A table of what rows are found by, each once: a question by name is asked of it, not of every row that bears the name.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">The columns that together are there once.</param>
/// <param name="Searched">How many of them, from the first, hold words that are looked for.</param>
/// <param name="Stems">Whether a word is found in its other English forms, too.</param>
internal sealed record NameTable(string Table, IReadOnlyList<string> Columns, int Searched, bool Stems)
{
    public static readonly NameTable Actors = new("actor_names", ["name", "text", "office", "code"], 3, Stems: false);
    public static readonly NameTable Places = new("place_names", ["text", "name", "admin1", "country"], 3, Stems: false);
    public static readonly NameTable Speakers = new("speaker_names", ["text"], 1, Stems: true);

    public static IReadOnlyList<NameTable> All { get; } = [Actors, Places, Speakers];
}

/// <summary>A name as a row bears it.</summary>
/// <param name="Table">Where it stands.</param>
/// <param name="Values">The values of the table's columns; what is absent counts as empty.</param>
internal readonly record struct Name(NameTable Table, IReadOnlyList<string?> Values)
{
    /// <summary>What tells it from the other names of its table. No column holds U+0000.</summary>
    public string Key => string.Join('\0', Values.Select(value => value is null ? "" : Column.Text(value)));
}
