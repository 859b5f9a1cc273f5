using System.Text;
using Dateline.Archive.Postgres;
using Dateline.Archive.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>SQLite and PostgreSQL answer alike: the same ids in the same order, ranked and shown the same.</summary>
public sealed class SameAnswersTests(PostgresServer server)
{
    private const int Queries = 500;

    private static readonly string[] Vocabulary =
    [
        "harbour", "harbours", "strike", "striking", "struck", "walk", "walked", "walking", "police", "policing", "café", "cafés", "Zürich", "naïve", "relation", "relational", "relations", "minister", "ministers",
        "ministry", "the", "of", "a", "and", "fare", "fares", "fired", "fire", "firing", "3", "2031", "12,000", "Nur-Sultan", "Korrin's", "U.N.", "co-operate", "cooperation", "ceasefire", "cease-fire", "Łódź", "Đà Nẵng",
        "ΑΘΗΝΑ", "Москва", "москвы", "漢字", "straße", "İzmir", "ijssel", "ﬁre", "e\u0301te\u0301", "x²", "happy", "happily", "happiness", "agreed", "agreement", "agreeing", "AND", "NOT", "OR",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_searches_give_the_same_reports_in_the_same_order()
    {
        using var scratch = new Scratch();
        await using var postgres = PostgresArchive.Open(server.NewAddress(), ArchiveContract.Settings);
        await using var sqlite = SqliteArchive.Open(scratch.File(), ArchiveContract.Settings);
#pragma warning disable CA5394 // The same texts every time.
        var random = new Random(20310401);
        for (var i = 0; i < 120; i++)
        {
            var reading = Specimens.Full(i, text: Text(random, random.Next(3, 120)), title: random.Next(5) == 0 ? null : Text(random, random.Next(1, 8)));
            await sqlite.StoreAsync([reading], Cancellation);
            await postgres.StoreAsync([reading], Cancellation);
        }
        var found = 0;
        for (var i = 0; i < Queries; i++)
        {
            var query = new SearchQuery(Query(random)) { Limit = random.Next(3) == 0 ? 3 : 500, Offset = random.Next(4) == 0 ? random.Next(5) : 0 };
            var expected = await All(sqlite.SearchAsync(query, Cancellation));
            var actual = await All(postgres.SearchAsync(query, Cancellation));
            Assert.Equal((query.Words, string.Join('\n', expected.Select(Shown))), (query.Words, string.Join('\n', actual.Select(Shown))));
            foreach (var (one, other) in expected.Zip(actual))
                Assert.True(Math.Abs(one.Score - other.Score) < 1e-5, $"{query.Words} scored {one.Score} and {other.Score} in {one.Report.Source}: {one.Report.Title}: {one.Snippet}");
            found += expected.Count > 0 ? 1 : 0;
            var narrowed = new TimelineQuery { Words = query.Words, Actor = random.Next(3) == 0 ? Word(random) : null, Place = random.Next(3) == 0 ? Word(random) : null };
            Assert.Equal((await All(sqlite.TimelineAsync(narrowed, Cancellation))).Select(row => row.Key), (await All(postgres.TimelineAsync(narrowed, Cancellation))).Select(row => row.Key));
        }
#pragma warning restore CA5394
        // Most of the questions have an answer, or nothing was compared.
        Assert.InRange(found, Queries / 2, Queries);
    }

    private static string Shown(SearchHit hit) =>
        $"{hit.Report.Id} {string.Join(',', hit.TitleHighlights)} {hit.Snippet} {string.Join(',', hit.Highlights)}";

#pragma warning disable CA5394
    private static string Word(Random random) => Vocabulary[random.Next(Vocabulary.Length)];

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(Word(random)).Append(random.Next(9) == 0 ? ". " : " ");
        return text.ToString();
    }

    private static string Query(Random random)
    {
        var pieces = new List<string>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            pieces.Add(random.Next(9) switch
            {
                0 => $"\"{Word(random)} {Word(random)}\"",
                1 => $"\"{Word(random)} {Word(random)}\"*",
                2 => string.Concat(Word(random).Take(3)) + "*",
                3 => "-" + Word(random),
                4 => $"{Word(random)} OR {Word(random)}",
                5 => Word(random).ToUpperInvariant(),
                _ => Word(random),
            });
        }
        return string.Join(' ', pieces);
    }
#pragma warning restore CA5394

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }
}
