namespace Dateline.Reading.Charsets;

/// <summary>The bytes of an input as text, and how they were read.</summary>
/// <param name="Text">The text, without byte order mark.</param>
/// <param name="Charset">WHATWG-like name of the character encoding, as in <c>windows-1251</c>.</param>
/// <param name="From">What decided: <c>byte order mark</c>, <c>http header</c>, <c>meta</c>, <c>valid UTF-8</c>, <c>detection</c>, <c>default</c>.</param>
/// <param name="Diagnostics">What was doubtful.</param>
internal sealed record DecodedText(string Text, string Charset, string From, IReadOnlyList<Diagnostic> Diagnostics);
