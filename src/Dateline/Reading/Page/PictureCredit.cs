using System.Text.RegularExpressions;

namespace Dateline.Reading.Page;

/// <summary>Parts a caption from the credit at its end: <c>… on Monday. (Ada Lind/AP)</c>, <c>… on Monday. Photo: Ada Lind</c>.</summary>
internal static partial class PictureCredit
{
    public static (string? Caption, string? Credit) Part(string words)
    {
        var match = InBrackets().Match(words);
        if (!match.Success)
            match = Labelled().Match(words);
        if (!match.Success)
            return (words, null);
        var caption = words[..match.Index].Trim(' ', '|', '-', '–', '—', '/');
        return (caption.Length > 0 ? caption : null, match.Groups["credit"].Value.Trim(' ', '.'));
    }

    [GeneratedRegex(@"[(\[](?:(?:photo|foto|picture|image|file photo|ap photo)(?:\s+by)?\s*[:/]?\s*)?(?<credit>[^()\[\]]{2,80}(?:/|via|©|getty|reuters|afp|\bap\b|epa|photo|file)[^()\[\]]{0,60})[)\]]\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"(?:^|[\s.|])(?:photo(?:graph)?(?:\s+credit|\s+by)?|picture|image(?:\s+credit)?|credit|foto|bild|fot\.|crédit(?:\s+photo)?|©|\(c\))\s*[:©]?\s+(?<credit>[^.:]{2,100})\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labelled();
}
