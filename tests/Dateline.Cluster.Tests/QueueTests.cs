using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Postgres;
using Dateline.Archive.Tests;

namespace Dateline.Cluster.Tests;

/// <summary>Nothing that was put into the queue is lost, and nothing is kept twice, whoever falls silent when.</summary>
public sealed class QueueTests(PostgresServer server)
{
    private static readonly WorkerNews News = new("test", 0, 0, 0, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_silent_worker_had_is_given_to_others_and_what_it_does_later_comes_to_nothing()
    {
        await using var queue = ReadingQueue.Open(server.NewAddress());
        await queue.PutAsync(Refused(3), [], Cancellation);
        var (paused, other) = (await JoinAsync(queue), await JoinAsync(queue));
        var taken = await queue.TakeAsync(paused, 2, Cancellation);
        Assert.Equal(2, taken.Count);

        await queue.RunAsync("UPDATE workers SET until = clock_timestamp() - interval '1 second', application = 'gone' WHERE id = $1", Cancellation, paused);
        await queue.SweepAsync(TimeSpan.Zero, Cancellation);
        Assert.False(await queue.LiveAsync(paused, isNew: false, News, Cancellation));
        Assert.Empty(await queue.TakeAsync(paused, 2, Cancellation));
        Assert.Equal([null, null], await queue.StoreAsync([.. taken.Select(one => (one, ReadingOutcome.Refused(one.Refusal!)))], Cancellation));
        Assert.Equal(0, (await queue.Archive.CountAsync(Cancellation)).Quarantined);

        var again = await queue.TakeAsync(other, 10, Cancellation);
        Assert.Equal(["0.html", "1.html", "2.html"], again.Select(one => one.Input.Source));
        Assert.Equal([2, 2, 1], again.Select(one => one.Tries));
        var deposits = await queue.StoreAsync([.. again.Select(one => (one, ReadingOutcome.Refused(one.Refusal!)))], Cancellation);
        Assert.All(deposits, deposit => Assert.Equal(DepositKind.Quarantined, deposit!.Kind));
        Assert.Equal((3, 0L), ((await queue.Archive.CountAsync(Cancellation)).Quarantined, await queue.CountAsync(10, Cancellation)));
    }

    [Fact]
    public async Task Who_leaves_gives_back_what_it_had_at_once()
    {
        await using var queue = ReadingQueue.Open(server.NewAddress());
        await queue.PutAsync(Refused(2), [], Cancellation);
        var (one, other) = (await JoinAsync(queue), await JoinAsync(queue));
        Assert.Equal(2, (await queue.TakeAsync(one, 5, Cancellation)).Count);
        Assert.Empty(await queue.TakeAsync(other, 5, Cancellation));
        await queue.LeaveAsync(one, Cancellation);
        Assert.Equal(2, (await queue.TakeAsync(other, 5, Cancellation)).Count);
    }

    [Fact]
    public async Task Inputs_of_the_same_bytes_or_the_same_place_wait_for_one_another()
    {
        await using var queue = ReadingQueue.Open(server.NewAddress());
        await queue.PutAsync([Page("a.html", "one"), Page("b.html", "one"), Page("a.html", "two"), Page("c.html", "three")], [], Cancellation);
        var (one, other) = (await JoinAsync(queue), await JoinAsync(queue));
        var first = await queue.TakeAsync(one, 10, Cancellation);
        Assert.Equal(["a.html", "c.html"], first.Select(input => input.Input.Source));
        Assert.Empty(await queue.TakeAsync(other, 10, Cancellation));
        await queue.StoreAsync([(first[0], ReadingOutcome.Refused(new Refusal("DL0001", "no text")))], Cancellation);
        Assert.Equal(["b.html", "a.html"], (await queue.TakeAsync(other, 10, Cancellation)).Select(input => input.Input.Source));
    }

    [Fact]
    public async Task What_ends_whoever_reads_it_is_taken_alone_after_three_tries()
    {
        await using var queue = ReadingQueue.Open(server.NewAddress());
        await queue.PutAsync([Page("deadly.html", "one"), Page("good.html", "two")], [], Cancellation);
        for (var i = 1; i <= 4; i++)
        {
            var worker = await JoinAsync(queue);
            var taken = await queue.TakeAsync(worker, 10, Cancellation);
            Assert.Equal(i < 4 ? 2 : 1, taken.Count);
            Assert.Equal(i, taken[0].Tries);
            await queue.LeaveAsync(worker, Cancellation);
        }
    }

    [Fact]
    public async Task An_input_comes_out_as_it_went_in()
    {
        await using var queue = ReadingQueue.Open(server.NewAddress());
        var page = new Input { Source = "a.zip!/b.html", Bytes = "<p>Grüße"u8.ToArray(), Url = "https://courier.example/b", ContentType = "text/html", Retrieved = "2031-04-01T12:00:00Z", Custody = """{"feed":{}}""" };
        var line = Formats.TextLine.Parse("""{"id": "x", "text": "It rained.", "title": "Rain", "published": "2031-02-03"}"""u8.ToArray(), 1).Input!;
        await queue.PutAsync([new(page), new(line)], [new IntakeNote("job", "k", "{}")], Cancellation);
        var taken = await queue.TakeAsync(await JoinAsync(queue), 10, Cancellation);
        Assert.Equal(page.Bytes.ToArray(), taken[0].Input.Bytes.ToArray());
        Assert.Equal(page with { Bytes = default }, taken[0].Input with { Bytes = default });
        Assert.Equal((line.Source, line.Extracted!.Text, line.Extracted.Title, line.Extracted.Published), (taken[1].Input.Source, taken[1].Input.Extracted!.Text, taken[1].Input.Extracted!.Title, taken[1].Input.Extracted!.Published));
        var notes = 0;
        await foreach (var note in queue.Archive.NotesAsync("job", "", Cancellation))
            notes++;
        Assert.Equal(1, notes);
    }

    [Fact]
    public void A_silo_is_told_by_its_line_and_a_wrong_line_by_a_sentence()
    {
        var (settings, problem) = ClusterSettings.Parse(["--cluster", "postgres://a@b/c", "--jobs", "3", "--until-empty", "--silo-address", "10.0.0.7"]);
        Assert.Null(problem);
        Assert.Equal((3, true, "10.0.0.7"), (settings!.Jobs, settings.EndsWhenEmpty, settings.SiloAddress.ToString()));
        Assert.Contains("--jobs", ClusterSettings.Parse(["--cluster", "postgres://a@b/c", "--jobs", "0"]).Problem, StringComparison.Ordinal);
        Assert.Contains("--cluster", ClusterSettings.Parse([]).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_tells_how_the_cluster_stands_and_finishes_what_it_has_when_it_is_stopped()
    {
        var address = server.NewAddress();
        await using var queue = ReadingQueue.Open(address);
        await queue.PutAsync(Refused(5), [], Cancellation);
        await using var silo = ClusterProgram.Open(new ClusterSettings { Store = address, Name = "<one>", Jobs = 1 }, _ => throw new InvalidOperationException("nothing is to be read here"));
        await silo.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(silo.Root) };
        Assert.Equal("alive\n", await http.GetStringAsync("/health", Cancellation));
        // Each look is a question to the server, and waits for its answer.
        while ((await queue.Archive.CountAsync(Cancellation)).Quarantined < 5)
            Cancellation.ThrowIfCancellationRequested();
        Assert.Equal("ready\n", await http.GetStringAsync("/ready", Cancellation));
        using var state = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync("/status.json", Cancellation));
        Assert.Equal((0, 0, 1), (state.RootElement.GetProperty("waiting").GetInt32(), state.RootElement.GetProperty("reading").GetInt32(), state.RootElement.GetProperty("silos").GetArrayLength()));
        Assert.Contains("&lt;one&gt;", await http.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "cluster.example" } };
        Assert.Equal(421, (int)(await http.SendAsync(elsewhere, Cancellation)).StatusCode);
        await silo.StopAsync();
        Assert.Empty((await queue.StateAsync(Cancellation)).Workers);
        Assert.Null(silo.Fault);
    }

    private static async Task<Guid> JoinAsync(ReadingQueue queue)
    {
        var worker = Guid.NewGuid();
        Assert.True(await queue.LiveAsync(worker, isNew: true, News, Cancellation));
        return worker;
    }

    private static QueuedInput[] Refused(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new QueuedInput(new Input { Source = i.ToString(CultureInfo.InvariantCulture) + ".html", Bytes = default }, new Refusal("DL0202", "the file cannot be opened")))];

    private static QueuedInput Page(string source, string text) => new(new Input { Source = source, Bytes = System.Text.Encoding.UTF8.GetBytes(text) });
}
