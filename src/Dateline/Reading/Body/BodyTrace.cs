using System.Text;

namespace Dateline.Reading.Body;

/// <summary>Writes down what became of each block of a page, for those who work on the extractor: verdict, kind, path, text, parted by tabs.</summary>
internal static class BodyTrace
{
    private const int LongestPath = 250;

    /// <summary>A line for each block: "+" is text of the article, "-" with the reason is kept out, "." lies outside the article's container.</summary>
    public static void Write(PageOutline outline, int main, Verdict[] verdicts, StringBuilder trace)
    {
        var first = outline.Containers[main].FirstBlock;
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            var block = outline.Blocks[i];
            var isInside = i >= first && i - first < verdicts.Length;
            var verdict = !isInside ? "." : verdicts[i - first].Kept ? "+" : "-" + verdicts[i - first].Reason;
            trace.Append(verdict).Append('\t').Append(block.Kind).Append('\t').Append(Path(outline, block.Container, main)).Append('\t')
                .Append(block.Text.Replace('\n', ' ')).Append('\n');
        }
    }

    private static string Path(PageOutline outline, int container, int main)
    {
        var path = "";
        for (var i = container; i >= 0 && i != main && path.Length < LongestPath; i = outline.Containers[i].Parent)
        {
            var element = outline.Containers[i].Element;
            var names = string.Join('.', (element.ClassName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            path = $"{element.LocalName}.{names}#{element.Id}/{path}";
        }
        return path;
    }
}
