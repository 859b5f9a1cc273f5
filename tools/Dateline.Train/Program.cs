using Dateline.Train.Network;

// Trains the parts of the language engine: `dotnet run --project tools/Dateline.Train -- VERB …`
return args switch
{
    ["network", .. var rest] => NetworkCommand.Run(rest),
    ["digest", var model, var treebank] => NetworkCommand.Digest(model, treebank),
    ["measure", .. var rest] => NetworkCommand.Measure(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Dateline.Train network --help");
    return 2;
}
