using System.CommandLine;
using System.Text;
using Dateline.Language;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline parse</c>: plain text, or given tokens → the grammar that the engine sees in them.</summary>
internal static class ParseVerb
{
    public static Command Create(Surroundings around)
    {
        var path = new Argument<string>("PATH") { Description = "a text file; without it, or with -, standard input", DefaultValueFactory = _ => "-" };
        var format = new Option<string>("--format")
        {
            Description = "conllu (words, tags, tree, names), iob2 (words and names), json (all of it, with offsets), or svg (a picture: the tree above the words, the names marked)",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "conllu",
        };
        format.AcceptOnlyFromAmong("conllu", "iob2", "json", "svg");
        var goldTokens = new Option<bool>("--gold-tokens") { Description = "read CoNLL-U (IOB2 where --format is iob2) instead of plain text, and keep its words and sentences" };
        var quiet = new Option<bool>("--quiet") { Description = "no messages" };
        var verb = new Verb("parse", "Shows the grammar that the engine sees in a text.")
        {
            Examples =
            [
                ("dateline parse notes.txt", "words, tags and trees in CoNLL-U"),
                ("dateline parse --format svg notes.txt > notes.svg", "a picture for the browser"),
                ("echo 'Troops left Vardo.' | dateline parse --format json", "from standard input, for a program"),
            ],
        };
        verb.Add(path);
        foreach (var option in (Option[])[format, goldTokens, quiet])
            verb.Add(option);
        verb.SetAction(result => Run(around, result.GetValue(path)!, result.GetValue(format)!, result.GetValue(goldTokens)));
        return verb;
    }

    private static int Run(Surroundings around, string path, string format, bool goldTokens)
    {
        using var input = new StreamReader(Open(around, path));
        var analyzer = Analyzer.Load();
        using var document = goldTokens ? Given(input, path, format) : analyzer.Analyze(input.ReadToEnd());
        if (goldTokens)
            analyzer.Annotate(document);
        Write(document, format, around.Output);
        return ExitCode.Done;
    }

    /// <summary>The bytes of a file; of standard input where the path is a dash.</summary>
    public static byte[] Bytes(Surroundings around, string path)
    {
        using var stream = Open(around, path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Stream Open(Surroundings around, string path)
    {
        try
        {
            return path == "-" ? around.Input() : File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file {path}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    private static Document Given(TextReader input, string path, string format)
    {
        try
        {
            return format == "iob2" ? Iob2.ToDocument([.. Iob2.Read(input)]) : Conllu.ToDocument([.. Conllu.Read(input)], wordsOnly: true);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{(path == "-" ? "Standard input" : path)} cannot be read: {e.Message}.");
        }
    }

    private static void Write(Document document, string format, Stream output)
    {
        if (format == "json")
        {
            DocumentJson.Write(document, output);
            output.WriteByte((byte)'\n');
            return;
        }
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (format == "iob2")
            Iob2.Write(document, writer);
        else if (format == "svg")
            TreePicture.Write(document, writer);
        else
            Conllu.Write(document, writer);
    }
}
