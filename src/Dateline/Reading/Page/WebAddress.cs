using System.Collections.Frozen;
using Dateline.Lexica;

namespace Dateline.Reading.Page;

/// <summary>The suffixes under which names are registered, as far as they have more than one part: <c>lexicon/reading/suffixes.txt</c>.</summary>
internal sealed class PublicSuffixes
{
    private readonly FrozenSet<string> _suffixes;

    private PublicSuffixes(FrozenSet<string> suffixes) => _suffixes = suffixes;

    public static PublicSuffixes Load() =>
        new(LexiconText.Lines("reading/suffixes.txt").SelectMany(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The name that somebody registered: <c>news.example.co.uk</c> → <c>example.co.uk</c>.</summary>
    public string? Registrable(string? address)
    {
        if (Host(address) is not { } host)
            return null;
        var labels = host.Split('.');
        if (labels.Length <= 2 || labels.All(l => l.All(char.IsAsciiDigit)))
            return host;
        var suffix = _suffixes.Contains(labels[^2] + "." + labels[^1]) ? 2 : 1;
        if (labels.Length > 3 && _suffixes.Contains(labels[^3] + "." + labels[^2] + "." + labels[^1]))
            suffix = 3;
        return string.Join('.', labels[^Math.Min(labels.Length, suffix + 1)..]);
    }

    /// <summary>The host as the name system knows it. Of a host that no such name can be made of, which only asking tells, what is written.</summary>
    private static string Ascii(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return uri.Host;
        }
    }

    /// <summary>The host of an address, in lower case, without <c>www.</c></summary>
    public static string? Host(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return null;
        var host = Ascii(uri).ToLowerInvariant().TrimEnd('.');
        return host.StartsWith("www.", StringComparison.Ordinal) && host.Length > 4 ? host[4..] : host;
    }
}
