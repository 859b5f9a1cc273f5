using Dateline.Archive.Upkeep;

namespace Dateline.Archive;

/// <summary>How much room an archive took before and after it was made compact.</summary>
/// <param name="Before">Bytes before.</param>
/// <param name="After">Bytes after.</param>
public sealed record Compaction(long Before, long After);

/// <summary>From which version of the schema to which an archive was brought.</summary>
/// <param name="From">The version it had; 0 where it was not there and was made.</param>
/// <param name="To">The version it has.</param>
public sealed record SchemaChange(int From, int To);

/// <summary>What is done to an archive as a whole.</summary>
public static class ArchiveCare
{
    /// <summary>Gives back the room of what is gone and puts the indexes in order. Takes, for a while, as much room again; in PostgreSQL others wait meanwhile.</summary>
    /// <exception cref="ArchiveException">Another program holds the archive, or there is no room.</exception>
    public static async ValueTask<Compaction> CompactAsync(IArchive archive, CancellationToken cancellation = default)
    {
        var holdings = Holdings.Of(archive);
        var before = await holdings.SizeAsync(cancellation);
        await holdings.CompactAsync(cancellation);
        return new(before, await holdings.SizeAsync(cancellation));
    }

    /// <summary>Brings an archive to the schema of this version, as every opening does, and tells from which.</summary>
    /// <exception cref="ArchiveException">It cannot be opened, or is newer than this version.</exception>
    public static async ValueTask<SchemaChange> MigrateAsync(string store, ArchiveOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(store);
        var settings = options ?? ArchiveOptions.Default;
        var isAddress = Archives.IsAddress(store);
        var from = isAddress ? Postgres.PostgresArchive.SchemaOf(store, settings) : Sqlite.SqliteArchive.SchemaOf(store, settings);
        await using var archive = Archives.Open(store, settings);
        return new(from, (isAddress ? Sql.Migration.Postgres : Sql.Migration.All)[^1].Version);
    }
}
