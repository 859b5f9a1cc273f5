using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Postgres;
using Dateline.Archive.Tests;
using Dateline.Bench;
using Dateline.Intake;
using Npgsql;

namespace Dateline.Cluster.Tests;

/// <summary>Several silos, as programs of their own, keep what one program keeps that reads everything in order.</summary>
public sealed class ClusterTests(PostgresServer server)
{
    private const int Reports = 150;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_silos_keep_row_by_row_what_one_program_keeps_even_when_one_of_them_is_killed()
    {
        var inputs = Inputs().ToList();
        var (alone, shared) = (server.NewAddress(), server.NewAddress());
        await ReadAloneAsync(alone, inputs);
        await using (var queue = ReadingQueue.Open(shared))
        {
            foreach (var some in inputs.Chunk(40))
                await queue.PutAsync(some, [], Cancellation);
            using var first = new SiloProcess(shared, "--name", "first");
            using var second = new SiloProcess(shared, "--name", "second", "--until-empty");
            await KillOnceItReadsAsync(queue, first);
            var exit = await second.EndAsync(Cancellation);
            var left = await queue.StateAsync(Cancellation);
            Assert.True(exit == 0, $"ended with {exit}, {left} left\n{second.Said}");
            Assert.Equal((0, 0), (left.Waiting, left.Reading));
        }
        var expected = await RowsAsync(alone);
        Assert.True(expected.Count > Reports * 20);
        Assert.Equal(expected, await RowsAsync(shared));
    }

    private static async Task KillOnceItReadsAsync(ReadingQueue queue, SiloProcess silo)
    {
        while (true)
        {
            Cancellation.ThrowIfCancellationRequested();
            var state = await queue.StateAsync(Cancellation);
            Assert.True(state.Waiting > 0, "nothing was left for it to be killed under\n" + silo.Said);
            if (state.Workers.Any(worker => worker is { Name: "first", Reading: > 0 }))
            {
                silo.Kill();
                return;
            }
        }
    }

    private static IEnumerable<QueuedInput> Inputs()
    {
        for (var i = 0; i < Reports; i++)
        {
            yield return new(new Input { Source = string.Create(CultureInfo.InvariantCulture, $"pages/{i}.html"), Url = NewsPage.Url(i), Bytes = NewsPage.Make(i, words: 150, bytes: 6000) });
            // The same bytes from elsewhere, the same place with other bytes, a line of JSON, what is no report, and what was refused on the way.
            if (i % 30 == 10)
                yield return new(new Input { Source = string.Create(CultureInfo.InvariantCulture, $"mirror/{i}.html"), Bytes = NewsPage.Make(i - 3, words: 150, bytes: 6000) });
            if (i % 30 == 11)
                yield return new(new Input { Source = string.Create(CultureInfo.InvariantCulture, $"pages/{i - 4}.html"), Bytes = "no page at all"u8.ToArray() });
            if (i % 30 == 12)
                yield return new(Formats.TextLine.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"id": "line {{i}}", "text": "Two people were killed in Varensk on Monday, the mayor said.", "published": "2031-02-03", "outlet": "Harbour Radio"}"""), 1).Input!);
            if (i % 30 == 13)
                yield return new(new Input { Source = string.Create(CultureInfo.InvariantCulture, $"gone/{i}.html"), Bytes = default }, Refusals.Unreadable("no permission"));
        }
    }

    private static async Task ReadAloneAsync(string address, IReadOnlyList<QueuedInput> inputs)
    {
        await using var archive = Archives.Open(address);
        var chronicler = Chronicler.Load();
        var run = new ReadingRun(chronicler.Read, IntakeLimits.Default, jobs: 2);
        var arrivals = inputs.Select(one => one.Refusal is { } refusal ? Arrival.Refused(one.Input, refusal) : Arrival.Of(one.Input));
        foreach (var some in run.Read(arrivals, Cancellation).Chunk(16))
            await archive.StoreAsync(some, Cancellation);
    }

    private static Task<List<string>> RowsAsync(string address)
    {
        var uri = new Uri(address);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port, Username = uri.UserInfo, Database = uri.AbsolutePath.Trim('/') };
        return ArchiveRows.AllAsync(builder.ConnectionString, uri.Query["?schema=".Length..], Cancellation);
    }
}
