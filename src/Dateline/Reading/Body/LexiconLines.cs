namespace Dateline.Reading.Body;

/// <summary>Reads the word lists of this room: one entry a line, "kind  words", <c>#</c> opens a remark.</summary>
internal static class LexiconLines
{
    /// <summary>The entries of <c>lexicon/</c><paramref name="file"/>.</summary>
    public static IEnumerable<(string Kind, string Words)> Read(string file)
    {
        using var stream = typeof(LexiconLines).Assembly.GetManifestResourceStream("lexicon/" + file)
            ?? throw new InvalidOperationException("no resource lexicon/" + file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var entry = line.Split('#', 2)[0].Trim();
            if (entry.Length == 0)
                continue;
            var space = entry.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0)
                throw new InvalidOperationException($"lexicon/{file}: '{entry}' names a kind without words");
            yield return (entry[..space], entry[space..].Trim());
        }
    }
}
