using Dateline.Language;
using Dateline.Language.Linear;
using Dateline.Language.Names;
using Dateline.Language.Network;

namespace Dateline.Train;

/// <summary>`Dateline.Train parse …`: what `dateline parse` does, with models that are not yet part of the library.</summary>
internal static class ParseCommand
{
    public static int Run(string[] args)
    {
        var options = Options.Read([.. args.Where(a => a is not ("--quiet" or "--gold-tokens" or "--gold-tags"))], "--format", "--tokens", "--lemmas", "--names", "--lists");
        using var input = new StreamReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput());
        using var document = Read(args.Contains("--gold-tokens"), args.Contains("--gold-tags"), options, input);
        if (!args.Contains("--gold-tags"))
            GrammarStage.Load(Spelling.Load())?.Annotate(document);
        if (options.Text("--lemmas") is { } lemmas)
        {
            using var stream = File.OpenRead(lemmas);
            Lemmatizer.Read(stream, Spelling.Load()).Lemmatize(document);
        }
        if (options.Text("--names") is { } names)
        {
            var lists = options.Text("--lists") is { } file ? NameLists.Read(File.OpenRead(file)) : NameLists.Load();
            new NameFinder(LinearModel.Read(File.ReadAllBytes(names)), lists).Find(document);
        }
        if (options.Text("--format") == "iob2")
            Iob2.Write(document, output);
        else
            Conllu.Write(document, output);
        return 0;
    }

    private static Document Read(bool goldTokens, bool goldTags, Options options, TextReader input)
    {
        if (goldTokens || goldTags)
            return options.Text("--format") == "iob2" ? Iob2.ToDocument([.. Iob2.Read(input)]) : Conllu.ToDocument([.. Conllu.Read(input)], wordsOnly: !goldTags);
        var tokenizer = options.Text("--tokens") is { } file ? new Tokenizer(LinearModel.Read(File.ReadAllBytes(file))) : new Tokenizer();
        var document = new Document(new Report { Id = "", Source = "", Text = input.ReadToEnd() });
        tokenizer.Split(document);
        return document;
    }
}
