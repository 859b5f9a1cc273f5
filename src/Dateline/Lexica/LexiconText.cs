using System.Text;

namespace Dateline.Lexica;

/// <summary>Reads the text files of <c>lexicon/</c>, which the library carries with it.</summary>
/// <remarks>Blank lines and lines that begin with <c>#</c> say nothing. A file that is missing or wrong is a fault of the build, not of the input: it throws.</remarks>
internal static class LexiconText
{
    /// <summary>The lines of a file that say something, trimmed, with their number.</summary>
    /// <param name="path">Path below <c>lexicon/</c>, as in <c>time/units.txt</c>.</param>
    public static IEnumerable<LexiconLine> Lines(string path)
    {
        using var reader = new StreamReader(Open(path), Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var text = line.Trim();
            if (text.Length > 0 && text[0] != '#')
                yield return new LexiconLine(path, number, text);
        }
    }

    /// <summary>The bytes of a file.</summary>
    public static Stream Open(string path) => typeof(LexiconText).Assembly.GetManifestResourceStream("lexicon/" + path)
        ?? throw new InvalidOperationException($"the lexicon file '{path}' is not in the library");

    /// <summary>All files below a folder of <c>lexicon/</c>, in order of their names.</summary>
    public static IEnumerable<string> Files(string folder) =>
        typeof(LexiconText).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("lexicon/" + folder + "/", StringComparison.Ordinal))
            .Select(name => name["lexicon/".Length..])
            .Order(StringComparer.Ordinal);
}

/// <summary>One line of a lexicon file.</summary>
/// <param name="File">Path below <c>lexicon/</c>.</param>
/// <param name="Number">Number of the line, from 1.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct LexiconLine(string File, int Number, string Text)
{
    /// <summary>The line cut in two at the first <paramref name="mark"/>, both halves trimmed; throws where there is none.</summary>
    public (string Head, string Tail) Cut(char mark)
    {
        var at = Text.IndexOf(mark, StringComparison.Ordinal);
        return at >= 0 ? (Text[..at].Trim(), Text[(at + 1)..].Trim()) : throw Wrong($"has no '{mark}'");
    }

    /// <summary>The line cut at every bar, trimmed.</summary>
    public string[] Fields() => Text.Split('|', StringSplitOptions.TrimEntries);

    public InvalidOperationException Wrong(string what) => new($"lexicon/{File}:{Number} {what}: {Text}");
}
