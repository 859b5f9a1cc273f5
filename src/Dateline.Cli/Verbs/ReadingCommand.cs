using System.Globalization;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Intake;
using Dateline.Reading;

namespace Dateline.Cli.Verbs;

/// <summary>One run of <c>dateline read</c>.</summary>
internal sealed class ReadingCommand(Surroundings around)
{
    private long _read;
    private long _quarantined;
    private long _new;
    private bool _hasFault;

    public required IReadOnlyList<string> Paths { get; init; }

    public required string Format { get; init; }

    /// <summary>The archive to store in; absent where nothing is stored.</summary>
    public required string? Store { get; init; }

    public required int Jobs { get; init; }

    public required InputFormat InputFormat { get; init; }

    public required string? Manifest { get; init; }

    public required bool IsQuiet { get; init; }

    public required IntakeLimits IntakeLimits { get; init; }

    public required ReadingLimits ReadingLimits { get; init; }

    public async Task<int> RunAsync()
    {
        var manifest = Manifest is { } file ? ReadManifest(file) : null;
        var paths = Paths.Count > 0 ? Paths : manifest?.Files ?? throw new UsageException("There is nothing to read: give files, folders, patterns, or - for standard input.");
        RefuseAddresses(paths);
        var gatherer = around.Gather(new GatheringOptions { Format = InputFormat, Limits = IntakeLimits, Manifest = manifest, StandardInput = around.Input });
        using var output = ChronicleOutput.Of(Format, around.Output, around.Layout);
        using (var progress = new Progress(around, !IsQuiet, Share(gatherer, paths)))
        {
            // The engine is loaded by the first worker while this thread opens the store.
            var chronicler = new Lazy<Chronicler>(() => Chronicler.Load(ReadingLimits));
            var run = new ReadingRun(input => chronicler.Value.Read(input), IntakeLimits, Jobs, around.Clock);
            var readings = run.Read(gatherer.Gather(paths), around.Stop);
            if (Store is null)
            {
                await PassOnAsync(readings, output, progress, archive: null);
            }
            else
            {
                await using var archive = new LateArchive(() => around.OpenArchive(Store, new ArchiveOptions { Clock = around.Clock }));
                await PassOnAsync(readings, output, progress, archive);
            }
        }
        if (!IsQuiet)
            around.Error.WriteLine(Summary(gatherer.PassedOver));
        return around.Stop.IsCancellationRequested ? ExitCode.Stopped
            : _hasFault ? ExitCode.InternalError
            : _quarantined > 0 ? ExitCode.Incomplete
            : ExitCode.Done;
    }

    private async Task PassOnAsync(IEnumerable<Archive.Reading> readings, ChronicleOutput output, Progress progress, LateArchive? archive)
    {
        foreach (var reading in readings)
        {
            // Stored before it is shown: what somebody has seen can be asked about. A path that leads nowhere is a slip, not an input.
            if (archive is not null && reading.Outcome.Refusal?.Code != Refusals.NotFound.Code)
                _new += await archive.StoreAsync(reading) is DepositKind.Stored ? 1 : 0;
            progress.Count(reading.Outcome.Refusal is not null);
            if (reading.Outcome.Chronicle is { } chronicle)
            {
                _read++;
                progress.Aside(() => output.Write(chronicle));
            }
            else
            {
                var refusal = reading.Outcome.Refusal!;
                _quarantined++;
                _hasFault |= refusal.Code == Refusals.FaultCode;
                progress.Tell($"{VisibleText.Of(reading.Input.Source)}: {VisibleText.Of(refusal.Reason)} [{refusal.Code}]");
            }
        }
    }

    private static Func<double?> Share(Gatherer gatherer, IReadOnlyList<string> paths)
    {
        // Only a run that is watched long enough asks; then the names are looked through once, beside the run.
        var total = new Lazy<Task<long?>>(() => Task.Run(() => gatherer.Measure(paths, CancellationToken.None)));
        return () => total.Value is { IsCompletedSuccessfully: true, Result: > 0 and { } bytes } ? Math.Min(1, gatherer.BytesDone / (double)bytes) : null;
    }

    private string Summary(int passedOver)
    {
        var line = new System.Text.StringBuilder(CommandLine.Name + ": ");
        if (around.Stop.IsCancellationRequested)
            line.Append("stopped; ");
        line.Append(CultureInfo.InvariantCulture, $"{_read:N0} {(_read == 1 ? "report" : "reports")} read");
        if (Store is not null && _read > 0)
            line.Append(CultureInfo.InvariantCulture, $", {_new:N0} new in {VisibleText.Of(Store)}");
        if (_quarantined > 0)
            line.Append(CultureInfo.InvariantCulture, $", {_quarantined:N0} {(Store is null ? "refused" : "quarantined")}");
        if (passedOver > 0)
            line.Append(CultureInfo.InvariantCulture, $", {passedOver:N0} {(passedOver == 1 ? "file that only accompanies pages" : "files that only accompany pages")} passed over");
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

    /// <summary>Says what to do with an address, which no verb fetches yet.</summary>
    public static void RefuseAddresses(IEnumerable<string> paths)
    {
        if (paths.FirstOrDefault(IsAddress) is { } address)
            throw new UsageException($"'{address}' is an address; this version reads files: save the page, and give its address with --manifest.");
    }

    private static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>An archive that is made only when there is something to put in it: a slip on the line leaves no file behind.</summary>
    private sealed class LateArchive(Func<IArchive> open) : IAsyncDisposable
    {
        private IArchive? _archive;

        public async ValueTask<DepositKind> StoreAsync(Archive.Reading reading)
        {
            _archive ??= open();
            return (await _archive.StoreAsync([reading]))[0].Kind;
        }

        public ValueTask DisposeAsync() => _archive?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
