using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Dateline.Archive;
using Dateline.Archive.History;
using Dateline.Archive.Review;
using Dateline.Archive.Sqlite;
using Dateline.Intake;

namespace Dateline.Cli.Tests;

/// <summary>Each kind of bad input between two good ones: one clear line with its code, a row in quarantine, exit code 1, and the good ones are read.</summary>
public sealed class BadInputTests
{
    [Fact]
    public Task An_empty_file() => IsQuarantined("m.html", [], "DL0001");

    [Fact]
    public Task A_binary_file()
    {
        var bytes = new byte[50_000];
        new Random(1).NextBytes(bytes);
        return IsQuarantined("m.html", bytes, "DL0003");
    }

    [Fact]
    public Task A_gzip_file_that_is_cut_short() => IsQuarantined("m.html.gz", ReadTests.Packed(TestReports.Page())[..^20], "DL0204");

    [Fact]
    public Task A_zip_archive_that_is_cut_short() => IsQuarantined("m.zip", ReadTests.Zipped(("a.html", TestReports.Page()))[..^30], "DL0205");

    [Fact]
    public Task A_zip_bomb() => IsQuarantined("m.zip", ReadTests.Zipped(("bomb.html", new string(' ', 20_000_000))), "DL0208", "m.zip!/bomb.html");

