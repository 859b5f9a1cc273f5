using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dateline.Archive;

namespace Dateline.Intake;

using Reading = Dateline.Archive.Reading;

/// <summary>The journal of one job of the intake: which files it is done with, and how far in the others. It is kept in the archive, in the same transactions as the reports.</summary>
/// <remarks>
/// So whatever moment a run is killed at, the journal and the reports agree, and the next run with the same inputs goes on where it ended:
/// nothing is read twice that was kept, and what was being read is read again.
/// </remarks>
public sealed class Journal
{
    /// <summary>The kind of the notes about jobs.</summary>
    public const string JobKind = "job";

    private const string FileKind = "file";

    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Progress> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FilePlace?> _places = [];
    private readonly IReadOnlyList<string> _what;
    private readonly string _started;
    private long _inputs;
    private long _refused;

    private Journal(string key, IReadOnlyList<string> what, string started, TimeProvider clock) => (Key, _what, _started, _clock) = (key, what, started, clock);

    /// <summary>Name of the job.</summary>
    public string Key { get; }

    /// <summary>With how many inputs an earlier run was done.</summary>
    public long Earlier { get; private init; }

    /// <summary>Begins a job, or goes on with one that had the same inputs and did not come to its end.</summary>
    /// <param name="archive">The archive; absent where it is not there yet.</param>
    /// <param name="what">The inputs, as they were named.</param>
    /// <param name="isAfresh">Whether everything is to be read again, whatever an earlier run was done with.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<Journal> OpenAsync(IArchive? archive, IReadOnlyList<string> what, bool isAfresh, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(clock);
        // Relative paths mean other files in another folder.
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', what.Select(path => Gatherer.IsAddress(path) || path == "-" ? path : Path.GetFullPath(path))))))[..10];
        if (archive is not null && !isAfresh)
        {
            await foreach (var note in archive.NotesAsync(JobKind, "", cancellation))
            {
                if (note.Key.EndsWith(digest, StringComparison.Ordinal) && JobRow.Of(note) is { State: not JobState.Done } job)
                    return await GoOnAsync(archive, note.Key, what, job, clock, cancellation);
            }
        }
        // To the tick, so that two runs are two jobs.
        var key = NodaTime.Text.InstantPattern.ExtendedIso.Format(NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow())) + " " + digest;
        return new Journal(key, what, Now(clock), clock);
    }

    /// <summary>How many arrivals of a file were kept by an earlier run; <see cref="int.MaxValue"/> where all were.</summary>
    internal int Taken(FileMark file) =>
        _files.TryGetValue(file.Path, out var progress) && progress.Length == file.Length && progress.Modified == file.Modified ? progress.IsDone ? int.MaxValue : progress.Taken : 0;

    /// <summary>The arrivals, with their places remembered until their readings come out at the other end, in the same order.</summary>
    public IEnumerable<Arrival> Track(IEnumerable<Arrival> arrivals)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        foreach (var arrival in arrivals)
        {
            _places.Enqueue(arrival.Place);
            yield return arrival;
        }
    }

    /// <summary>The notes to keep together with these readings, which are the next ones in the order of <see cref="Track"/>.</summary>
    public IReadOnlyList<IntakeNote> Advance(IReadOnlyList<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return Advance(readings.Count, readings.Count(reading => reading.Outcome.Refusal is not null));
    }

    /// <summary>The notes to keep together with so many inputs, which are the next ones in the order of <see cref="Track"/>.</summary>
    /// <param name="inputs">How many.</param>
    /// <param name="refused">How many of them were refused.</param>
    public IReadOnlyList<IntakeNote> Advance(int inputs, int refused)
    {
        var files = new Dictionary<string, FilePlace>(StringComparer.Ordinal);
        (_inputs, _refused) = (_inputs + inputs, _refused + refused);
        for (var i = 0; i < inputs; i++)
        {
            if (_places.TryDequeue(out var place) && place is not null)
                files[place.File.Path] = place;
        }
        return [Job(JobState.Running), .. files.Values.Select(place => new IntakeNote(FileKind, FileKey(place.File.Path), Write(place)))];
    }

    /// <summary>The notes that end the run: a job that came to its end needs its list of files no more.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="isComplete">Whether all inputs were read.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task FinishAsync(IArchive archive, bool isComplete, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var notes = new List<IntakeNote> { Job(isComplete ? JobState.Done : JobState.Stopped) };
        if (isComplete)
        {
            await foreach (var note in archive.NotesAsync(FileKind, FileKey(""), cancellation))
                notes.Add(note with { Json = null });
        }
        await archive.StoreAsync([], notes, cancellation);
    }

    private static async Task<Journal> GoOnAsync(IArchive archive, string key, IReadOnlyList<string> what, JobRow job, TimeProvider clock, CancellationToken cancellation)
    {
        var journal = new Journal(key, what, job.Started, clock) { Earlier = job.Inputs, _inputs = job.Inputs, _refused = job.Refused };
        await foreach (var note in archive.NotesAsync(FileKind, journal.FileKey(""), cancellation))
        {
            using var json = JsonDocument.Parse(note.Json!);
            var root = json.RootElement;
            journal._files[note.Key[journal.FileKey("").Length..]] = new(root.GetProperty("length").GetInt64(), root.GetProperty("modified").GetInt64(), root.GetProperty("taken").GetInt32(), root.GetProperty("done").GetBoolean());
        }
        return journal;
    }

    private string FileKey(string path) => Key + " " + path;

    private IntakeNote Job(JobState state) => new JobRow(Key, state, string.Join(' ', _what.Take(20)), _started, Now(_clock), _inputs, _refused).ToNote();

    private static string Write(FilePlace place) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"length":{{place.File.Length}},"modified":{{place.File.Modified}},"taken":{{place.Number}},"done":{{(place.IsLast ? "true" : "false")}}}""");

    private static string Now(TimeProvider clock) => NodaTime.Text.InstantPattern.General.Format(NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow()));

    private readonly record struct Progress(long Length, long Modified, int Taken, bool IsDone);
}
