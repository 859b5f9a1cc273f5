using Dateline.Archive;

namespace Dateline.Intake;

using Reading = Dateline.Archive.Reading;

/// <summary>Keeps readings in an archive, some at a time, each time together with where the job then stands.</summary>
/// <param name="archive">Opens the archive; asked when there is something to keep, so that a slip on the line leaves no file behind.</param>
/// <param name="journal">The journal of the job.</param>
/// <param name="batch">How many readings are kept in one transaction.</param>
public sealed class Depositor(Func<IArchive> archive, Journal journal, int batch)
{
    private readonly List<Reading> _waiting = [];
    private IArchive? _archive;

    /// <summary>Adds a reading.</summary>
    /// <returns>The readings that were kept now, with what each changed; none while they wait.</returns>
    public async ValueTask<IReadOnlyList<(Reading Reading, DepositKind Kind)>> AddAsync(Reading reading, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        _waiting.Add(reading);
        return _waiting.Count >= batch ? await FlushAsync(cancellation) : [];
    }

    /// <summary>Keeps what waits.</summary>
    public async ValueTask<IReadOnlyList<(Reading Reading, DepositKind Kind)>> FlushAsync(CancellationToken cancellation = default)
    {
        if (_waiting.Count == 0)
            return [];
        var readings = _waiting.ToArray();
        _waiting.Clear();
        // A path that leads nowhere is a slip, not an input.
        var inputs = readings.Where(r => r.Outcome.Refusal?.Code != Refusals.NotFound.Code).ToArray();
        var notes = journal.Advance(readings);
        if (inputs.Length == 0 && _archive is null)
            return [.. readings.Select(r => (r, DepositKind.AlreadyQuarantined))];
        _archive ??= archive();
        var deposits = await _archive.StoreAsync(inputs, notes, cancellation);
        var next = 0;
        return [.. readings.Select(r => (r, r.Outcome.Refusal?.Code == Refusals.NotFound.Code ? DepositKind.AlreadyQuarantined : deposits[next++].Kind))];
    }

    /// <summary>Keeps what waits and ends the job.</summary>
    /// <param name="isComplete">Whether all inputs were read.</param>
    /// <param name="cancellation">Cancels.</param>
    public async ValueTask<IReadOnlyList<(Reading Reading, DepositKind Kind)>> FinishAsync(bool isComplete, CancellationToken cancellation = default)
    {
        var kept = await FlushAsync(cancellation);
        if (_archive is null && journal.Earlier > 0)
            _archive = archive();
        if (_archive is not null)
            await journal.FinishAsync(_archive, isComplete, cancellation);
        return kept;
    }
}
