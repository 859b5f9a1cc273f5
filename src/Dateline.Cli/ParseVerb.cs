using Dateline.Language;

namespace Dateline.Cli;

/// <summary>`dateline parse`: plain text, or given tokens, on standard input → the grammar that the engine sees in them.</summary>
internal static class ParseVerb
{
    public static int Run(string format, bool goldTokens)
    {
        var analyzer = Analyzer.Load();
        using var input = new StreamReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput());
        using var document = goldTokens ? Given(input, format) : analyzer.Analyze(input.ReadToEnd());
        if (goldTokens)
            analyzer.Annotate(document);
        if (format == "iob2")
            Iob2.Write(document, output);
        else
            Conllu.Write(document, output);
        return 0;
    }

    private static Document Given(TextReader input, string format) => format == "iob2"
        ? Iob2.ToDocument([.. Iob2.Read(input)])
        : Conllu.ToDocument([.. Conllu.Read(input)], wordsOnly: true);
}
