namespace Dateline.Lexica;

/// <summary>A large file of <c>lexicon/</c> as the bytes that lie in the library: read where they are, in UTF-8, so that what no text asks for never becomes a string.</summary>
internal sealed unsafe class LexiconBytes
{
    // Holds the memory that the pointer points to.
    private readonly Stream _resource;
    private readonly byte* _start;
    private readonly int _length;

    private LexiconBytes(string path, Stream resource, byte* start, int length)
    {
        Path = path;
        _resource = resource;
        _start = start;
        _length = length;
    }

    /// <summary>Path below <c>lexicon/</c>.</summary>
    public string Path { get; }

    public ReadOnlySpan<byte> Span
    {
        get
        {
            GC.KeepAlive(_resource);
            return new ReadOnlySpan<byte>(_start, _length);
        }
    }

    /// <param name="path">Path below <c>lexicon/</c>, as in <c>places/places.txt</c>.</param>
    public static LexiconBytes Open(string path) => LexiconText.Open(path) is UnmanagedMemoryStream mapped
        ? new LexiconBytes(path, mapped, mapped.PositionPointer, checked((int)mapped.Length))
        : throw new InvalidOperationException($"the lexicon file '{path}' does not lie in memory");

    /// <summary>Cuts a line at every bar; the fields are trimmed and lie in the line. Returns their number, at most that of <paramref name="into"/>.</summary>
    public static int Fields(ReadOnlySpan<byte> line, Span<Range> into)
    {
        var count = 0;
        for (var at = 0; at <= line.Length && count < into.Length; count++)
        {
            var end = line[at..].IndexOf((byte)'|');
            var next = end < 0 ? line.Length : at + end;
            var (start, length) = Trimmed(line[at..next]);
            into[count] = (at + start)..(at + start + length);
            at = next + 1;
        }
        return count;
    }

    private static (int Start, int Length) Trimmed(ReadOnlySpan<byte> text)
    {
        var trimmed = text.TrimStart(" \t\r\n"u8);
        return (text.Length - trimmed.Length, trimmed.TrimEnd(" \t\r\n"u8).Length);
    }
}
