using System.Net;
using System.Text;
using System.Text.Json;
using Dateline.Archive;

namespace Dateline.Desk.Tests;

/// <summary>A desk on a free port that shows the samples and a report that attacks it; one for all tests that only look.</summary>
public sealed class OpenDesk : IAsyncLifetime
{
    public const string Token = "the-token-of-the-tests";

    /// <summary>A report whose every field is a script.</summary>
    public const string Hostile = """
        <html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; Police fire on crowd</title>
        <link rel="canonical" href="javascript:alert(2)">
        <meta name="author" content="&lt;img src=x onerror=alert(3)&gt;">
        <meta property="og:site_name" content="&lt;svg onload=alert(4)&gt;">
        <meta property="article:published_time" content="2025-03-06"></head>
        <body><article><h1>&lt;script&gt;alert(1)&lt;/script&gt; Police fire on crowd</h1>
        <p>Police fired on a crowd in Brenna on Wednesday, &lt;script&gt;alert(5)&lt;/script&gt; said the mayor "&gt;&lt;script&gt;alert(6)&lt;/script&gt; of the port.</p>
        <p>“We will open the port on Friday &lt;/a&gt;&lt;iframe src=javascript:alert(7)&gt;,” the mayor said. Two people were killed in the square and four were injured, doctors at the hospital said.</p>
        <p>The mayor promised that the gates of the port would be opened again before the end of the week, and union leaders said that they would wait for it.</p>
        </article></body></html>
        """;

    // Invented, in real towns: those of the samples are on no map.
    private const string Placed = """
        Teachers march in three towns

        ALMATY, March 7, 2025 - Several hundred teachers marched in Almaty on Friday. Police arrested a union leader in Astana on Thursday, her colleagues said. Kazakhstan criticized Kyrgyzstan on Thursday.
        Teachers went on strike in Shymkent on Wednesday. The mayor of Shymkent, Timur Abenov, met the teachers on Friday.
        """;

    private DeskProgram? _desk;

    public Uri Root => new(_desk!.Root);

    /// <summary>The archive that is shown.</summary>
    public IArchive Archive => _desk!.Archive;

    /// <summary>The key of the hostile report.</summary>
    public string HostileKey { get; private set; } = "";

    /// <summary>The key of a sample that has events, statements and a provenance.</summary>
    public string SampleKey { get; private set; } = "";

    /// <summary>The story of most reports.</summary>
    public string StoryId { get; private set; } = "";

    /// <summary>An event of that story that is told differently.</summary>
    public string EventId { get; private set; } = "";

    /// <summary>An address with the keys that stand for what is in this archive: SAMPLE, HOSTILE, STORY, EVENT.</summary>
    public string Filled(string address) => address
        .Replace("SAMPLE", SampleKey, StringComparison.Ordinal).Replace("HOSTILE", HostileKey, StringComparison.Ordinal).Replace("STORY", StoryId, StringComparison.Ordinal).Replace("EVENT", EventId, StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _desk = await DeskProgram.OpenAsync(new DeskSettings { Port = 0, Token = Token });
        var input = new Input { Source = "<b>hostile</b>.html", Url = "javascript:alert(8)", Bytes = Encoding.UTF8.GetBytes(Hostile) };
        var outcome = Chronicler.Load().Read(input);
        HostileKey = RowKey.Of(outcome.Chronicle!.Report.Id);
        var placed = new Input { Source = "placed.txt", Bytes = Encoding.UTF8.GetBytes(Placed) };
        await _desk.Archive.StoreAsync([new(placed, Chronicler.Load().Read(placed))]);
        var refused = new Input { Source = "<script>alert(9)</script>", Bytes = new byte[] { 0, 1, 2 } };
        await _desk.Archive.StoreAsync([new(input, outcome), new(refused, ReadingOutcome.Refused(new Refusal("DL1001", "It is <script>alert(10)</script> no text.")))]);
        await foreach (var report in _desk.Archive.ReportsAsync(new ReportQuery()))
        {
            if (report.Source == "samples/04-mna-riot.txt")
                SampleKey = report.Key;
        }
        await _desk.StartAsync();
        using var client = Client();
        using var stories = JsonDocument.Parse(await client.GetStringAsync(new Uri("/stories.json", UriKind.Relative)));
        var told = stories.RootElement.GetProperty("rows").EnumerateArray().MaxBy(s => s.GetProperty("reports").GetArrayLength());
        EventId = told.GetProperty("events").EnumerateArray().First(e => e.GetProperty("contradictions").GetArrayLength() > 0).GetProperty("id").GetString()!;
        StoryId = told.GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync() => await _desk!.DisposeAsync();

    /// <summary>A client that has been let in, or has not.</summary>
    public HttpClient Client(bool isLetIn = true)
    {
        var cookies = new CookieContainer();
        if (isLetIn)
            cookies.Add(Root, new Cookie($"dateline_desk_{Root.Port}", Token));
#pragma warning disable CA2000 // The client disposes of it.
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Root };
#pragma warning restore CA2000
    }
}
