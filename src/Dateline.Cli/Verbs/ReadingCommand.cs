using System.Globalization;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Intake;
using Dateline.Reading;

namespace Dateline.Cli.Verbs;

/// <summary>One run of <c>dateline read</c>.</summary>
internal sealed class ReadingCommand(Surroundings around)
{
    // One transaction for so many where nobody looks at each as it comes.
    private const int Batch = 16;

    private long _new;

    public required IReadOnlyList<string> Paths { get; init; }

    public required string Format { get; init; }

    /// <summary>The archive to store in; absent where nothing is stored.</summary>
    public required string? Store { get; init; }

    /// <summary>The cluster that is to read; absent where this program does.</summary>
    public required string? Cluster { get; init; }

    public required int Jobs { get; init; }

    /// <summary>What is gathered, and how.</summary>
    public required GatheringOptions Gathering { get; init; }

    public required string? Manifest { get; init; }

    /// <summary>Whether what an earlier run was done with is read again.</summary>
    public required bool IsAfresh { get; init; }

    public required bool IsQuiet { get; init; }

    public required ReadingLimits ReadingLimits { get; init; }

    /// <summary>The registries of the user.</summary>
    public required Project Project { get; init; }

    public async Task<int> RunAsync()
    {
        var manifest = Manifest is { } file ? ReadManifest(file) : null;
        var paths = Paths.Count > 0 ? Paths : manifest?.Files ?? throw new UsageException("There is nothing to read: give files, folders, patterns, addresses, or - for standard input.");
        var options = Gathering with { Manifest = manifest, StandardInput = around.Input };
        if (Cluster is { } cluster)
            return await new QueueingCommand(around, cluster).RunAsync(paths, options, IsAfresh, IsQuiet);
        using var output = ChronicleOutput.Of(Format, around.Output, around.Layout);
        var loop = Store is null ? new ReadingLoop(around, options, ReadingLimits, Project, Jobs, IsQuiet) : null;
        if (loop is not null)
            await loop.RunAsync(paths, reading => ValueTask.FromResult<IReadOnlyList<Archive.Reading>>(reading is null ? [] : [reading]), output.Write);
        else
            loop = await StoreAsync(paths, options, output);
        if (!IsQuiet)
            around.Error.WriteLine(Summary(loop));
        return loop.Exit;
    }

    private async Task<ReadingLoop> StoreAsync(IReadOnlyList<string> paths, GatheringOptions options, ChronicleOutput output)
    {
        await using var archive = new LateArchive(() => around.OpenArchive(Store!, new ArchiveOptions { Clock = around.Clock }), isThere: Store!.Contains("://", StringComparison.Ordinal) || File.Exists(Store));
        // What goes on to another program must be whole: there, an earlier run that was killed does not count.
        var journal = await Journal.OpenAsync(archive.Present, paths, IsAfresh || Format is not ("text" or "none"), around.Clock, around.Stop);
        if (journal.Earlier > 0 && !IsQuiet)
            around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: going on behind the {journal.Earlier:N0} inputs that an earlier run was done with; --afresh reads everything"));
        var depositor = new Depositor(archive.Open, journal, Format == "none" ? Batch : 1);
        var loop = new ReadingLoop(around, options with { Journal = journal }, ReadingLimits, Project, Jobs, IsQuiet);
        await loop.RunAsync(paths, async reading =>
        {
            // Stored before it is shown: what somebody has seen can be asked about.
            var kept = reading is null ? await depositor.FinishAsync(!around.Stop.IsCancellationRequested) : await depositor.AddAsync(reading);
            _new += kept.Count(k => k.Kind is DepositKind.Stored);
            return [.. kept.Select(k => k.Reading)];
        }, output.Write);
        return loop;
    }

    private string Summary(ReadingLoop loop)
    {
        var line = new System.Text.StringBuilder(CommandLine.Name + ": ");
        if (around.Stop.IsCancellationRequested)
            line.Append("stopped; ");
        line.Append(CultureInfo.InvariantCulture, $"{loop.Read:N0} {(loop.Read == 1 ? "report" : "reports")} read");
        if (Store is not null && loop.Read > 0)
            line.Append(CultureInfo.InvariantCulture, $", {_new:N0} new in {VisibleText.Of(Store)}");
        if (loop.Refused > 0)
            line.Append(CultureInfo.InvariantCulture, $", {loop.Refused:N0} {(Store is null ? "refused" : "quarantined")}");
        if (loop.PassedOver > 0)
            line.Append(CultureInfo.InvariantCulture, $", {loop.PassedOver:N0} {(loop.PassedOver == 1 ? "file that only accompanies pages" : "files that only accompany pages")} passed over");
        return line.ToString();
    }

    private static Manifest ReadManifest(string file)
    {
        try
        {
            return Intake.Manifest.Parse(File.ReadLines(file));
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"The manifest {file} cannot be used: {wrong.Message}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The manifest {file} cannot be read.");
        }
    }

    /// <summary>An archive that is made only when there is something to put in it: a slip on the line leaves no file behind.</summary>
    private sealed class LateArchive(Func<IArchive> open, bool isThere) : IAsyncDisposable
    {
        private IArchive? _archive;

        /// <summary>The archive, where it is there already.</summary>
        public IArchive? Present => isThere ? Open() : null;

        public IArchive Open() => _archive ??= open();

        public ValueTask DisposeAsync() => _archive?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
