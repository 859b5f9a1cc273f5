using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline lexicon check</c>: patterns of the event lexicon that clash, lie in one another's shadow, or never code anything.</summary>
internal static class LexiconVerb
{
    public static Command Create(Surroundings around) => new("lexicon", "Looks after the patterns that code events.") { Check(around) };

    private static Verb Check(Surroundings around)
    {
        var paths = new Argument<string[]>("PATH") { Description = "reports, to see which patterns code nothing in them; - is standard input", Arity = ArgumentArity.ZeroOrMore };
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("check", "Finds patterns that clash, that lie in the shadow of others, and those that code nothing in given reports.")
        {
            Notes = ["Exit code 1 where patterns clash or lie in a shadow. docs/events.md says how a pattern is written."],
            Examples = [("dateline lexicon check", "clashes and shadows, with file and line"), ("dateline lexicon check samples/*.html", "also the patterns that none of these reports uses")],
        };
        verb.Add(paths);
        foreach (var option in (Option[])[json, quiet])
            verb.Add(option);
        verb.SetAction(result => Run(around, result.GetValue(paths) ?? [], result.GetValue(json), result.GetValue(quiet)));
        return verb;
    }

    private static int Run(Surroundings around, string[] paths, bool json, bool quiet)
    {
        var conflicts = LexiconCheck.Conflicts();
        var findings = conflicts.ToList();
        if (paths.Length > 0)
            findings.AddRange(LexiconCheck.NeverFired(Fired(around, paths)));
        around.Output.Write(Encoding.UTF8.GetBytes(string.Concat(findings.Select(f => json ? AsJson(f) : AsText(f)))));
        if (!quiet)
            around.Error.WriteLine($"{conflicts.Count(f => f.Fault == PatternFault.Clash)} clash, {conflicts.Count(f => f.Fault == PatternFault.Shadowed)} in a shadow{(paths.Length > 0 ? $", {findings.Count - conflicts.Count} never fired" : "")}.");
        return conflicts.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static HashSet<string> Fired(Surroundings around, string[] paths)
    {
        var chronicler = Chronicler.Load();
        var fired = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (chronicler.Read(new Input { Source = path, Bytes = ParseVerb.Bytes(around, path) }) is { Chronicle: { } chronicle })
                fired.UnionWith(chronicle.Mentions.Select(m => m.Because));
        }
        return fired;
    }

    private static string AsText(PatternFinding finding) => finding.Fault switch
    {
        PatternFault.Clash => $"{finding.Place}: {finding.Pattern} clashes with {finding.Other} ({finding.OtherPlace}): {finding.Words}\n",
        PatternFault.Shadowed => $"{finding.Place}: {finding.Pattern} lies in the shadow of {finding.Other} ({finding.OtherPlace}): {finding.Words}\n",
        _ => $"{finding.Place}: {finding.Pattern} never fired\n",
    };

    private static string AsJson(PatternFinding finding)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("fault", finding.Fault switch { PatternFault.Clash => "clash", PatternFault.Shadowed => "shadowed", _ => "never fired" });
            writer.WriteString("pattern", finding.Pattern);
            writer.WriteString("place", finding.Place);
            if (finding.Words.Length > 0)
                writer.WriteString("words", finding.Words);
            if (finding.Other is { } other)
            {
                writer.WriteString("other", other);
                writer.WriteString("otherPlace", finding.OtherPlace);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
