using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>An address <c>postgres://user:password@host:port/database?schema=name</c>, as libpq writes it.</summary>
internal sealed class PostgresAddress
{
    private const string DefaultSchema = "dateline";
    private const int LongestName = 63;

    private PostgresAddress(string connection, string schema, string shown)
    {
        ConnectionString = connection;
        Schema = schema;
        Shown = shown;
    }

    /// <summary>What the provider wants.</summary>
    public string ConnectionString { get; }

    /// <summary>The schema that the archive lies in.</summary>
    public string Schema { get; }

    /// <summary>The address without its password, for messages.</summary>
    public string Shown { get; }

    /// <summary>Whether a name of an archive is such an address, and not a file.</summary>
    public static bool Is([NotNullWhen(true)] string? store) =>
        store is not null && (store.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || store.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase));

    /// <exception cref="ArchiveException">It is no address.</exception>
    public static PostgresAddress Parse(string store)
    {
        if (!Uri.TryCreate(store, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Wrong("It names no server.");
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : 5432,
            ApplicationName = "dateline",
            IncludeErrorDetail = false,
        };
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        if (Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')) is { Length: > 0 } database)
            builder.Database = database;
        var schema = DefaultSchema;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            switch (parts[0])
            {
                case "schema" when IsName(value):
                    schema = value;
                    break;
                case "schema":
                    throw Wrong($"A schema is named by small letters, digits and underscores, not '{value}'.");
                case "sslmode" when Enum.TryParse(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out SslMode mode):
                    builder.SslMode = mode;
                    break;
                case "sslrootcert":
                    builder.RootCertificate = value;
                    break;
                case "application_name":
                    builder.ApplicationName = value;
                    break;
                case "connect_timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                    builder.Timeout = Math.Clamp(seconds, 0, 1024);
                    break;
                default:
                    throw Wrong($"'{parts[0]}' with this value is not known; there are schema, sslmode, sslrootcert, connect_timeout and application_name.");
            }
        }
        builder.SearchPath = schema;
        var port = uri.Port > 0 ? string.Create(CultureInfo.InvariantCulture, $":{uri.Port}") : "";
        var who = user[0].Length > 0 ? user[0] + "@" : "";
        return new(builder.ConnectionString, schema, $"postgres://{who}{uri.Host}{port}{uri.AbsolutePath}{(schema == DefaultSchema ? "" : "?schema=" + schema)}");
    }

    private static ArchiveException Wrong(string why) =>
        new("This is no address of a PostgreSQL archive. " + why, "Write it as postgres://user@host:5432/database; the password comes best from the environment variable PGPASSWORD or the file ~/.pgpass.");

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && !char.IsAsciiDigit(name[0]) && !name.StartsWith("pg_", StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
