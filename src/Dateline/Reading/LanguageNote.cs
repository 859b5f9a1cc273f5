namespace Dateline.Reading;

/// <summary>The remark on a report in a language that is stored and not coded.</summary>
internal static class LanguageNote
{
    public static IReadOnlyList<Diagnostic> For(string? language) => language switch
    {
        "en" => [],
        null => [new(Severity.Warning, "DL0105", "The language could not be told; the report is stored and not coded.")],
        _ => [new(Severity.Info, "DL0105", $"The text is not in English ('{language}'); the report is stored and not coded.")],
    };
}
