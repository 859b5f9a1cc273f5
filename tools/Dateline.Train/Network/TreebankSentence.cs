using System.IO.Compression;
using System.Text;

namespace Dateline.Train.Network;

/// <summary>One sentence of a treebank: what the network learns from.</summary>
internal sealed record TreebankSentence(string[] Forms, string[] Upos, string[] Xpos, string[] Features, int[] Heads, string[] Relations)
{
    public int Length => Forms.Length;

    /// <summary>Reads CoNLL-U, gzipped or not. Multi-word tokens' own lines and empty nodes are passed over.</summary>
    public static IEnumerable<TreebankSentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 && rows.Count > 0)
            {
                yield return Make(rows);
                rows.Clear();
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var cells = line.Split('\t');
                if (!cells[0].AsSpan().ContainsAny('-', '.'))
                    rows.Add(cells);
            }
        }
        if (rows.Count > 0)
            yield return Make(rows);
    }

    private static TreebankSentence Make(List<string[]> rows) => new(
        [.. rows.Select(r => r[1])],
        [.. rows.Select(r => r[3])],
        [.. rows.Select(r => r[4])],
        [.. rows.Select(r => r[5])],
        [.. rows.Select(r => int.Parse(r[6], System.Globalization.CultureInfo.InvariantCulture))],
        [.. rows.Select(r => r[7])]);
}
