using System.Runtime.CompilerServices;
using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;

namespace Dateline.Archive;

/// <summary>Looks whether an archive is whole: the store itself, that all bytes are those that came in, and that all rows are those of the chronicles.</summary>
public static class ArchiveCheck
{
    /// <summary>
    /// What is wrong, a sentence each; nothing where all is well: what the store itself finds, the chain of the audit trail, whether all bytes are those of their hash, and of each report whether
    /// its chronicle can be read and the tables have the rows of the chronicle. One piece at a time is in memory; what cannot be had is one fault more, and the rest is looked at all the same.
    /// </summary>
    /// <param name="archive">The archive; it is enough to have it opened to be read.</param>
    /// <param name="looked">Told after each report or content how many were looked at, and of how many.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async IAsyncEnumerable<string> FaultsAsync(IArchive archive, Action<long, long>? looked = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var holdings = Holdings.Of(archive);
        foreach (var ask in (Func<ValueTask<List<string>>>[])[
            () => holdings.StoreFaultsAsync(cancellation).ToListAsync(cancellation),
            async () => [.. DecisionChain.Verify(await archive.AuditAsync(null, cancellation).ToListAsync(cancellation))],
            () => RefusalFaultsAsync(holdings, cancellation)])
        {
            var (faults, trouble) = await TryAsync(ask);
            foreach (var fault in faults ?? [trouble!])
                yield return fault;
        }
        var (counts, unreadable) = await TryAsync(() => PiecesAsync(holdings, cancellation));
        if (counts is not { } pieces)
        {
            yield return unreadable!;
            yield break;
        }
        var done = 0L;
        var total = pieces.Contents.Count + pieces.Reports.Count;
        foreach (var hash in pieces.Contents)
        {
            cancellation.ThrowIfCancellationRequested();
            var (content, error) = await TryAsync(() => holdings.ContentAsync(hash, cancellation));
            if ((error ?? content?.Fault()) is { } fault)
                yield return error ?? $"The bytes {hash[..RowKey.ShownPrefix]} {fault}.";
            looked?.Invoke(++done, total);
        }
        foreach (var hash in pieces.Reports)
        {
            cancellation.ThrowIfCancellationRequested();
            var (report, error) = await TryAsync(() => holdings.ReportAsync(hash, cancellation));
            if (error is not null)
                yield return $"Report {hash[..RowKey.ShownPrefix]}: {error}";
            foreach (var fault in report is { } held ? Faults(held).Select(fault => $"Report {held.Key}: {fault}.") : [])
                yield return fault;
            looked?.Invoke(++done, total);
        }
    }

    private static IEnumerable<string> Faults(HeldReport report)
    {
        if (report.ContentHash is null)
            yield return "the bytes that came in are not there";
        else if (report.ContentHash != report.Hash)
            yield return $"its bytes are those of {report.ContentHash[..RowKey.ShownPrefix]}";
        if (report.Inputs.Count == 0)
            yield return "nothing says where it came from";
        foreach (var past in report.Past)
        {
            var (earlier, unreadable) = HeldReport.Read(past.Json);
            if (earlier?.Report.Id != RowKey.Id(report.Hash))
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reading {past.Number} of its history cannot be read: {(unreadable ?? "it is that of another report").TrimEnd('.')}");
        }
        var (chronicle, error) = report.Read();
        if (chronicle is null)
        {
            yield return "its chronicle cannot be read: " + error!.TrimEnd('.');
            yield break;
        }
        if (chronicle.Report.Id != RowKey.Id(report.Hash))
            yield return "its chronicle is that of " + chronicle.Report.Id;
        if (Column.Text(chronicle.Report.Text) != report.Text || (chronicle.Report.Title is { } title ? Column.Text(title) : null) != report.Title)
            yield return "its title or text is not that of its chronicle";
        foreach (var ((table, _, expected), rows) in RowTables.All.Zip(report.Rows))
        {
            if (expected(chronicle) != rows)
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it has {expected(chronicle)} {table.Replace('_', ' ')} in its chronicle and {rows} in the table");
        }
    }

    private static async ValueTask<List<string>> RefusalFaultsAsync(IHoldings holdings, CancellationToken cancellation)
    {
        var faults = new List<string>();
        await foreach (var refusal in holdings.RefusalsAsync(cancellation))
        {
            if (refusal.ContentHash is not null && refusal.ContentHash != refusal.Hash)
                faults.Add($"What was refused of {refusal.Source} has the bytes of {refusal.ContentHash[..RowKey.ShownPrefix]}.");
        }
        return faults;
    }

    private static async ValueTask<Pieces> PiecesAsync(IHoldings holdings, CancellationToken cancellation)
    {
        var pieces = new Pieces([], []);
        await foreach (var hash in holdings.ContentHashesAsync(cancellation))
            pieces.Contents.Add(hash);
        await foreach (var hash in holdings.ReportHashesAsync(cancellation))
            pieces.Reports.Add(hash);
        return pieces;
    }

    private static async ValueTask<(T? Had, string? Trouble)> TryAsync<T>(Func<ValueTask<T>> ask)
        where T : class?
    {
        try
        {
            return (await ask(), null);
        }
        catch (ArchiveException e)
        {
            return (null, e.Message);
        }
    }

    private sealed record Pieces(List<string> Contents, List<string> Reports);
}
