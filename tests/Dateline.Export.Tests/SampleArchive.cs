using Dateline.Archive;
using Dateline.Archive.Sqlite;

namespace Dateline.Export.Tests;

/// <summary>The samples, and a report whose every field would do harm in a spreadsheet or a page, in an archive.</summary>
public sealed class SampleArchive : IAsyncLifetime
{
    private readonly Testing.TemporaryFolder _folder = new();

    public IArchive Archive { get; private set; } = null!;

    /// <summary>All mentions, in the order in which they are exported.</summary>
    public IReadOnlyList<ExportedMention> Mentions { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Archive = SqliteArchive.Open(_folder["samples.db"]);
        var chronicler = Chronicler.Load();
        foreach (var path in Directory.EnumerateFiles(Testing.Repository.Path("samples"), "*.*").Where(p => p.EndsWith(".txt", StringComparison.Ordinal) || p.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            await StoreAsync(chronicler, Path.GetFileName(path), null, await File.ReadAllBytesAsync(path));
        await StoreAsync(chronicler, "=cmd|' /C calc'!A1", "https://news.example/a?b=1&c=,;", """
            <html><head><title>=HYPERLINK("http://elsewhere.example","x")</title><meta property="og:site_name" content="+SUM(A1)"><meta property="article:published_time" content="2025-03-06"></head>
            <body><article><h1>=HYPERLINK("http://elsewhere.example","x")</h1>
            <p>@Police arrested “two, or more; &lt;b&gt;men&lt;/b&gt;” in Brenna on Wednesday, the mayor said, as 𝔸lexei watched from the tower of the town hall near the river.</p>
            <p>The mayor promised that the gates of the port would be opened again before the end of the week, and union leaders said that they would wait for it in the square.</p>
            </article></body></html>
            """u8.ToArray());
        Mentions = await ExportedMention.OfAsync(Archive, new TimelineQuery()).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Archive.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>An export, from its beginning.</summary>
    public async Task<MemoryStream> ExportAsync(string format, string rows = "mentions", TimelineQuery? query = null)
    {
        var output = new MemoryStream();
        await Exporter.WriteAsync(ExportFormat.Named(format)!, rows, Archive, query ?? new TimelineQuery(), output, TestContext.Current.CancellationToken);
        return new MemoryStream(output.ToArray());
    }

    private async Task StoreAsync(Chronicler chronicler, string source, string? url, byte[] bytes)
    {
        var input = new Input { Source = source, Url = url, Bytes = bytes };
        await Archive.StoreAsync([new Dateline.Archive.Reading(input, chronicler.Read(input))]);
    }
}
