using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dateline.Cluster.Tests;
using Npgsql;

namespace Dateline.Bench;

/// <summary>What <c>bench/cluster/run.py</c> needs: the load, and a digest of all rows of an archive.</summary>
internal static class ClusterBench
{
    public static int Pages(string[] arguments)
    {
        string Option(string name, string standard) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : standard;
        var folder = Option("--to", "pages");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < int.Parse(Option("--reports", "1000"), CultureInfo.InvariantCulture); i++)
            File.WriteAllBytes(Path.Combine(folder, i.ToString("0000000", CultureInfo.InvariantCulture) + ".html"), NewsPage.Make(i));
        return 0;
    }

    public static int Rows(string[] arguments)
    {
        var uri = new Uri(arguments[0]);
        var address = new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port, Username = uri.UserInfo, Database = uri.AbsolutePath.Trim('/') };
        var rows = ArchiveRows.AllAsync(address.ConnectionString, uri.Query["?schema=".Length..], CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count:N0} rows {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}"));
        return 0;
    }
}
