namespace Dateline.Archive.Upkeep;

/// <summary>All that an archive holds, piece by piece, as it is kept: for what looks after an archive, and not for what asks it.</summary>
/// <remarks>A piece that cannot be had is an <see cref="ArchiveException"/> of its own; the others still can.</remarks>
internal interface IHoldings
{
    /// <summary>The archive's name as it may be shown.</summary>
    string Shown { get; }

    /// <summary>What the store itself finds wrong with its file or its tables, a sentence each.</summary>
    IAsyncEnumerable<string> StoreFaultsAsync(CancellationToken cancellation);

    /// <summary>The hashes of the reports, in the order in which they came or were last read again.</summary>
    IAsyncEnumerable<string> ReportHashesAsync(CancellationToken cancellation);

    /// <summary>The hashes of the bytes that are kept, in the order in which they came.</summary>
    IAsyncEnumerable<string> ContentHashesAsync(CancellationToken cancellation);

    /// <summary>A report; absent where there is none of this hash.</summary>
    ValueTask<HeldReport?> ReportAsync(string hash, CancellationToken cancellation);

    /// <summary>Kept bytes; absent where there are none of this hash.</summary>
    ValueTask<HeldContent?> ContentAsync(string hash, CancellationToken cancellation);

    /// <summary>What was refused, in the order in which it came.</summary>
    IAsyncEnumerable<HeldRefusal> RefusalsAsync(CancellationToken cancellation);

    /// <summary>What the intake has to remember, of all kinds.</summary>
    IAsyncEnumerable<HeldNote> AllNotesAsync(CancellationToken cancellation);

    /// <summary>Takes over what another archive holds: all of it or, if anything goes wrong, none. What is there already stays as it is.</summary>
    ValueTask TakeAsync(Consignment consignment, CancellationToken cancellation);

    /// <summary>How many bytes the archive takes.</summary>
    ValueTask<long> SizeAsync(CancellationToken cancellation);

    /// <summary>Gives back the room of what is gone, and puts the indexes in order.</summary>
    ValueTask CompactAsync(CancellationToken cancellation);
}
