using System.Buffers;

namespace Dateline.Reading.Charsets;

/// <summary>The bytes of an input as text, and how they were read. Disposed of when nothing reads the characters any more.</summary>
/// <param name="Characters">The text, without byte order mark.</param>
/// <param name="Charset">WHATWG-like name of the character encoding, as in <c>windows-1251</c>.</param>
/// <param name="From">What decided: <c>byte order mark</c>, <c>http header</c>, <c>meta</c>, <c>valid UTF-8</c>, <c>detection</c>, <c>default</c>.</param>
/// <param name="Diagnostics">What was doubtful.</param>
internal sealed record DecodedText(ReadOnlyMemory<char> Characters, string Charset, string From, IReadOnlyList<Diagnostic> Diagnostics) : IDisposable
{
    private char[]? _pooled;

    public DecodedText(string text, string charset, string from, IReadOnlyList<Diagnostic> diagnostics)
        : this(text.AsMemory(), charset, from, diagnostics)
    {
    }

    /// <summary>The characters as a string of their own.</summary>
    public string Text => Characters.ToString();

    /// <summary>Whole UTF-8 as text, in an array of the pool: nearly all pages are that, and a page for itself is a large object, costly to collect.</summary>
    public static DecodedText Utf8(ReadOnlySpan<byte> bytes, string from, IReadOnlyList<Diagnostic> diagnostics)
    {
        // No encoding of a character has fewer bytes than UTF-16 has units for it.
        var pooled = ArrayPool<char>.Shared.Rent(bytes.Length);
        var length = System.Text.Encoding.UTF8.GetChars(bytes, pooled);
        return new(pooled.AsMemory(0, length), "utf-8", from, diagnostics) { _pooled = pooled };
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pooled, null) is { } pooled)
            ArrayPool<char>.Shared.Return(pooled);
    }
}
