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
        ("Map", "/map"),
        ("Actors", "/actors"),
        ("Numbers", "/numbers"),
        ("Contradictions", "/contradictions"),
        ("Sources", "/sources"),
    ];

    /// <summary>Those that are looked for now and then; they stand at the end.</summary>
    public static IReadOnlyList<(string Name, string Address)> Others { get; } =
    [
        ("Changes", "/changes"),
        ("Review", "/review"),
        ("Paste a report", "/paste"),
        ("Quarantine", "/quarantine"),
        ("About", "/about"),
    ];
}
