using System.IO.Compression;
using System.Security.Cryptography;
using Dateline.Language;

namespace Dateline.Train;

/// <summary>The named input files of a training.</summary>
internal static class Treebank
{
    public static TextReader Open(string file)
    {
        Stream stream = File.OpenRead(file);
        return new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    public static List<ConlluSentence> Read(string file)
    {
        using var reader = Open(file);
        return [.. Conllu.Read(reader)];
    }

    /// <summary>Names and hashes of the files, for the note in a model.</summary>
    public static string Provenance(IEnumerable<string> files) =>
        string.Join("; ", files.Select(f => $"{Path.GetFileName(f)} sha256:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))[..16]}"));
}
