using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Text;
using Dateline.Export;

namespace Dateline.Cli;

/// <summary>The help of a command: what it is for, how it is called, its options, and lines to try.</summary>
internal static class Help
{
    private const int Narrowest = 50;
    private const int Widest = 100;

    public static void Write(Command command, Surroundings around)
    {
        using var output = new StreamWriter(around.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        new Writer(output, Math.Clamp(around.Width, Narrowest, Widest)).Write(command);
    }

    private sealed class Writer(TextWriter output, int width)
    {
        public void Write(Command command)
        {
            Paragraph(command.Description ?? "", 0);
            Section("Usage");
            output.WriteLine("  " + UsageLine(command));
            if (command.Subcommands.Any(c => !c.Hidden))
                Table(command is RootCommand ? "Verbs" : "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
            if (command.Arguments.Any(a => !a.Hidden))
                Table("Arguments", command.Arguments.Where(a => !a.Hidden).Select(a => (a.HelpName ?? a.Name, a.Description ?? "")));
            Table("Options", Usage.Options(command).OrderBy(o => o is HelpOption or VersionOption).Select(o => (OptionLabel(o), OptionText(o))));
            if (command is Verb verb)
                WriteRest(verb.Notes, verb.Examples);
            else if (command is RootCommand)
                WriteRest(RootNotes, RootExamples);
        }

        private static IReadOnlyList<string> RootNotes { get; } =
        [
            "Exit codes: 0 done; 1 some inputs were quarantined, or not all could be stored; 2 the line was wrong; 3 an internal error; 130 stopped by Ctrl-C.",
            "Standard output carries data and nothing else. Colours are shown on a terminal only, and never where NO_COLOR is set.",
        ];

        private static IReadOnlyList<(string Line, string Does)> RootExamples { get; } =
        [
            ("dateline read samples", "shows the chronicle of each report in the folder and stores it in dateline.db"),
            ("dateline timeline --since 2022-01-02", "asks what was stored"),
            ("dateline explain 3fa9c1d27b/m4", "shows the chain from the bytes to a row"),
        ];

        private void WriteRest(IReadOnlyList<string> notes, IReadOnlyList<(string Line, string Does)> examples)
        {
            if (notes.Count > 0)
                Section("Notes");
            foreach (var note in notes)
                Paragraph(note, 2);
            if (examples.Count > 0)
                Section("Examples");
            foreach (var (line, does) in examples)
            {
                output.WriteLine("  " + line);
                Paragraph(does, 6);
            }
        }

        private static string UsageLine(Command command)
        {
            var line = new StringBuilder(Usage.FullName(command));
            if (command.Subcommands.Any(c => !c.Hidden))
                line.Append(command is RootCommand ? " VERB" : " COMMAND");
            foreach (var argument in command.Arguments.Where(a => !a.Hidden))
            {
                var name = argument.HelpName ?? argument.Name;
                line.Append(argument.Arity.MaximumNumberOfValues > 1 ? $" {name}…" : argument.Arity.MinimumNumberOfValues == 0 ? $" [{name}]" : $" {name}");
            }
            return line.Append(" [options]").ToString();
        }

        private static string OptionLabel(Option option)
        {
            var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Prepend(option.Name).Distinct(StringComparer.Ordinal));
            return option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) && option.HelpName is { } value ? names + " " + value : names;
        }

        private static string OptionText(Option option)
        {
            var text = option.Description ?? "";
            return option.HasDefaultValue && option.ValueType == typeof(string) && option.GetDefaultValue() is string { Length: > 0 } standard && !text.Contains("default", StringComparison.Ordinal)
                ? $"{text} (default: {standard})"
                : text;
        }

        private void Table(string title, IEnumerable<(string Label, string Text)> rows)
        {
            Section(title);
            var all = rows.ToList();
            var left = Math.Min(26, all.Max(row => row.Label.Length)) + 4;
            foreach (var (label, text) in all)
            {
                var lines = Wrapped(text, width - left);
                var first = "  " + label;
                if (first.Length + 2 > left && lines.Count > 0)
                    output.WriteLine(first);
                else
                    output.WriteLine((first.PadRight(left) + (lines.Count > 0 ? lines[0] : "")).TrimEnd());
                foreach (var line in lines.Skip(first.Length + 2 > left ? 0 : 1))
                    output.WriteLine(new string(' ', left) + line);
            }
        }

        private void Section(string title)
        {
            output.WriteLine();
            output.WriteLine(title + ":");
        }

        private void Paragraph(string text, int indent)
        {
            foreach (var line in Wrapped(text, width - indent))
                output.WriteLine(new string(' ', indent) + line);
        }

        private static List<string> Wrapped(string text, int width)
        {
            var lines = new List<string>();
            var line = "";
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = line.Length == 0 ? word : line + " " + word;
                }
            }
            if (line.Length > 0)
                lines.Add(line);
            return lines;
        }
    }
}

/// <summary>What <c>--help</c> does.</summary>
internal sealed class ShowHelp(Surroundings around) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Help.Write(parseResult.CommandResult.Command, around);
        return ExitCode.Done;
    }
}

/// <summary>What <c>--version</c> does.</summary>
internal sealed class ShowVersion(Surroundings around) : SynchronousCommandLineAction
{
    /// <summary>The version, without the commit that a build may append.</summary>
    public static string Version { get; } =
        typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        around.Output.Write(Encoding.UTF8.GetBytes($"{CommandLine.Name} {Version}\n"));
        return ExitCode.Done;
    }
}
