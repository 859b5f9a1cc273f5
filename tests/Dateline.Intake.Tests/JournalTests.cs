using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Testing;

namespace Dateline.Intake.Tests;

using Reading = Dateline.Archive.Reading;

/// <summary>A job that ends at any moment goes on where it ended, and nothing is lost or doubled.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _read = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Wherever_a_run_is_killed_the_next_one_goes_on_there()
    {
        var expected = WriteInputs();
        var chance = new Random(20311);
        for (var round = 0; round < 8; round++)
        {
            var file = _folder[$"round{round}.db"];
            var runs = 0;
            // The archive gives up at a moment of chance: before the commit or behind it, as a killed program does.
            while (await RunAsync(file, dieAfter: chance.Next(0, 4), isBehindCommit: chance.Next(2) == 0))
                Assert.True(++runs < 200);
            await using var archive = SqliteArchive.Open(file);
            var sources = new List<string>();
            await foreach (var report in archive.ReportsAsync(new(), Cancellation))
                sources.Add(report.Source);
            Assert.Equal(expected, sources.Order(StringComparer.Ordinal));
            Assert.Equal(1, (await archive.CountAsync(Cancellation)).Quarantined);
            var job = Assert.Single(await Jobs(archive));
            Assert.Equal((JobState.Done, expected.Count + 1L, 1L), (job.State, job.Inputs, job.Refused));
            await foreach (var note in archive.NotesAsync("file", "", Cancellation))
                Assert.Fail("left over: " + note.Key);
        }
    }

    [Fact]
    public async Task What_was_kept_is_not_read_again_and_what_was_changed_is()
    {
        WriteInputs();
        await RunAsync(_folder["a.db"], dieAfter: 3, isBehindCommit: true);
        await using (var archive = SqliteArchive.Open(_folder["a.db"]))
            Assert.Equal((JobState.Running, 12L), ((await Jobs(archive))[0].State, (await Jobs(archive))[0].Inputs));
        var first = _read[0];
        File.WriteAllText(first, "Another text than before.");
        _read.Clear();
        await RunAsync(_folder["a.db"]);
        Assert.Equal(_read.Distinct(), _read);
        Assert.Contains(first, _read);
        Assert.Equal(42 + 1 - 12 + 1, _read.Count);
    }

    [Fact]
    public async Task A_job_that_came_to_its_end_is_begun_anew()
    {
        var expected = WriteInputs();
        await RunAsync(_folder["a.db"]);
        _read.Clear();
        await RunAsync(_folder["a.db"]);
        Assert.Equal(expected.Count + 1, _read.Count);
        await using var archive = SqliteArchive.Open(_folder["a.db"]);
        Assert.Equal([JobState.Done, JobState.Done], (await Jobs(archive)).Select(j => j.State));
    }

    [Fact]
    public async Task Two_runs_at_once_with_the_same_inputs_double_nothing()
    {
        var expected = WriteInputs();
        await Task.WhenAll(Task.Run(() => RunAsync(_folder["a.db"]), Cancellation), Task.Run(() => RunAsync(_folder["a.db"]), Cancellation));
        await using var archive = SqliteArchive.Open(_folder["a.db"]);
        Assert.Equal((expected.Count, expected.Count), ((await archive.CountAsync(Cancellation)).Reports, (await archive.CountAsync(Cancellation)).Inputs));
    }

    private static async Task<List<JobRow>> Jobs(IArchive archive)
    {
        var jobs = new List<JobRow>();
        await foreach (var job in JobRow.AllAsync(archive, Cancellation))
            jobs.Add(job);
        return jobs;
    }

    // Files, a zip archive, a web archive, and one that is empty.
    private List<string> WriteInputs()
    {
        var (folder, expected) = (_folder["in"], new List<string>());
        Directory.CreateDirectory(folder);
        for (var i = 0; i < 20; i++)
            Add($"{i:00}.txt", Encoding.UTF8.GetBytes($"File {i}."));
        File.WriteAllBytes(Path.Combine(folder, "21.txt"), []);
        using (var zip = ZipFile.Open(Path.Combine(folder, "30.zip"), ZipArchiveMode.Create))
        {
            for (var i = 0; i < 12; i++)
            {
                using var entry = new StreamWriter(zip.CreateEntry($"{i:00}.txt").Open());
                entry.Write($"Entry {i}.");
                expected.Add($"{folder}/30.zip!/{i:00}.txt");
            }
        }
        using (var file = File.Create(Path.Combine(folder, "40.warc.gz")))
        {
            var warc = new DamagedWarc(1, isGzip: true);
            for (var i = 0; i < 10; i++)
            {
                expected.Add(string.Create(CultureInfo.InvariantCulture, $"{folder}/40.warc.gz!/{file.Position}/https://courier.example/{i}/plain"));
                warc.Write(file, i, "plain");
            }
        }
        return [.. expected.Order(StringComparer.Ordinal)];

        void Add(string name, byte[] bytes)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
            expected.Add(folder + "/" + name);
        }
    }

    /// <returns>Whether it died.</returns>
    private async Task<bool> RunAsync(string file, int dieAfter = int.MaxValue, bool isBehindCommit = false)
    {
        await using var archive = SqliteArchive.Open(file);
        var journal = await Journal.OpenAsync(archive, [_folder["in"]], isAfresh: false, TimeProvider.System, Cancellation);
        var depositor = new Depositor(() => archive, journal, batch: 4);
        var run = new ReadingRun(input => { lock (_read) _read.Add(input.Source); return SmallReports.Read(input); }, IntakeLimits.Default, jobs: 1);
        var deposits = 0;
        foreach (var reading in run.Read(journal.Track(new Gatherer(new GatheringOptions { Journal = journal }).Gather([_folder["in"]])), Cancellation))
        {
            // Four readings a deposit: whoever dies before the commit dies with three of them waiting.
            if (deposits >= dieAfter && !isBehindCommit)
                return true;
            if ((await depositor.AddAsync(reading, Cancellation)).Count > 0 && ++deposits >= dieAfter && isBehindCommit)
                return true;
        }
        await depositor.FinishAsync(isComplete: true, Cancellation);
        return false;
    }
}
