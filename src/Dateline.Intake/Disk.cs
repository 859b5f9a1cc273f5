using System.IO.Enumeration;

namespace Dateline.Intake;

/// <summary>A name in a folder.</summary>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink, long Length);

/// <summary>The file system as the intake sees it. A seam: what a test cannot make for real (a folder that root may not list, a failing disk) it makes here.</summary>
internal class Disk
{
    public virtual bool IsFile(string path) => File.Exists(path);

    public virtual bool IsFolder(string path) => Directory.Exists(path);

    public virtual Stream Open(string path) =>
        new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });

    /// <summary>When a file was last changed, in ticks of UTC; 0 where that cannot be told.</summary>
    public virtual long Modified(string path)
    {
        try
        {
            return File.GetLastWriteTimeUtc(path).Ticks;
        }
        catch (Exception fault) when (Reason(fault) is not null)
        {
            return 0;
        }
    }

    /// <summary>What stands in a folder, sorted by name, ordinal: the order is the same on every machine.</summary>
    public virtual IReadOnlyList<FolderEntry> List(string path)
    {
        var entries = new List<FolderEntry>(new FileSystemEnumerable<FolderEntry>(
            path,
            static (ref FileSystemEntry e) => new(e.FileName.ToString(), e.IsDirectory, e.Attributes.HasFlag(FileAttributes.ReparsePoint), e.IsDirectory ? 0 : e.Length),
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, ReturnSpecialDirectories = false }));
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    /// <summary>The folder itself, behind all links that <paramref name="path"/> ends in; absent where it leads nowhere.</summary>
    public virtual string? FolderBehind(string path) =>
        (Directory.ResolveLinkTarget(path, returnFinalTarget: true) ?? new DirectoryInfo(path)) is { Exists: true } target
            ? Path.TrimEndingDirectorySeparator(target.FullName)
            : null;

    /// <summary>Runs an access to the disk; where the disk refuses it, the answer is the system's reason in a few words.</summary>
    public static string? Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "no permission",
        FileNotFoundException or DirectoryNotFoundException => "it is not there any more",
        PathTooLongException => "the path is too long",
        IOException io => FirstSentence(io.Message),
        System.Security.SecurityException => "no permission",
        ArgumentException or NotSupportedException => "the path is not valid",
        _ => null,
    };

    private static string FirstSentence(string message)
    {
        // The runtime puts the path behind " : '" or into the sentence; the line that shows this names it already.
        var end = message.IndexOf(" : '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
