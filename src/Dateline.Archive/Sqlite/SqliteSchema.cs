using System.Globalization;
using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>Brings a database to the schema this version knows. Each step is one transaction: a database is never between two versions.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours (<c>DLin</c>), so that another program's database is never mistaken for an archive.</summary>
    public const int ApplicationId = 0x444C696E;

    /// <summary>What state a file is in.</summary>
    public static int Version(SqliteConnection connection, string file, int newest)
    {
        var application = Pragma(connection, "application_id");
        if (application == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            return 0;
        if (application != ApplicationId)
        {
            throw new ArchiveException(
                $"{file} is a database of another program, not an archive.",
                "Give another file with --store.");
        }
        var version = Pragma(connection, "user_version");
        return version <= newest
            ? (int)version
            : throw new ArchiveException(
                $"{file} was written by a newer Dateline (schema {version}; this one knows {newest}).",
                "Use that version of Dateline, or give another file with --store.");
    }

    /// <summary>Runs the steps that are missing.</summary>
    public static void Migrate(SqliteConnection connection, string file, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        var newest = migrations[^1].Version;
        if (Version(connection, file, newest) == newest)
            return;
        foreach (var step in migrations)
        {
            // Another program may have been quicker: what is there is asked again under the lock.
            Execute(connection, "BEGIN IMMEDIATE");
            try
            {
                if (Version(connection, file, newest) < step.Version)
                    Apply(connection, step, clock);
                Execute(connection, "COMMIT");
            }
            catch
            {
                SqliteArchive.RollBack(connection);
                throw;
            }
        }
    }

    private static void Apply(SqliteConnection connection, Migration step, TimeProvider clock)
    {
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS schema_version (
                version INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                dateline_version TEXT NOT NULL,
                applied_at TEXT NOT NULL
            ) STRICT
            """);
        Execute(connection, step.Sql);
        using (var note = new Insert(connection, "schema_version", "version", "name", "dateline_version", "applied_at"))
            note.Row().Number(step.Version).Text(step.Name).Text(ArchiveOptions.Default.EngineVersion).Text(Days.Instant(clock)).Run();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {step.Version}"));
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static long Pragma(SqliteConnection connection, string name) => Scalar(connection, "PRAGMA " + name);

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
