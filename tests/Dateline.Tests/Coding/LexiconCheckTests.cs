using Dateline.Coding;
using Dateline.Lexica;

namespace Dateline.Tests.Coding;

public sealed class LexiconCheckTests
{
    [Fact]
    public void No_pattern_of_the_lexicon_clashes_with_another_or_lies_in_its_shadow() =>
        Assert.Empty(LexiconCheck.Conflicts());

    [Fact]
    public void One_trigger_of_two_types_is_a_clash_told_with_both_places()
    {
        var finding = Assert.Single(Conflicts("shove | shove | ASSAULT | | 190", "push | push, shove | PROTEST | | 141"));
        Assert.Equal(new(PatternFault.Clash, "events/a#push", "lexicon/events/a.txt:2", "shove", "events/a#shove", "lexicon/events/a.txt:1"), finding);
    }

    [Fact]
    public void One_trigger_of_one_type_is_a_shadow_on_the_later_pattern()
    {
        var finding = Assert.Single(Conflicts("""riots | "riot" | PROTEST | riot | 145""", """unrest | "unrest", "riot" | PROTEST | demo | 141"""));
        Assert.Equal((PatternFault.Shadowed, "events/a#unrest", "\"riot\""), (finding.Fault, finding.Pattern, finding.Words));
    }

    [Fact]
    public void Patterns_that_ask_for_different_objects_are_apart()
    {
        Assert.Empty(Conflicts("fire-guns | fire + rockets | ASSAULT | | 194", "fire-staff | fire + minister | CONCEDE | | 083"));
        Assert.Equal("fire + rockets", Assert.Single(Conflicts("fire-guns | fire + shells, rockets | ASSAULT | | 194", "salute | fire + rockets | SUPPORT | | 050")).Words);
    }

    [Fact]
    public void A_pattern_that_asks_for_an_object_goes_before_one_that_does_not() =>
        Assert.Empty(Conflicts("fire | fire | ASSAULT | | 193", "fire-staff | fire + minister | CONCEDE | | 083"));

    [Fact]
    public void A_pattern_that_coded_nothing_is_told_and_one_that_did_is_not()
    {
        var unused = LexiconCheck.NeverFired(new HashSet<string> { "events/protest#break-out" });
        Assert.DoesNotContain(unused, f => f.Pattern == "events/protest#break-out");
        Assert.Contains(unused, f => f is { Fault: PatternFault.NeverFired, Pattern: "events/protest#riot" } && f.Place.StartsWith("lexicon/events/protest.txt:", StringComparison.Ordinal));
    }

    private static IReadOnlyList<PatternFinding> Conflicts(params string[] lines) =>
        LexiconCheck.Conflicts(lines.Select((line, i) => EventLine.Parse(new LexiconLine("events/a.txt", i + 1, line))));
}
