using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Postgres;
using Dateline.Export;
using Dateline.Intake;

namespace Dateline.Cli.Verbs;

/// <summary>One run of <c>dateline read --cluster</c>: gathers inputs as every run does, and puts them into the queue of a cluster, which reads them.</summary>
internal sealed class QueueingCommand(Surroundings around, string address)
{
    private const int Batch = 64;
    private const long BatchBytes = 8 * 1024 * 1024;

    // Past so many, whoever puts in waits for those who read: the queue is no second archive.
    private const int MostWaiting = 50_000;

    private readonly List<QueuedInput> _waiting = [];
    private long _bytes;
    private long _queued;

    public async Task<int> RunAsync(IReadOnlyList<string> paths, GatheringOptions options, bool isAfresh, bool isQuiet)
    {
        if (!Archives.IsAddress(address))
            throw new UsageException("A cluster is named by the database it lies in: --cluster postgres://user@host/database.");
        await using var queue = ReadingQueue.Open(address, new ArchiveOptions { Clock = around.Clock });
        var journal = await Journal.OpenAsync(queue.Archive, paths, isAfresh, around.Clock, around.Stop);
        if (journal.Earlier > 0 && !isQuiet)
            around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: going on behind the {journal.Earlier:N0} inputs that an earlier run put in; --afresh puts in everything"));
        var gatherer = around.Gather(options with { Journal = journal, Stop = around.Stop });
        foreach (var arrival in journal.Track(gatherer.Gather(paths)))
        {
            if (around.Stop.IsCancellationRequested)
                break;
            _waiting.Add(new(arrival.Input, arrival.Refusal));
            _bytes += arrival.Input.Bytes.Length;
            if (_waiting.Count >= Batch || _bytes >= BatchBytes)
                await PutAsync(queue, journal);
        }
        if (!around.Stop.IsCancellationRequested)
            await PutAsync(queue, journal);
        await journal.FinishAsync(queue.Archive, !around.Stop.IsCancellationRequested, CancellationToken.None);
        if (!isQuiet)
            around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {_queued:N0} {(_queued == 1 ? "input" : "inputs")} put into the queue of {VisibleText.Of(Archives.Shown(address))}"));
        return around.Stop.IsCancellationRequested ? ExitCode.Stopped : ExitCode.Done;
    }

    private async Task PutAsync(ReadingQueue queue, Journal journal)
    {
        if (_waiting.Count == 0)
            return;
        while (await queue.CountAsync(MostWaiting, around.Stop) >= MostWaiting)
            await Task.Delay(TimeSpan.FromSeconds(1), around.Clock, around.Stop);
        await queue.PutAsync(_waiting, journal.Advance(_waiting.Count, _waiting.Count(one => one.Refusal is not null)), around.Stop);
        _queued += _waiting.Count;
        _waiting.Clear();
        _bytes = 0;
    }
}
