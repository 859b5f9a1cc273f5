using System.CommandLine;
using System.CommandLine.Parsing;

namespace Dateline.Cli;

/// <summary>What is wrong with a line, in one sentence.</summary>
internal static class Usage
{
    /// <summary>The first thing wrong, with the nearest known word where one was mistyped.</summary>
    public static string Sentence(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var unknown = Unknown(result);
        if (unknown is null)
        {
            return command.Subcommands.Count > 0 && result.CommandResult.Children.Any() is false
                ? $"Say which: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
                : result.Errors[0].Message;
        }
        var isOption = unknown.StartsWith('-');
        var known = isOption ? OptionNames(command) : command.Subcommands.Select(c => c.Name);
        var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "verb" : "argument";
        return Nearest(unknown, known) is { } meant
            ? $"There is no {kind} '{unknown}'; did you mean '{meant}'?"
            : $"There is no {kind} '{unknown}'.";
    }

    /// <summary>A word that nothing on the line can be; also an option that is not there, and so would be taken for an argument such as a path.</summary>
    /// <remarks>Behind <c>--</c> everything is an argument, and <c>-</c> alone always is.</remarks>
    public static string? Unknown(ParseResult result)
    {
        if (result.UnmatchedTokens.Count > 0)
            return result.UnmatchedTokens[0];
        var free = result.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash).Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        return result.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(value => value is ['-', _, ..] && !free.Contains(value));
    }

    /// <summary>The words that call a command, as in <c>dateline quarantine list</c>.</summary>
    public static string FullName(Command command) =>
        command is RootCommand ? CommandLine.Name
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? FullName(parent) + " " + command.Name
        : command.Name;

    /// <summary>The options of a command and those that all commands have.</summary>
    public static IEnumerable<Option> Options(Command command)
    {
        foreach (var option in command.Options.Where(o => !o.Hidden))
            yield return option;
        foreach (var parent in command.Parents.OfType<Command>())
        {
            foreach (var option in Options(parent).Where(o => o.Recursive))
                yield return option;
        }
    }

    private static IEnumerable<string> OptionNames(Command command) => Options(command).SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal));

    private static string? Nearest(string word, IEnumerable<string> known) =>
        known.Select(k => (Word: k, Distance: Distance(word, k)))
            .Where(k => k.Distance <= Math.Max(1, k.Word.Length / 3))
            .OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal)
            .Select(k => k.Word)
            .FirstOrDefault();

    /// <summary>Edit distance (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
