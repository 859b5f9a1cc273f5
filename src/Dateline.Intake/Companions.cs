using System.Collections.Frozen;

namespace Dateline.Intake;

/// <summary>Files that stand beside saved pages and are no reports themselves. They are passed over in folders and archives; who names one on the command line gets it read.</summary>
internal static class Companions
{
    // Not an allow-list: saved pages are called `index.php?id=3`, `story` or `a.shtml`. What is in no list is tried, and quarantined if it is no text.
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "css", "js", "mjs", "map", "json", "xml", "rss", "atom", "opml", "csv", "tsv", "yaml", "yml", "toml", "ini", "log", "lock",
        "png", "jpg", "jpeg", "jpe", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic",
        "woff", "woff2", "ttf", "otf", "eot",
        "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "mov", "avi", "mkv", "m3u8", "ts",
        "db", "db-wal", "db-shm", "sqlite", "bin", "exe", "dll", "so", "tar", "7z", "rar",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name is hidden, as <c>.git</c> and <c>.DS_Store</c> are, or is bookkeeping of an archiver.</summary>
    public static bool IsHidden(string name) => name.StartsWith('.') || name is "__MACOSX" or "Thumbs.db" or "desktop.ini";

    /// <summary>Whether a file of this name only accompanies pages.</summary>
    public static bool IsOne(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot >= 0 && Kinds.Contains(name[(dot + 1)..]);
    }

    /// <summary>Whether a folder holds the parts of a page that a browser saved beside it: <c>story_files</c> beside <c>story.html</c>.</summary>
    public static bool IsFolderOfPage(string name, IReadOnlyList<FolderEntry> beside)
    {
        if (!name.EndsWith("_files", StringComparison.Ordinal))
            return false;
        var page = name[..^"_files".Length];
        return beside.Any(e => !e.IsFolder && (e.Name == page + ".html" || e.Name == page + ".htm"));
    }
}
