using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>What changes beside the archive in the transaction that keeps readings: either both are there afterwards, or neither.</summary>
internal interface IAlongside
{
    /// <summary>Runs once nobody else writes.</summary>
    /// <returns>The readings that are to be kept.</returns>
    Task<IReadOnlyList<PreparedReading>> BeforeAsync(NpgsqlConnection connection, CancellationToken cancellation);

    /// <summary>Runs when those are written, before the commit.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="deposits">What each of them changed.</param>
    /// <param name="cancellation">Cancels the whole.</param>
    Task AfterAsync(NpgsqlConnection connection, IReadOnlyList<Deposit> deposits, CancellationToken cancellation);
}
