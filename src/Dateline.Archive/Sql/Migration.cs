using System.Globalization;

namespace Dateline.Archive.Sql;

/// <summary>A step of a schema, as an embedded file <c>NNNN_name.sql</c>. Steps only go forward; what was released is never changed.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>All steps of the SQLite archive, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load("migrations/");

    /// <summary>All steps of the PostgreSQL archive, in order.</summary>
    public static IReadOnlyList<Migration> Postgres { get; } = Load("migrations-postgres/");

    /// <summary>All steps of the queue of a cluster, which lies beside a PostgreSQL archive, in order.</summary>
    public static IReadOnlyList<Migration> Queue { get; } = Load("migrations-queue/");

    private static List<Migration> Load(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        var steps = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = resource[folder.Length..^".sql".Length];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            steps.Add(new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd()));
        }
        return steps;
    }
}