    [Fact]
    public Task A_gzip_bomb()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(new byte[40_000_000]);
        return IsQuarantined("m.html.gz", packed.ToArray(), "DL0208");
    }

    [Fact]
    public async Task A_page_of_200_MiB()
    {
        using var cli = new Cli();
        using (var sparse = File.Create(cli.In("m.html")))
            sparse.SetLength(200L * 1024 * 1024);
        await IsQuarantined(cli, "m.html", "DL0002");
    }

    [Fact]
    public Task A_page_of_100_000_elements_in_one_another() =>
        IsQuarantined("m.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "text"), "DL0110");

    [Fact]
    public Task A_page_without_an_article() =>
        IsQuarantined("m.html", Encoding.UTF8.GetBytes("<html><body><nav>" + string.Concat(Enumerable.Range(0, 60).Select(i => $"<li><a href='/{i}'>Section {i}</a></li>")) + "</nav></body></html>"), "DL012");

    [Fact]
    public Task A_login_wall() =>
        IsQuarantined("m.html", Encoding.UTF8.GetBytes("""
            <html lang="en"><head><title>Ferry strike enters third day | The Ford Gazette</title><meta property="og:type" content="article">
            <meta property="article:published_time" content="2021-05-05T09:30:00+02:00"><meta property="og:description" content="Dockers stopped all ferries for the third day, and the harbour is full of lorries."></head>
            <body><h1>Ferry strike enters third day</h1><div class="gate"><p>Log in to continue, or create a free account.</p><form><input name="mail"><input type="password"></form></div></body></html>
            """), "DL0122");

    [Fact]
    public Task An_error_page() =>
        IsQuarantined("m.html", "<html><head><title>404 Not Found - The Ford Gazette</title></head><body><h1>Not Found</h1><p>The page that you asked for is not here, or not any more; perhaps the search above knows where it went, or the archive does.</p></body></html>"u8.ToArray(), "DL0124");

    [Fact]
    public async Task A_report_in_another_language_is_stored_and_marked_and_not_coded()
    {
        using var cli = new Cli();
        cli.File("in/m.html", """
            <html lang="de"><head><meta charset="utf-8"><title>Brücke bei Low Ford gesperrt | Der Bote</title><meta property="og:site_name" content="Der Bote">
            <meta property="article:published_time" content="2021-05-05T09:30:00+02:00"></head><body><article><h1>Brücke bei Low Ford gesperrt</h1>
            <p>Die Brücke bei Low Ford ist am Dienstag gesperrt worden, nachdem der Regen einen Pfeiler unterspült hatte, wie der Bezirk mitteilte.</p>
            <p>„Wir werden noch vor dem Wochenende eine Fähre einrichten“, sagte der Bürgermeister Odo Brandt, der am Mittwoch die Schule besuchte.</p>
            <p>Zwei Menschen wurden verletzt, als ein Bus in den Graben fuhr. Eine Entscheidung über die neue Brücke wird am Freitag erwartet.</p></article></body></html>
            """);
        var ran = await cli.Run("read", "--format", "json", "--store", cli.Store, cli.In("in"));
        Assert.Equal(0, ran.Exit);
        Assert.Contains("1 report read, 1 new", ran.Error);
        using var chronicle = JsonDocument.Parse(ran.Output);
        Assert.Equal("de", chronicle.RootElement.GetProperty("report").GetProperty("language").GetString());
        Assert.Contains("DL0105", chronicle.RootElement.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("code").GetString()));
        Assert.Equal((0, 0), (chronicle.RootElement.GetProperty("mentions").GetArrayLength(), chronicle.RootElement.GetProperty("statements").GetArrayLength()));
        Assert.Contains("Bürgermeister", (await cli.Run("search", "Bürgermeister", "--store", cli.Store)).Output);
        Assert.Empty((await cli.Run("timeline", "--json", "--store", cli.Store)).Output);
        Assert.Empty((await cli.Run("quarantine", "list", "--json", "--store", cli.Store)).Output);
    }

    [Fact]
    public async Task Invalid_UTF8_is_read_all_the_same()
    {
        using var cli = new Cli();
        cli.File("in/m.html", [.. Encoding.UTF8.GetBytes(TestReports.Page()).SelectMany(b => b == (byte)'q' ? new byte[] { 0xff, 0xc0 } : [b])]);
        var ran = await cli.Run("read", "--format", "json", cli.In("in"));
        Assert.Equal((0, 1), (ran.Exit, ran.Output.Count(c => c == '\n')));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_listed()
    {
        // Who runs the tests may list every folder, as root does; so the disk refuses it in their stead.
        using var cli = new Cli();
        cli.File("in/m/inside.html", TestReports.Page("Secret"));
        cli.Gather = options => new Gatherer(options, new ForbiddingDisk(cli.In("in/m")));
        await IsQuarantined(cli, "m", "DL0203");
    }

    [Fact]
    public async Task A_full_disk_under_the_archive_ends_the_run_with_one_line_and_what_was_stored_stays()
    {
        using var cli = new Cli();
        cli.OpenArchive = (file, options) => new FullAfter(SqliteArchive.Open(file, options), reports: 2);
        for (var i = 0; i < 5; i++)
            cli.File($"in/{i}.html", TestReports.Page("Bridge " + i));
        var ran = await cli.Run("read", "--format", "text", "--store", cli.Store, cli.In("in"));
        Assert.Equal((1, "dateline: The disk is full. Make room.\n"), (ran.Exit, ran.Error));
        cli.OpenArchive = SqliteArchive.Open;
        Assert.Equal(2, (await cli.Run("search", "bridge", "--json", "--store", cli.Store)).Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_name_that_commands_the_terminal_does_not()
    {
        using var cli = new Cli();
        var ran = await cli.Run("read", cli.In("no\e[2Jsuch"));
        Assert.DoesNotContain('\e', ran.Error);
        Assert.Contains("no␛[2Jsuch: no such file or folder [DL0201]", ran.Error);
    }

    private static async Task IsQuarantined(string name, byte[] bytes, string code, string? source = null)
    {
        using var cli = new Cli();
        cli.File("in/" + name, bytes);
        await IsQuarantined(cli, name, code, source);
    }

    private static async Task IsQuarantined(Cli cli, string name, string code, string? source = null)
    {
        if (!Path.Exists(cli.In("in/" + name)))
        {
            Directory.CreateDirectory(cli.In("in"));
            File.Move(cli.In(name), cli.In("in/" + name));
        }
        cli.File("in/a.html", TestReports.Page("First"));
        cli.File("in/z.html", TestReports.Page("Last"));
        var ran = await cli.Run("read", "--format", "json", "--store", cli.Store, cli.In("in"));
        Assert.Equal(1, ran.Exit);
        Assert.Equal(2, ran.Output.Count(c => c == '\n'));
        var lines = ran.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(cli.In("in/" + (source ?? name)) + ": ", lines[0]);
        Assert.Contains("[" + code, lines[0]);
        Assert.Contains("2 reports read, 2 new", lines[1]);
        Assert.Contains("1 quarantined", lines[1]);
        var quarantine = await cli.Run("quarantine", "list", "--json", "--store", cli.Store);
        Assert.Equal(1, quarantine.Output.Count(c => c == '\n'));
        Assert.Contains($"\"code\":\"{code}", quarantine.Output);
    }

    private sealed class ForbiddingDisk(string folder) : Disk
    {
        public override IReadOnlyList<FolderEntry> List(string path) => path == folder ? throw new UnauthorizedAccessException() : base.List(path);
    }

    /// <summary>An archive on a disk with room for a few reports.</summary>
    private sealed class FullAfter(IArchive inner, int reports) : IArchive
    {
        private int _stored;

        public ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Archive.Reading> readings, CancellationToken cancellation = default) => StoreAsync(readings, [], cancellation);

        public IAsyncEnumerable<IntakeNote> NotesAsync(string kind, string keyPrefix = "", CancellationToken cancellation = default) => inner.NotesAsync(kind, keyPrefix, cancellation);

        public ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Archive.Reading> readings, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation = default) =>
            (_stored += readings.Count) <= reports ? inner.StoreAsync(readings, notes, cancellation) : throw new ArchiveException("The disk is full.", "Make room.");

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        public IAsyncEnumerable<TimelineRow> TimelineAsync(TimelineQuery query, CancellationToken cancellation = default) => inner.TimelineAsync(query, cancellation);

        public IAsyncEnumerable<DayCount> DaysAsync(TimelineQuery query, CancellationToken cancellation = default) => inner.DaysAsync(query, cancellation);

        public IAsyncEnumerable<PlaceCount> PlacesAsync(TimelineQuery query, CancellationToken cancellation = default) => inner.PlacesAsync(query, cancellation);

        public IAsyncEnumerable<ActorCount> ActorsAsync(TimelineQuery query, CancellationToken cancellation = default) => inner.ActorsAsync(query, cancellation);

        public IAsyncEnumerable<DyadCount> DyadsAsync(TimelineQuery query, CancellationToken cancellation = default) => inner.DyadsAsync(query, cancellation);

        public IAsyncEnumerable<StatementRow> StatementsAsync(StatementQuery query, CancellationToken cancellation = default) => inner.StatementsAsync(query, cancellation);

        public IAsyncEnumerable<CommitmentRow> CommitmentsAsync(CommitmentQuery query, CancellationToken cancellation = default) => inner.CommitmentsAsync(query, cancellation);

        public IAsyncEnumerable<SearchHit> SearchAsync(SearchQuery query, CancellationToken cancellation = default) => inner.SearchAsync(query, cancellation);

        public IAsyncEnumerable<ReportRow> ReportsAsync(ReportQuery query, CancellationToken cancellation = default) => inner.ReportsAsync(query, cancellation);

        public IAsyncEnumerable<ArchivedReport> ChroniclesAsync(ReportQuery query, CancellationToken cancellation = default) => inner.ChroniclesAsync(query, cancellation);

        public IAsyncEnumerable<QuarantineRow> QuarantineAsync(CancellationToken cancellation = default) => inner.QuarantineAsync(cancellation);

        public ValueTask<Lookup> FindAsync(string key, CancellationToken cancellation = default) => inner.FindAsync(key, cancellation);

        public ValueTask<byte[]?> BytesAsync(string contentId, CancellationToken cancellation = default) => inner.BytesAsync(contentId, cancellation);

        public ValueTask<IReadOnlyList<AuditEntry>> DecideAsync(IReadOnlyList<DecisionDraft> drafts, CancellationToken cancellation = default) => inner.DecideAsync(drafts, cancellation);

        public IAsyncEnumerable<AuditEntry> AuditAsync(string? reportId = null, CancellationToken cancellation = default) => inner.AuditAsync(reportId, cancellation);

        public ValueTask<IReadOnlyList<Revision>> ReviseAsync(IReadOnlyList<Archive.Reading> readings, CancellationToken cancellation = default) => inner.ReviseAsync(readings, cancellation);

        public IAsyncEnumerable<PastReading> HistoryAsync(string? reportId = null, CancellationToken cancellation = default) => inner.HistoryAsync(reportId, cancellation);

        public ValueTask<int> DropAsync(IReadOnlyList<QuarantineRow> refusals, string by, string? why = null, CancellationToken cancellation = default) => inner.DropAsync(refusals, by, why, cancellation);

        public ValueTask<ArchiveCounts> CountAsync(CancellationToken cancellation = default) => inner.CountAsync(cancellation);
    }
}
