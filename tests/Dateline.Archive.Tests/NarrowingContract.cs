using Dateline.Archive.Sql;
using NodaTime;

namespace Dateline.Archive.Tests;

/// <summary>A page of what bears a name is the same page, however it is come by: looked for in the order of the answer, gathered, or first the one and then the other.</summary>
public abstract class NarrowingContract : ArchiveContract
{
    private const int Reports = 50;

    private static readonly LocalDate March1 = new(2031, 3, 1);

    // The first stands nearly everywhere, the last nearly nowhere.
    private static readonly string[] People = ["Ilse Korrin", "Tomas Vey", "Ana Sol", "Piet Harrow", "Mira Vey"];
    private static readonly string[] Towns = ["Varensk", "Marrow", "Port Ilse", "Ostra"];
    private static readonly EventType[] Types = [EventType.Protest, EventType.Coerce, EventType.Assault];

    // Always gathered; always looked for, to the end; looked for a little, so that pages are often not full.
    internal static readonly Effort[] Efforts = [new(int.MaxValue, 1_000_000), new(1, 1_000_000), new(1, 40), Effort.Usual];

    [Fact]
    public async Task A_page_is_the_same_however_it_is_come_by()
    {
#pragma warning disable CA5394 // The same reports every time.
        var random = new Random(20310301);
        for (var number = 0; number < Reports; number++)
            await Store(Chance(random, number));
        var archives = Efforts.Select(effort => Open(Settings with { Effort = effort })).ToList();
        var filled = 0;
        for (var i = 0; i < 120; i++)
        {
            string? Some(string[] names) => random.Next(3) switch { 0 => null, 1 => names[0], _ => names[random.Next(names.Length)] };
            var since = random.Next(4) == 0 ? March1.PlusDays(random.Next(20)) : (LocalDate?)null;
            var (limit, offset) = (random.Next(1, 4), random.Next(3) == 0 ? random.Next(3) : 0);
            var timeline = new TimelineQuery
            {
                Actor = Some([.. People, "vey", "minister", "VRN", "nobody"]), Place = Some([.. Towns, "VRN"]), Type = random.Next(2) == 0 ? Types[random.Next(Types.Length)] : null,
                Status = random.Next(4) == 0 ? EventStatus.Denied : null, Since = since, Until = since?.PlusDays(random.Next(10)), OnlyBegun = random.Next(4) == 0,
            };
            var statements = new StatementQuery { Speaker = Some([.. People, "vey", "ministers", "nobody"]), Kind = random.Next(3) == 0 ? StatementKind.Denial : null, Since = since };
            var commitments = new CommitmentQuery { Promisor = Some([.. People, "vey"]), Status = random.Next(4) == 0 ? CommitmentStatus.Kept : null, Since = since };
            filled += await SameAsync(offset, limit, async a => (await All(a.TimelineAsync(timeline, Cancellation))).Select(r => r.Key), async a => (await All(a.TimelineAsync(timeline with { Limit = limit, Offset = offset }, Cancellation))).Select(r => r.Key));
            filled += await SameAsync(offset, limit, async a => (await All(a.StatementsAsync(statements, Cancellation))).Select(r => r.Key), async a => (await All(a.StatementsAsync(statements with { Limit = limit, Offset = offset }, Cancellation))).Select(r => r.Key));
            filled += await SameAsync(offset, limit, async a => (await All(a.CommitmentsAsync(commitments, Cancellation))).Select(r => r.Key), async a => (await All(a.CommitmentsAsync(commitments with { Limit = limit, Offset = offset }, Cancellation))).Select(r => r.Key));
        }
#pragma warning restore CA5394
        foreach (var archive in archives)
            await archive.DisposeAsync();
        Assert.InRange(filled, 120, 360);

        async Task<int> SameAsync(int offset, int limit, Func<IArchive, Task<IEnumerable<string>>> all, Func<IArchive, Task<IEnumerable<string>>> page)
        {
            var expected = (await all(Archive)).Skip(offset).Take(limit).ToList();
            foreach (var archive in archives)
                Assert.Equal(expected, await page(archive));
            return expected.Count == limit ? 1 : 0;
        }
    }

