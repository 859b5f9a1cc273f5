namespace Dateline.Desk;

/// <summary>The pages that every page leads to.</summary>
public static class Navigation
{
    public static IReadOnlyList<(string Name, string Address)> Pages { get; } =
    [
        ("Chronicle", "/"),
        ("Stories", "/stories"),
        ("Statements", "/statements"),
        ("Commitments", "/commitments"),
        ("Sources", "/sources"),
        ("Quarantine", "/quarantine"),
    ];
}
