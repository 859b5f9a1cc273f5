using System.Text;
using Dateline.Archive;
using Dateline.Language;

namespace Dateline.Export.Documents;

/// <summary>The texts of reports as CoNLL-U: words, classes, lemmas, trees, names. They are analysed anew, since an archive keeps no trees.</summary>
internal static class Sentences
{
    public static async Task WriteAsync(IAsyncEnumerable<ArchivedReport> reports, Stream output)
    {
        var analyzer = Analyzer.Load();
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        await foreach (var report in reports)
        {
            await writer.WriteLineAsync("# newdoc id = " + RowKey.Of(report.Chronicle.Report.Id));
            using var document = analyzer.Analyze(report.Chronicle.Report.Text);
            Conllu.Write(document, writer);
        }
    }
}
