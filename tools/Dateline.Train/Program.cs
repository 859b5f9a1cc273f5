using Dateline.Train;
using Dateline.Train.Coreference;
using Dateline.Train.Factual;
using Dateline.Train.Lemmas;
using Dateline.Train.Names;
using Dateline.Train.Network;
using Dateline.Train.Spellings;
using Dateline.Train.Tokens;
using Dateline.Train.Words;

// Trains the parts of the language engine: `dotnet run --project tools/Dateline.Train -- VERB …`
return args switch
{
    ["network", .. var rest] => NetworkCommand.Run(rest),
    ["digest", var model, var treebank] => NetworkCommand.Digest(model, treebank),
    ["measure", .. var rest] => NetworkCommand.Measure(rest),
    ["tokens", .. var rest] => TokensCommand.Run(rest),
    ["lemmas", .. var rest] => LemmasCommand.Run(rest),
    ["spellings", .. var rest] => SpellingsCommand.Run(rest),
    ["lists", .. var rest] => ListsCommand.Run(rest),
    ["names", .. var rest] => NamesCommand.Run(rest),
    ["coreference", .. var rest] => CoreferenceCommand.Run(rest),
    ["given-names", .. var rest] => GivenNamesCommand.Run(rest),
    ["factuality", .. var rest] => FactualityCommand.Run(rest),
    ["rarity", .. var rest] => RarityCommand.Run(rest),
    ["pace", .. var rest] => PaceCommand.Run(rest),
    ["parse", .. var rest] => ParseCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Dateline.Train network|tokens|lemmas|spellings|lists|names|coreference|given-names|factuality|rarity|pace|parse …");
    return 2;
}
