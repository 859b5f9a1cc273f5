using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Archive.Tests;

// Stores the reports FROM up to, not including, TO in deposits of one to five, each third beside a refusal,
// and acknowledges each deposit on standard output only when the archive has.
var (file, from, to) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
await using var archive = SqliteArchive.Open(file);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
for (var next = from; next < to;)
{
    var size = Math.Min(1 + (next * 7 % 5), to - next);
    var readings = Enumerable.Range(next, size).Select(i => Specimens.Full(i)).ToList();
    if (next % 3 == 0)
        readings.Add(Specimens.Refused(Specimens.Page($"bad/{next}", $"bad {next}")));
    await archive.StoreAsync(readings);
    foreach (var number in Enumerable.Range(next, size))
        output.WriteLine(number.ToString(CultureInfo.InvariantCulture));
    next += size;
}
return 0;
