using Dateline.Archive.Postgres;
using Dateline.Archive.Sqlite;

namespace Dateline.Archive;

/// <summary>Opens archives by their names: a file, or an address <c>postgres://…</c>.</summary>
public static class Archives
{
    /// <summary>Opens an archive; to write, made where it is not there.</summary>
    /// <param name="store">Path of a SQLite file, or address of a PostgreSQL database.</param>
    /// <param name="options">Settings; <see cref="ArchiveOptions.Default"/> where absent.</param>
    /// <exception cref="ArchiveException">It cannot be opened, or is not an archive of this version.</exception>
    public static IArchive Open(string store, ArchiveOptions? options = null) =>
        IsAddress(store) ? PostgresArchive.Open(store, options) : SqliteArchive.Open(store, options);

    /// <summary>Whether the name is an address of a database, and not a file.</summary>
    public static bool IsAddress(string? store) => PostgresAddress.Is(store);

    /// <summary>The name of an archive as it may be shown: an address without its password.</summary>
    public static string Shown(string store) => IsAddress(store) ? PostgresAddress.Parse(store).Shown : store;
}
