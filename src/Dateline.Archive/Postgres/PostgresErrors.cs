using System.Net.Sockets;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>What PostgreSQL says, in words for the user.</summary>
internal static class PostgresErrors
{
    public static ArchiveException Explain(Exception error, PostgresAddress address, TimeSpan lockWait)
    {
        var store = address.Shown;
        return error switch
        {
            // https://www.postgresql.org/docs/current/errcodes-appendix.html
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new(
                $"Another program is writing to {store} and did not finish within {lockWait.TotalSeconds:0.#} seconds.",
                "Wait for it to end, then run the same command again.", error),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new(
                $"The disk of {store} is full. Everything stored before is intact.",
                "Make room, then run the same command again; what is stored is not read twice.", error),
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => new(
                $"{store} does not let this user in.",
                "Set the password in the environment variable PGPASSWORD or in ~/.pgpass, or name another user in the address.", error),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(
                $"There is no database at {store}.",
                "Make it with createdb, or name another in the address.", error),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction } => new(
                $"{store} may only be read, not written, by this user.",
                "Ask whoever runs the database for the right to create and write the schema.", error),
            PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } => new(
                $"There is no archive at {store}.",
                "Read some reports first, or give another address with --store.", error),
            PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections } or
            NpgsqlException { InnerException: SocketException or IOException or TimeoutException } or SocketException or TimeoutException => new(
                $"{store} does not answer: the server is stopped, busy or out of reach.",
                "Start it or wait, then run the same command again; what is stored is not read twice.", error),
            _ => new($"{store} could not be used: {error.Message}", "See the server's log; if it says nothing, report this as a fault of Dateline, with the sentence above.", error),
        };
    }

    /// <summary>Whether it is the store that failed, and not the program.</summary>
    public static bool IsOfStore(Exception error) => error is NpgsqlException or SocketException or TimeoutException or IOException;
}
