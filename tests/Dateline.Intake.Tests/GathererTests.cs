using System.IO.Compression;
using System.Text;

namespace Dateline.Intake.Tests;

public sealed class GathererTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dateline intake ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_is_gone_through_by_ordinal_names_without_hidden_files_and_companions()
    {
        foreach (var name in (string[])["B.html", "a.html", "a/x.txt", "a/.git/y.txt", "c.png", "Z/q", "index.php@id=3"])
            Write(name, name);
        Assert.Equal(["B.html", "Z/q", "a/x.txt", "a.html", "index.php@id=3"], Sources(Gather(_folder)));
    }

    [Fact]
    public void A_link_that_leads_back_ends()
    {
        Write("a/x.txt", "x");
        Directory.CreateSymbolicLink(In("a/loop"), In("a"));
        Directory.CreateSymbolicLink(In("a/up"), _folder);
        File.CreateSymbolicLink(In("a/dead"), In("nowhere"));
        var arrivals = Gather(_folder);
        Assert.Equal(["a/dead", "a/x.txt"], Sources(arrivals));
        Assert.NotNull(arrivals[0].Refusal);
    }

    [Fact]
    public void A_folder_of_pages_is_not_listed_before_it_is_asked_for()
    {
        Write("a.txt", "a");
        Write("b.txt", "b");
        var disk = new CountingDisk();
        using var arrivals = new Gatherer(new GatheringOptions(), disk).Gather([In("a.txt"), In("b.txt")]).GetEnumerator();
        Assert.True(arrivals.MoveNext());
        Assert.Equal(1, disk.Opened);
    }

    [Theory]
    [InlineData("*.html", "a.html", "b.html")]
    [InlineData("?.txt", "c.txt")]
    [InlineData("[ab].html", "a.html", "b.html")]
    [InlineData("[!a].html", "b.html")]
    [InlineData("**/*.html", "a.html", "b.html", "d/e/f.html")]
    [InlineData("d/*", "d/e/f.html")]
    public void A_pattern_that_the_shell_left_alone_is_expanded(string pattern, params string[] expected)
    {
        foreach (var name in (string[])["a.html", "b.html", "c.txt", "d/e/f.html", ".g.html"])
            Write(name, name);
        Assert.Equal(expected, Sources(Gather(In(pattern))));
    }

    [Fact]
    public void A_name_with_brackets_that_is_there_is_no_pattern()
    {
        Write("a[1].html", "x");
        Assert.Equal(["a[1].html"], Sources(Gather(In("a[1].html"))));
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_refused() => Assert.Equal("DL0201", Assert.Single(Gather(In("*.html"))).Refusal!.Code);

    [Fact]
    public void A_file_and_a_folder_that_may_not_be_read_are_refused_and_the_rest_comes_in()
    {
        Write("a.txt", "a");
        Write("m/b.txt", "b");
        Write("n.txt", "n");
        Write("z.txt", "z");
        var arrivals = new Gatherer(new GatheringOptions(), new ForbiddingDisk(In("m"), In("n.txt"))).Gather([_folder]).ToList();
        Assert.Equal([null, "DL0203 the folder cannot be listed: no permission", "DL0202 the file cannot be opened: no permission", null], arrivals.Select(a => a.Refusal is { } r ? r.Code + " " + r.Reason : null));
        Assert.Equal(["a.txt", "m", "n.txt", "z.txt"], Sources(arrivals));
    }

    [Fact]
    public void Archives_in_archives_are_opened_up_to_the_limit()
    {
        var inner = Zip(("c.txt", "deep"u8.ToArray()));
        Write("a.zip", Zip(("b.zip", inner), ("d.txt.gz", Gzip("packed"u8.ToArray()))));
        Assert.Equal(["a.zip!/b.zip!/c.txt", "a.zip!/d.txt.gz"], Sources(Gather(In("a.zip"))));
        Assert.Equal([true, true], Gather(In("a.zip")).Select(a => a.Refusal is null));
        var limits = IntakeLimits.Default with { ArchiveDepth = 1 };
        Assert.Equal(["DL0209", "DL0209"], new Gatherer(new GatheringOptions { Limits = limits }).Gather([In("a.zip")]).Select(a => a.Refusal?.Code));
    }

    [Fact]
    public void A_damaged_entry_is_refused_and_the_others_come_in()
    {
        var zip = Zip(("a.txt", Encoding.UTF8.GetBytes(new string('a', 50) + "the first text, which will be spoilt")), ("b.txt", "the second"u8.ToArray()));
        zip[60] ^= 0xFF;
        Write("a.zip", zip);
        Assert.Equal(["DL0205", null], Gather(In("a.zip")).Select(a => a.Refusal?.Code));
    }

    [Fact]
    public void Entries_that_unpack_to_too_much_are_refused_however_the_archive_is_made()
    {
        Write("ratio.zip", Zip(("a.txt", new byte[3_000_000])));
        Assert.Equal("DL0208", Assert.Single(Gather(In("ratio.zip"))).Refusal!.Code);
        var noise = new byte[3_000_000];
        new Random(7).NextBytes(noise);
        Write("size.zip", Zip(("a.txt", noise)));
        var limits = IntakeLimits.Default with { EntryBytes = 1_000_000 };
        Assert.Equal("DL0207", Assert.Single(new Gatherer(new GatheringOptions { Limits = limits }).Gather([In("size.zip")])).Refusal!.Code);
    }

    [Fact]
    public void A_small_text_may_be_packed_as_well_as_it_likes()
    {
        Write("a.txt.gz", Gzip(new byte[900_000]));
        Assert.Equal(900_000, Assert.Single(Gather(In("a.txt.gz"))).Input!.Bytes.Length);
    }

    [Fact]
    public void Wherever_gzip_data_are_cut_it_is_seen()
    {
        var noise = new byte[2000];
        new Random(3).NextBytes(noise);
        var packed = Gzip(noise);
        for (var length = 3; length < packed.Length; length += 7)
        {
            Write("a.gz", packed[..length]);
            Assert.Equal("DL0204", Assert.Single(Gather(In("a.gz"))).Refusal?.Code);
        }
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_without_being_read()
    {
        Write("a.txt", new byte[101]);
        var disk = new CountingDisk();
        var arrival = Assert.Single(new Gatherer(new GatheringOptions { Limits = IntakeLimits.Default with { ReportBytes = 100 } }, disk).Gather([In("a.txt")]));
        Assert.Equal("DL0002 larger than 100 bytes, the limit of one report", arrival.Refusal!.Code + " " + arrival.Refusal.Reason);
    }

    [Fact]
    public void A_line_that_is_too_long_is_passed_over_and_the_next_is_read()
    {
        var lines = "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"" + new string('y', 200_000) + "\"}\r\n\n{\"id\":\"c\",\"text\":\"z\"}";
        Write("a.jsonl", lines);
        var options = new GatheringOptions { Limits = IntakeLimits.Default with { ReportBytes = 1000 } };
        var arrivals = new Gatherer(options).Gather([In("a.jsonl")]).ToList();
        Assert.Equal(["a", In("a.jsonl") + ":2", "c"], arrivals.Select(a => a.Source));
        Assert.Equal("DL0210", arrivals[1].Refusal!.Code);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"text\":\"x\"}\n", 1)]
    [InlineData("  \n{\"text\":\"x\"}\n{\"text\":\"y\"}", 2)]
    [InlineData("A headline\n\nA text with { in it.", 1)]
    public void Standard_input_is_lines_of_JSON_where_it_begins_like_them(string input, int count) =>
        Assert.Equal(count, new Gatherer(new GatheringOptions { StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) }).Gather(["-"]).Count());

    [Fact]
    public void The_bytes_done_with_come_to_the_bytes_measured()
    {
        Write("a/x.txt", new byte[1000]);
        Write("a/y.zip", Zip(("b.txt", new byte[500]), ("c.txt", new byte[700])));
        Write("a/z.jsonl", "{\"text\":\"x\"}\n");
        var gatherer = new Gatherer(new GatheringOptions());
        var measured = gatherer.Measure([In("a")], CancellationToken.None);
        Assert.Equal(4, gatherer.Gather([In("a")]).Count());
        Assert.Equal(measured, gatherer.BytesDone);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllBytes(In(name), bytes);
    }

    private static List<Arrival> Gather(string path) => [.. new Gatherer(new GatheringOptions()).Gather([path])];

    private IEnumerable<string> Sources(IEnumerable<Arrival> arrivals) => arrivals.Select(a => a.Source[(_folder.Length + 1)..]);

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zip(params ReadOnlySpan<(string Name, byte[] Bytes)> entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return packed.ToArray();
    }

    private sealed class CountingDisk : Disk
    {
        public int Opened { get; private set; }

        public override Stream Open(string path)
        {
            Opened++;
            return base.Open(path);
        }
    }

    private sealed class ForbiddingDisk(params string[] paths) : Disk
    {
        public override Stream Open(string path) => paths.Contains(path) ? throw new UnauthorizedAccessException() : base.Open(path);

        public override IReadOnlyList<FolderEntry> List(string path) => paths.Contains(path) ? throw new UnauthorizedAccessException() : base.List(path);
    }
}
