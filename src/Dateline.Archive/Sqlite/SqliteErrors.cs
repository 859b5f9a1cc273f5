using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>What SQLite says, in words for the user.</summary>
internal static class SqliteErrors
{
    // https://www.sqlite.org/rescode.html
    private const int Perm = 3, Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, Interrupt = 9, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, NotADatabase = 26;
    private const int IoShortRead = 10 | (2 << 8), IoNoMemory = 10 | (12 << 8);

    public static ArchiveException Explain(SqliteException error, string file, TimeSpan lockWait) => error.SqliteErrorCode switch
    {
        Busy or Locked => new(
            $"Another program is writing to {file} and did not finish within {lockWait.TotalSeconds:0.#} seconds.",
            "Wait for it to end, or give another file with --store.", error),
        Full => new(
            $"The disk is full: {file} could not grow. Everything stored before is intact.",
            "Make room, then run the same command again; what is stored is not read twice.", error),
        ReadOnly or Perm => ReadOnlyFile(file, error),
        CannotOpen => new(
            $"{file} cannot be opened.",
            "See that its folder is there and that you may write in it, or give another file with --store.", error),
        NotADatabase => new(
            $"{file} is not an archive: it is some other kind of file.",
            "Give another file with --store.", error),
        Corrupt => new(
            $"{file} is damaged.",
            "Copy the file away before anything else; then restore it from a copy, or read the reports again into a new one.", error),
        Io when error.SqliteExtendedErrorCode is IoShortRead => new(
            $"{file} is cut off.",
            "Restore it from a copy, or read the reports again into a new one.", error),
        Io when error.SqliteExtendedErrorCode is not IoNoMemory => new(
            $"The disk reported an error at {file}. Everything stored before is intact as far as the disk kept it.",
            "See that the disk is there and has room, then run the same command again.", error),
        TooBig => new(
            $"A report is too large for {file}.",
            "Give smaller limits on reading.", error),
        NoMemory or Io => new($"There is not enough memory to go on with {file}.", "Give fewer --jobs.", error),
        Interrupt => new($"Work on {file} was interrupted.", "Run the same command again.", error),
        _ => new($"{file} could not be used: {error.Message}", "Report this as a fault of Dateline, with the sentence above.", error),
    };

    public static ArchiveException ReadOnlyFile(string file, SqliteException? error) => new(
        $"{file} may only be read, not written.",
        "Give yourself permission to write the file and its folder, or give another file with --store.",
        error);
}
