using System.CommandLine;
using System.Text;
using Dateline.Language;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline parse</c>: plain text, or given tokens, on standard input → the grammar that the engine sees in them.</summary>
internal static class ParseVerb
{
    public static Command Create(Surroundings around)
    {
        var format = new Option<string>("--format")
        {
            Description = "conllu (words, tags, tree, names) or iob2 (words and names)",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "conllu",
        };
        format.AcceptOnlyFromAmong("conllu", "iob2");
        var goldTokens = new Option<bool>("--gold-tokens") { Description = "read CoNLL-U or IOB2 instead of plain text, and keep its words and sentences" };
        var quiet = new Option<bool>("--quiet") { Description = "no messages" };
        var command = new Command("parse", "Shows the grammar that the engine sees in the text on standard input.") { format, goldTokens, quiet };
        command.SetAction(result => Run(around, result.GetValue(format)!, result.GetValue(goldTokens)));
        return command;
    }

    private static int Run(Surroundings around, string format, bool goldTokens)
    {
        var analyzer = Analyzer.Load();
        using var input = new StreamReader(around.Input());
        using var output = new StreamWriter(around.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        using var document = goldTokens ? Given(input, format) : analyzer.Analyze(input.ReadToEnd());
        if (goldTokens)
            analyzer.Annotate(document);
        if (format == "iob2")
            Iob2.Write(document, output);
        else
            Conllu.Write(document, output);
        return ExitCode.Done;
    }

    private static Document Given(TextReader input, string format) => format == "iob2"
        ? Iob2.ToDocument([.. Iob2.Read(input)])
        : Conllu.ToDocument([.. Conllu.Read(input)], wordsOnly: true);
}
