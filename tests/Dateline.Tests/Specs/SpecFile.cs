using System.Globalization;
using Dateline.Testing;

namespace Dateline.Tests.Specs;

/// <summary>One example of a specification: what comes in, and one view of what must come out.</summary>
/// <param name="File">File below <c>specs/</c>.</param>
/// <param name="Section">The headings above the example, joined.</param>
/// <param name="Number">Number of the input within its section, from 1.</param>
/// <param name="Input">Kind of input (<c>text</c>, <c>report</c>, <c>html</c>).</param>
/// <param name="Options">What the fence of the input says besides, as <c>published=2022-01-10</c>.</param>
/// <param name="Given">The input.</param>
/// <param name="View">What is looked at (<c>mentions</c>, <c>times</c>…).</param>
/// <param name="IsPartial">Whether the expected lines are only some of all.</param>
/// <param name="Expected">The expected lines.</param>
public sealed record SpecExample(
    string File, string Section, int Number, string Input, IReadOnlyDictionary<string, string> Options, string Given, string View, bool IsPartial, string Expected)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File} › {Section} › {Number} ({View})");
}

/// <summary>Reads the examples of the Markdown files in <c>specs/</c>; <c>specs/README.md</c> tells their form.</summary>
internal static class SpecFile
{
    private static readonly string[] Inputs = ["text", "report", "html"];

    /// <summary>All examples of all files, in order.</summary>
    public static IReadOnlyList<SpecExample> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("specs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) != "README.md").SelectMany(Read),
    ];

    private static IEnumerable<SpecExample> Read(string path)
    {
        var file = Path.GetRelativePath(Repository.Path("specs"), path);
        var headings = new string[7];
        var number = 0;
        (string Kind, Dictionary<string, string> Options, string Text)? input = null;
        var lines = System.IO.File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            var level = lines[i].TakeWhile(c => c == '#').Count();
            if (level is > 0 and < 7 && lines[i].Length > level && lines[i][level] == ' ')
            {
                headings[level] = lines[i][level..].Trim();
                Array.Clear(headings, level + 1, headings.Length - level - 1);
                number = 0;
                input = null;
            }
            var fence = lines[i].TakeWhile(c => c == '`').Count();
            if (fence < 3)
                continue;
            var info = lines[i][fence..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var close = Array.FindIndex(lines, i + 1, line => line.StartsWith(lines[i][..fence], StringComparison.Ordinal));
            if (close < 0 || info.Length == 0)
                throw new FormatException($"{file}:{i + 1}: a fence without an end, or without a word that says what it holds");
            var text = string.Join('\n', lines[(i + 1)..close]);
            if (Inputs.Contains(info[0]))
            {
                number++;
                input = (info[0], info[1..].Select(o => o.Split('=', 2)).ToDictionary(o => o[0], o => o[^1]), text);
            }
            else if (input is { } given)
            {
                yield return new(file, string.Join(" › ", headings.Skip(2).Where(h => h is not null)), number,
                    given.Kind, given.Options, given.Text, info[0], info.Contains("some"), text);
            }
            else
            {
                throw new FormatException($"{file}:{i + 1}: expected lines without an input above them in the same section");
            }
            i = close;
        }
    }
}
