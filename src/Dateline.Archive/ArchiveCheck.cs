using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Dateline.Archive.Review;

namespace Dateline.Archive;

/// <summary>Looks through a whole archive for damage. Nothing is changed.</summary>
public static class ArchiveCheck
{
    /// <summary>
    /// What is wrong, a sentence each; nothing where all is well: what the store itself finds, the chain of the audit trail, and for each report whether its bytes are those of its hash,
    /// its chronicle can be read, and the tables have the rows of the chronicle.
    /// </summary>
    /// <param name="archive">The archive.</param>
    /// <param name="checked">Told the number of reports that were looked at.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async IAsyncEnumerable<string> FaultsAsync(IArchive archive, IProgress<long>? @checked = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        await foreach (var fault in archive.StoreFaultsAsync(cancellation))
            yield return fault;
        var trail = await archive.AuditAsync(null, cancellation).ToListAsync(cancellation);
        foreach (var fault in DecisionChain.Verify(trail))
            yield return fault;
        var count = 0L;
        await foreach (var report in archive.ReportsAsync(new ReportQuery(), cancellation))
        {
            foreach (var fault in await OfReportAsync(archive, report, cancellation))
                yield return fault;
            @checked?.Report(++count);
        }
        await foreach (var refused in archive.QuarantineAsync(cancellation))
        {
            if (refused is { IsKept: true, ContentId: { } id } && await OfBytesAsync(archive, id, "the refused input " + refused.Source, cancellation) is { } fault)
                yield return fault;
        }
    }

    private static async Task<List<string>> OfReportAsync(IArchive archive, ReportRow report, CancellationToken cancellation)
    {
        var faults = new List<string>();
        if (await OfBytesAsync(archive, report.Id, "report " + report.Key, cancellation) is { } fault)
            faults.Add(fault);
        try
        {
            var chronicle = (await archive.FindAsync(report.Id, cancellation)).Report?.Chronicle;
            if (chronicle is null)
                faults.Add($"Report {report.Key} has no chronicle.");
            else if (chronicle.Report.Id != report.Id)
                faults.Add($"Report {report.Key} has the chronicle of another, {RowKey.Of(chronicle.Report.Id)}.");
            else if (chronicle.Mentions.Count != report.Mentions || chronicle.Statements.Count != report.Statements)
                faults.Add($"Report {report.Key} has {report.Mentions} mentions and {report.Statements} statements in the tables, and {chronicle.Mentions.Count} and {chronicle.Statements.Count} in its chronicle.");
        }
        catch (ArchiveException)
        {
            faults.Add($"The chronicle of report {report.Key} cannot be read.");
        }
        return faults;
    }

    private static async Task<string?> OfBytesAsync(IArchive archive, string id, string whose, CancellationToken cancellation)
    {
        try
        {
            return await archive.BytesAsync(id, cancellation) is not { } bytes ? $"The bytes of {whose} are not there."
                : RowKey.Id(Convert.ToHexStringLower(SHA256.HashData(bytes))) != id ? $"The bytes of {whose} are not those that came in: their hash is another."
                : null;
        }
        catch (ArchiveException)
        {
            return $"The bytes of {whose} cannot be unpacked.";
        }
    }
}
