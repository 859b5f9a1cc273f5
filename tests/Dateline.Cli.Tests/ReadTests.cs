using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Dateline.Cli.Tests;

public sealed class ReadTests
{
    [Fact]
    public async Task What_is_read_as_text_is_shown_stored_and_can_be_asked_about()
    {
        using var cli = new Cli();
        var file = cli.File("strike.txt", TestReports.Plain);
        var read = await cli.Run("read", file, "--store", cli.Store);
        Assert.Equal(0, read.Exit);
        Assert.Contains("Ferry Strike", read.Output + (await cli.Run("search", "dockers", "ferries", "--store", cli.Store)).Output);
        Assert.Equal($"dateline: 1 report read, 1 new in {cli.Store}\n", read.Error);
        var again = await cli.Run("read", file, "--store", cli.Store);
        Assert.Equal($"dateline: 1 report read, 0 new in {cli.Store}\n", again.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("md")]
    public async Task Formats_for_other_programs_leave_no_archive_behind(string format)
    {
        using var cli = new Cli();
        var file = cli.File("strike.txt", TestReports.Plain);
        var folder = Environment.CurrentDirectory;
        var before = Directory.GetFiles(folder).Length;
        var ran = await cli.Run("read", "--format", format, file);
        Assert.Equal(0, ran.Exit);
        Assert.Equal(before, Directory.GetFiles(folder).Length);
        Assert.Single(Directory.GetFiles(cli.Folder));
    }

    [Fact]
    public async Task Only_stored_there_is_no_output()
    {
        using var cli = new Cli();
        var ran = await cli.Run("read", "--format", "none", "--store", cli.Store, "--quiet", cli.File("strike.txt", TestReports.Plain));
        Assert.Equal(new Ran(0, "", ""), ran);
        Assert.True(File.Exists(cli.Store));
    }

    [Fact]
    public async Task A_slip_on_the_line_makes_no_archive()
    {
        using var cli = new Cli();
        var ran = await cli.Run("read", cli.In("nothing.html"), "--store", cli.Store);
        Assert.Equal(1, ran.Exit);
        Assert.StartsWith(cli.In("nothing.html") + ": no such file or folder [DL0201]\n", ran.Error);
        Assert.False(File.Exists(cli.Store));
    }

    [Fact]
    public async Task Lines_of_JSON_come_out_in_their_order_with_their_ids_and_their_text_to_the_character()
    {
        using var cli = new Cli();
        var texts = Enumerable.Range(0, 200).Select(i => $"Text {i}: two ferries left port.\n\n  \u00a0Odd 💧 spacing " + new string('x', 200 - i)).ToArray();
        var input = string.Join("\n", texts.Select((text, i) => TestReports.Line("id" + i, text, "2021-05-04")));
        var ran = await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(input) }, "read", "--input-format", "jsonl", "--format", "json", "--quiet", "--jobs", "4", "-");
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        var reports = ran.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("report")).ToArray();
        Assert.Equal(texts, reports.Select(r => r.GetProperty("text").GetString()));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => "id" + i), reports.Select(r => r.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_others_are_read()
    {
        using var cli = new Cli();
        var input = TestReports.Line("a", "One ferry left.") + "\n{\"id\":\"b\"}\nnot json\n\n" + TestReports.Line("c", "Two ferries left.") + "\n";
        var ran = await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(input) }, "read", "--format", "json", "--quiet", "-");
        Assert.Equal(1, ran.Exit);
        Assert.Equal(2, ran.Output.Count(c => c == '\n'));
        Assert.Equal(["-:2", "-:3"], ran.Error.TrimEnd('\n').Split('\n').Select(line => line[..3]));
        Assert.All(ran.Error.TrimEnd('\n').Split('\n'), line => Assert.EndsWith("[DL0212]", line));
    }

    [Fact]
    public async Task The_manifest_tells_the_address_of_a_page_and_alone_what_to_read()
    {
        using var cli = new Cli();
        var page = cli.File("saved/a page.html", TestReports.Page());
        var manifest = cli.File("pages.jsonl", JsonSerializer.Serialize(new { file = page, url = "https://ford.example/news/bridge" }) + "\n");
        foreach (var line in (string[][])[["--manifest", manifest, page], ["--manifest", manifest], ["--manifest", manifest, Path.Combine(cli.Folder, "saved", "..", "saved", "a page.html")]])
        {
            var ran = await cli.Run(["read", "--format", "json", "--quiet", .. line]);
            Assert.Equal((0, ""), (ran.Exit, ran.Error));
            Assert.Equal("https://ford.example/news/bridge", JsonDocument.Parse(ran.Output).RootElement.GetProperty("report").GetProperty("url").GetString());
        }
    }

    [Fact]
    public async Task A_wrong_manifest_is_wrong_usage()
    {
        using var cli = new Cli();
        var ran = await cli.Run("read", "--manifest", cli.File("m.jsonl", "{\"file\":\"a\"}\n{\"url\":\"b\"}\n"));
        Assert.Equal(2, ran.Exit);
        Assert.Contains("line 2 has no \"file\"", ran.Error);
    }

    [Fact]
    public async Task Folders_archives_and_packed_files_are_gone_through_in_order()
    {
        using var cli = new Cli();
        cli.File("in/b.html", TestReports.Page("Bridge"));
        cli.File("in/a/z.txt", TestReports.Plain);
        cli.File("in/.hidden.html", TestReports.Page());
        cli.File("in/style.css", "p{}");
        cli.File("in/b_files/frame.html", TestReports.Page());
        cli.File("in/c.html.gz", Packed(TestReports.Page("Packed")));
        cli.File("in/d.zip", Zipped(("../../evil.html", TestReports.Page("Evil")), ("ok/e.html", TestReports.Page("Inside"))));
        var ran = await cli.Run("read", "--format", "json", cli.In("in"));
        Assert.Equal(
            ["in/a/z.txt", "in/b.html", "in/c.html.gz", "in/d.zip!/../../evil.html", "in/d.zip!/ok/e.html"],
            ran.Output.TrimEnd('\n').Split('\n').Select(line => Path.GetRelativePath(cli.Folder, "/") is var _ ? JsonDocument.Parse(line).RootElement.GetProperty("report").GetProperty("source").GetString()![(cli.Folder.Length + 1)..] : ""));
        Assert.Equal("dateline: 5 reports read, 2 files that only accompany pages passed over\n", ran.Error);
        Assert.False(File.Exists(Path.GetFullPath(Path.Combine(cli.Folder, "..", "..", "evil.html"))));
    }

    [Fact]
    public async Task On_a_terminal_the_progress_is_told_and_taken_back()
    {
        using var cli = new Cli();
        var clock = new ManualClock();
        var input = new StringBuilder();
        for (var i = 0; i < 40; i++)
            input.Append(TestReports.Line("id" + i, "A ferry left.")).Append('\n');
        // Time passes with every report that is read.
        var with = new RunWith { Input = Encoding.UTF8.GetBytes(input.ToString()), IsTerminal = true, Clock = clock, Output = new Ticking(clock) };
        var ran = await cli.RunWith(with, "read", "--format", "json", "--jobs", "1", "-");
        Assert.Equal(0, ran.Exit);
        Assert.Contains("\r\e[K", ran.Error);
        Assert.Contains(" read, ", ran.Error);
        Assert.EndsWith("\r\e[Kdateline: 40 reports read\n", ran.Error);
    }

    [Fact]
    public async Task A_run_that_is_stopped_keeps_what_was_finished_and_says_so()
    {
        using var cli = new Cli();
        using var stop = new CancellationTokenSource();
        var lines = string.Concat(Enumerable.Range(0, 500).Select(i => TestReports.Line("id" + i, $"Ferry {i} left.") + "\n"));
        var with = new RunWith { Input = Encoding.UTF8.GetBytes(lines), Stop = stop.Token, Output = new Stopping(stop, after: 3) };
        var ran = await cli.RunWith(with, "read", "--format", "json", "--store", cli.Store, "-");
        Assert.Equal(130, ran.Exit);
        Assert.StartsWith("dateline: stopped; 3 reports read, 3 new in ", ran.Error);
        var found = await cli.Run("search", "ferry", "--json", "--store", cli.Store);
        Assert.Equal(3, found.Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_full_disk_under_the_output_is_told_in_one_line()
    {
        using var cli = new Cli();
        var ran = await cli.RunWith(new RunWith { Output = new Full() }, "read", "--format", "json", cli.File("strike.txt", TestReports.Plain));
        Assert.Equal((1, "dateline: The output cannot be written: No space left on device. What was stored before is intact.\n"), (ran.Exit, ran.Error));
    }

    internal static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    internal static byte[] Zipped(params ReadOnlySpan<(string Name, string Text)> entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return packed.ToArray();
    }

    private sealed class Ticking(ManualClock clock) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            clock.Advance(TimeSpan.FromMilliseconds(120));
        }
    }

    private sealed class Stopping(CancellationTokenSource stop, int after) : MemoryStream
    {
        private int _writes;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            if (++_writes == after)
                stop.Cancel();
        }
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
