using Dateline.Archive.Sql;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>Brings a schema to the version this program knows. All steps are one transaction: an archive is never between two versions.</summary>
internal static class PostgresSchema
{
    /// <summary>What version the schema has; 0 where there is none yet.</summary>
    public static int Version(NpgsqlConnection connection, PostgresAddress address, int newest)
    {
        if (Scalar(connection, "SHOW server_encoding") is not "UTF8")
            throw new ArchiveException($"The database {address.Shown} does not keep its texts in UTF-8.", "Make another with createdb --encoding=UTF8 --template=template0.");
        // One question, so that what another program makes meanwhile is seen whole or not at all.
        switch (Scalar(connection, $"""
            SELECT CASE WHEN to_regclass(format('%I.schema_version', current_setting('search_path'))) IS NOT NULL THEN 'archive'
                WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{address.Schema}') THEN 'other' ELSE 'none' END
            """))
        {
            case "none":
                return 0;
            case "other":
                throw new ArchiveException($"The schema '{address.Schema}' of {address.Shown} belongs to another program.", "Give another with ?schema= in the address.");
        }
        var version = (int)(long)Scalar(connection, "SELECT coalesce(max(version), 0) FROM schema_version")!;
        return version <= newest
            ? version
            : throw new ArchiveException(
                $"{address.Shown} was written by a newer Dateline (schema {version}; this one knows {newest}).",
                "Use that version of Dateline, or give another archive with --store.");
    }

    /// <summary>Runs the steps that are missing.</summary>
    public static void Migrate(NpgsqlConnection connection, PostgresAddress address, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        var newest = migrations[^1].Version;
        if (Version(connection, address, newest) == newest)
            return;
        using var transaction = connection.BeginTransaction();
        // Another program may be making the same archive.
        Execute(connection, $"SELECT pg_advisory_xact_lock(hashtext('dateline {address.Schema}'))");
        var version = Version(connection, address, newest);
        if (version == 0)
        {
            // Asked first: to make a schema that is there needs a right that one who may use it need not have.
            if (Scalar(connection, $"SELECT to_regnamespace('{address.Schema}')::text") is null)
                Execute(connection, $"CREATE SCHEMA {address.Schema}");
            Execute(connection, """
                CREATE TABLE schema_version (
                    version bigint PRIMARY KEY,
                    name text NOT NULL,
                    dateline_version text NOT NULL,
                    applied_at text NOT NULL
                )
                """);
        }
        foreach (var step in migrations.Where(step => step.Version > version))
        {
            Execute(connection, step.Sql);
            using var note = new NpgsqlCommand("INSERT INTO schema_version (version, name, dateline_version, applied_at) VALUES ($1, $2, $3, $4)", connection);
            note.Parameters.Add(new NpgsqlParameter<long> { TypedValue = step.Version });
            foreach (var text in (ReadOnlySpan<string>)[step.Name, ArchiveOptions.Default.EngineVersion, Days.Instant(clock)])
                note.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
            note.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is var value and not DBNull ? value : null;
    }
}
