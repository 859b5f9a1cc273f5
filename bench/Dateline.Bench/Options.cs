namespace Dateline.Bench;

/// <summary>What stands behind the name of a bench.</summary>
internal static class Options
{
    /// <summary>The value behind an option; absent where the option is not there.</summary>
    public static string? Of(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
