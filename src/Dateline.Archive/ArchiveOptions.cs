using Dateline.Archive.Sql;

namespace Dateline.Archive;

/// <summary>How an archive is opened.</summary>
public enum ArchiveAccess
{
    /// <summary>To read and write; made where it is not there.</summary>
    ReadWrite,

    /// <summary>Only to read; it must be there.</summary>
    Read,
}

/// <summary>Settings of an archive.</summary>
public sealed record ArchiveOptions
{
    /// <summary>The defaults.</summary>
    public static ArchiveOptions Default { get; } = new();

    /// <summary>What it is opened for.</summary>
    public ArchiveAccess Access { get; init; } = ArchiveAccess.ReadWrite;

    /// <summary>How long to wait while another program writes.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes up to which a refused input is kept; of a larger one only the hash and the size are.</summary>
    public int QuarantinedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Version of the engine that made the chronicles, as it is noted beside them.</summary>
    public string EngineVersion { get; init; } = typeof(Chronicle).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The clock for the times at which things were stored.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How pages of rows that bear a name are come by; the answers are the same.</summary>
    internal Effort Effort { get; init; } = Effort.Usual;
}
