namespace Dateline.Testing;

/// <summary>Where the repository and what lies beside it are, seen from a test that runs in its build folder.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A file or folder beside the repository; the test is skipped, and counted so, where it is not there.</summary>
    public static string Shared(params string[] parts)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine([Root, "..", "shared", .. parts]));
        Assert.SkipUnless(System.IO.Path.Exists(path), "needs ../shared/" + string.Join('/', parts));
        return path;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Dateline.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("no Dateline.slnx above " + AppContext.BaseDirectory);
    }
}
