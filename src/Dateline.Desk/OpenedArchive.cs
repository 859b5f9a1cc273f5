using Dateline.Archive;
using Dateline.Archive.Sqlite;

namespace Dateline.Desk;

/// <summary>The archive at hand, or where there is none, the samples in an archive of their own that goes when the desk closes.</summary>
public sealed class OpenedArchive : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly Lazy<Chronicler> _chronicler = new(() => Chronicler.Load());

    private OpenedArchive(SqliteArchive archive, bool canWrite, string? folder) => (Archive, File, CanWrite, _folder) = (archive, archive.File, canWrite, folder);

    public IArchive Archive { get; }

    /// <summary>Full path of the file.</summary>
    public string File { get; }

    /// <summary>Whether reports can be added.</summary>
    public bool CanWrite { get; }

    public bool IsSamples => _folder is not null;

    /// <summary>What people call it: the file's name.</summary>
    public string Name => IsSamples ? "the samples" : Path.GetFileName(File);

    /// <summary>Reads reports that are added here; loaded when the first comes.</summary>
    public Chronicler Chronicler => _chronicler.Value;

    /// <summary>Changes when anything is written, by this program or another: what has been computed before is then computed anew.</summary>
    public (long, long, long, long) State
    {
        get
        {
            var (file, log) = (new FileInfo(File), new FileInfo(File + "-wal"));
            return (file.LastWriteTimeUtc.Ticks, file.Length, log.Exists ? log.LastWriteTimeUtc.Ticks : 0, log.Exists ? log.Length : 0);
        }
    }

    public static async Task<OpenedArchive> OpenAsync(DeskSettings settings)
    {
        if (settings.Store is { } store)
            return Open(store, settings.Clock);
        var folder = Directory.CreateTempSubdirectory("dateline-desk-").FullName;
        var samples = new OpenedArchive(SqliteArchive.Open(Path.Combine(folder, "samples.db"), new ArchiveOptions { Clock = settings.Clock }), canWrite: true, folder);
        await samples.ReadSamplesAsync();
        return samples;
    }

    public async ValueTask DisposeAsync()
    {
        await Archive.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    // An archive that may only be read (another's, on a medium that cannot be written) is shown all the same.
    private static OpenedArchive Open(string store, TimeProvider clock)
    {
        if (!System.IO.File.Exists(store))
            throw new ArchiveException($"There is no archive {store} here.", "Make one with 'dateline read PATH', or leave --store out to see the samples.");
        try
        {
            return new OpenedArchive(SqliteArchive.Open(store, new ArchiveOptions { Clock = clock }), canWrite: true, folder: null);
        }
        catch (ArchiveException)
        {
            return new OpenedArchive(SqliteArchive.Open(store, new ArchiveOptions { Clock = clock, Access = ArchiveAccess.Read }), canWrite: false, folder: null);
        }
    }

    private async Task ReadSamplesAsync()
    {
        const string Prefix = "samples/";
        var program = typeof(OpenedArchive).Assembly;
        var readings = new List<Dateline.Archive.Reading>();
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var bytes = new MemoryStream();
            await using (var resource = program.GetManifestResourceStream(name)!)
                await resource.CopyToAsync(bytes);
            var input = new Input { Source = name, Bytes = bytes.ToArray() };
            readings.Add(new Dateline.Archive.Reading(input, Chronicler.Read(input)));
        }
        await Archive.StoreAsync(readings);
    }
}
