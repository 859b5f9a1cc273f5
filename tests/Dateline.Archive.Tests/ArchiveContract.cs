namespace Dateline.Archive.Tests;

/// <summary>What every archive must do, whatever it is built on. Each back end derives from the suites and says how to open one.</summary>
public abstract class ArchiveContract : IAsyncLifetime
{
    internal static ArchiveOptions Settings { get; } = new() { EngineVersion = "7.7.7", Clock = new StoppedClock() };

    protected IArchive Archive { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the archive of this test, made where it is not there.</summary>
    protected abstract IArchive Open(ArchiveOptions options);

    public virtual ValueTask InitializeAsync()
    {
        Archive = Open(Settings);
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        // Not there where the back end is not installed.
        if (Archive is not null)
            await Archive.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<DepositKind> Store(Reading reading) => (await Archive.StoreAsync([reading], Cancellation))[0].Kind;

    protected async Task StoreAll(params Reading[] readings) => await Archive.StoreAsync(readings, Cancellation);

    protected static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2031, 4, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
