using System.IO.Compression;

namespace Dateline.Bench;

/// <summary>Pages to measure on: the HTML files of a folder, or pages made here.</summary>
internal static class PageSet
{
    /// <summary>The <c>.html</c>, <c>.htm</c> and gzip files under a folder, in order of their paths.</summary>
    public static List<byte[]> FromFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".htm", StringComparison.Ordinal) || path.EndsWith(".html.gz", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Pages of the shape of a news site's: menus, an article, related stories, comments, a footer, scripts.</summary>
    public static List<byte[]> Generated(int count) => [.. Enumerable.Range(1, count).Select(number => GeneratedPage.Make(number))];

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