    [Fact]
    public async Task What_bears_a_name_is_what_shows_it()
    {
#pragma warning disable CA5394
        var random = new Random(7);
        for (var number = 0; number < Reports; number++)
            await Store(Chance(random, number));
#pragma warning restore CA5394
        var rows = await All(Archive.TimelineAsync(new(), Cancellation));
        var said = await All(Archive.StatementsAsync(new(), Cancellation));
        var bound = await All(Archive.CommitmentsAsync(new(), Cancellation));
        foreach (var name in People)
        {
            Assert.Equal(rows.Where(r => r.SourceActors.Concat(r.TargetActors).Contains(name)).Select(r => r.Key), (await All(Archive.TimelineAsync(new() { Actor = name }, Cancellation))).Select(r => r.Key));
            Assert.Equal(said.Where(r => r.Speaker == name).Select(r => r.Key), (await All(Archive.StatementsAsync(new() { Speaker = name }, Cancellation))).Select(r => r.Key));
            Assert.Equal(bound.Where(r => r.Promisor == name || r.OnBehalfOf == name).Select(r => r.Key), (await All(Archive.CommitmentsAsync(new() { Promisor = name }, Cancellation))).Select(r => r.Key));
        }
        foreach (var town in Towns)
            Assert.Equal(rows.Where(r => r.Place == town).Select(r => r.Key), (await All(Archive.TimelineAsync(new() { Place = town }, Cancellation))).Select(r => r.Key));
    }

    [Fact]
    public async Task Names_of_a_report_that_is_read_again_are_found_and_those_it_had_are_not()
    {
        var reading = Specimens.Full(1);
        await Store(reading);
        var chronicle = reading.Outcome.Chronicle!;
        await Archive.ReviseAsync([reading with { Outcome = ReadingOutcome.Read(chronicle with { Actors = [.. chronicle.Actors.Select(a => a.Id == "a2" ? a with { Name = "Tomas Vey", References = [] } : a)] }) }], Cancellation);
        Assert.Single(await All(Archive.TimelineAsync(new() { Actor = "vey" }, Cancellation)));
        Assert.Empty(await All(Archive.TimelineAsync(new() { Actor = "korrin" }, Cancellation)));
    }

#pragma warning disable CA5394
    private static Reading Chance(Random random, int number)
    {
        var reading = Specimens.Full(number);
        var chronicle = reading.Outcome.Chronicle!;
        int Skewed(int count) => (int)(count * Math.Pow(random.NextDouble(), 2.5));
        string Actor() => "p" + Skewed(People.Length);
        var (mention, statement, commitment) = (chronicle.Mentions[0], chronicle.Statements[0], chronicle.Commitments[0]);
        When On(LocalDate day) => new(day, day.PlusDays(random.Next(3) == 0 ? 45 : 0), null, null, DateBasis.Explicit, null);
        return reading with
        {
            Outcome = ReadingOutcome.Read(chronicle with
            {
                Actors = [.. People.Select((name, i) => new Actor { Id = "p" + i, Name = name, Kind = ActorKind.Person, Code = i % 2 == 0 ? "VRNGOV" : "OSTGOV", Office = i == 1 ? "minister" : null, References = [] })],
                Places = [.. Towns.Select((name, i) => new Place { Span = new(i, i + 1), Name = name, Country = i == 3 ? "OST" : "VRN", Kind = PlaceKind.City })],
                Mentions = [.. Enumerable.Range(0, random.Next(5)).Select(i => mention with
                {
                    Id = "m" + i, Type = Types[Skewed(Types.Length)], SourceActors = [Actor()], TargetActors = random.Next(3) == 0 ? [Actor()] : [], Where = random.Next(4) == 0 ? null : new([Skewed(Towns.Length)], PlaceBasis.Clause),
                    When = On(March1.PlusDays(random.Next(28))), Status = random.Next(4) == 0 ? EventStatus.Denied : EventStatus.Happened, SaidBy = [],
                })],
                Statements = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => statement with
                {
                    Id = "s" + i, Speaker = random.Next(5) == 0 ? null : Actor(), SpeakerMention = null, Addressee = null, NestedIn = null, Answers = null, Kind = random.Next(3) == 0 ? StatementKind.Denial : StatementKind.Commitment, When = null,
                })],
                Commitments = random.Next(2) == 0 ? [] : [commitment with { Statement = "s0", Promisor = Actor(), OnBehalfOf = random.Next(3) == 0 ? Actor() : null, Promisee = null, Status = random.Next(3) == 0 ? CommitmentStatus.Kept : CommitmentStatus.Open }],
            }),
        };
    }
#pragma warning restore CA5394
}
