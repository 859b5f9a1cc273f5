using System.Text;

namespace Dateline.Reading.Body;

/// <summary>How blocks become one text.</summary>
internal static class BodyText
{
    /// <summary>Blocks separated by one blank line.</summary>
    public static string Join(IReadOnlyList<BodyBlock> blocks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0)
                text.Append(Separator(blocks[i - 1].Kind, blocks[i].Kind));
            text.Append(blocks[i].Text);
        }
        return text.ToString();
    }

    private static string Separator(BlockKind before, BlockKind after) =>
        before == after && after is BlockKind.TableRow ? "\n" : "\n\n";
}
