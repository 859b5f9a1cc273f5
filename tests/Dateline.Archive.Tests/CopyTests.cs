using System.Text;
using Dateline.Archive.Postgres;
using Dateline.Archive.Review;
using Dateline.Archive.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>A copy answers as its original does, whatever the two are kept in.</summary>
public sealed class CopyTests(PostgresServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("sqlite", "postgres")]
    [InlineData("postgres", "sqlite")]
    [InlineData("sqlite", "sqlite")]
    [InlineData("postgres", "postgres")]
    public async Task A_copy_gives_the_same_answers_and_has_no_faults(string kind, string other)
    {
        await using var from = Open(kind, "from.db");
        await using var to = Open(other, "to.db");
        await Fill(from);

        var result = await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        Assert.Equal((121, 0, 2, 3), (result.Reports, result.Known, result.Refused, result.Notes));
        Assert.Empty(result.Problems);

        Assert.Equal(await Answers(from), await Answers(to));
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(to, cancellation: Cancellation)));
    }

    [Fact]
    public async Task There_and_back_again_it_is_the_same()
    {
        await using var first = Open("sqlite", "first.db");
        await using var team = Open("postgres", "");
        await using var last = Open("sqlite", "last.db");
        await Fill(first);
        await ArchiveCopy.RunAsync(first, team, cancellation: Cancellation);
        await ArchiveCopy.RunAsync(team, last, cancellation: Cancellation);
        Assert.Equal(await Answers(first), await Answers(last));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Copied_again_nothing_changes(string kind)
    {
        await using var from = Open("sqlite", "from.db");
        await using var to = Open(kind, "to.db");
        await Fill(from);
        await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        var before = await Answers(to);
        var result = await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        Assert.Equal((0, 121), (result.Reports, result.Known));
        Assert.Empty(result.Problems);
        Assert.Equal(before, await Answers(to));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_copy_that_was_stopped_goes_on_where_it_ended(string kind)
    {
        await using var from = Open("sqlite", "from.db");
        await using var to = Open(kind, "to.db");
        await Fill(from);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ArchiveCopy.RunAsync(from, to, looked =>
        {
            if (looked > 60)
                stop.Cancel();
        }, stop.Token));
        var half = (await to.CountAsync(Cancellation)).Reports;
        Assert.InRange(half, 1, 120);
        var result = await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        Assert.Equal((121 - half, half), (result.Reports, result.Known));
        Assert.Equal(await Answers(from), await Answers(to));
    }

    [Fact]
    public async Task What_the_receiver_has_in_another_form_stays_and_is_told()
    {
        await using var from = Open("sqlite", "from.db");
        await using var to = SqliteArchive.Open(_scratch.File("to.db"), ArchiveContract.Settings with { EngineVersion = "8.0.0" });
        await from.StoreAsync([Specimens.Full(1)], Cancellation);
        await to.StoreAsync([Specimens.Full(1, source: "other.html")], Cancellation);
        var problem = Assert.Single((await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation)).Problems);
        Assert.Contains("was made by version 8.0.0 and not 7.7.7, and stays so", problem, StringComparison.Ordinal);
        Assert.Equal(2, (await to.CountAsync(Cancellation)).Inputs);
    }

    [Fact]
    public async Task Damaged_bytes_are_told_and_not_handed_on()
    {
        await using var from = SqliteArchive.Open(_scratch.File("from.db"), ArchiveContract.Settings);
        await using var to = Open("sqlite", "to.db");
        await from.StoreAsync([Specimens.Full(1), Specimens.Full(2)], Cancellation);
        Soundness.Scalar(from.Connection!, "UPDATE contents SET bytes = x'00' WHERE id = 1");
        var result = await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        Assert.Equal(1, result.Reports);
        Assert.Contains("is not copied: its bytes ", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", "postgres")]
    [InlineData("postgres", "sqlite")]
    [InlineData("sqlite", "sqlite")]
    [InlineData("postgres", "postgres")]
    public async Task History_goes_along_to_where_the_same_stands_now_and_nowhere_else(string kind, string other)
    {
        await using var from = Open(kind, "from.db");
        await using var late = Open(other, "late.db");
        await using var early = Open(other, "early.db");
        var first = Specimens.Full(1);
        await from.StoreAsync([first, Specimens.Full(2)], Cancellation);
        await ArchiveCopy.RunAsync(from, early, cancellation: Cancellation);
        await from.ReviseAsync([first with { Outcome = ReadingOutcome.Read(first.Outcome.Chronicle! with { Mentions = [], Commitments = [] }) }], Cancellation);

        Assert.Empty((await ArchiveCopy.RunAsync(from, late, cancellation: Cancellation)).Problems);
        var past = Assert.Single(await All(late.HistoryAsync(cancellation: Cancellation)));
        Assert.Equal((2, "7.7.7"), (past.Chronicle.Mentions.Count, past.EngineVersion));
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(late, cancellation: Cancellation)));

        // There the first reading still stands: it is nobody's past.
        Assert.Contains("has another chronicle, and keeps it", Assert.Single((await ArchiveCopy.RunAsync(from, early, cancellation: Cancellation)).Problems), StringComparison.Ordinal);
        Assert.Empty(await All(early.HistoryAsync(cancellation: Cancellation)));
    }

    [Theory]
    [InlineData("sqlite", "postgres")]
    [InlineData("postgres", "sqlite")]
    public async Task The_decisions_of_reviewers_go_along_and_their_chain_goes_on(string kind, string other)
    {
        await using var from = Open(kind, "from.db");
        await using var to = Open(other, "to.db");
        var reading = Specimens.Full(1);
        await from.StoreAsync([reading], Cancellation);
        await from.DecideAsync([Draft("m1"), Draft("m2")], Cancellation);
        Assert.Equal(2, (await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation)).Decisions);
        await from.DecideAsync([Draft("s1")], Cancellation);
        Assert.Equal(1, (await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation)).Decisions);
        Assert.Equal(await All(from.AuditAsync(null, Cancellation)), await All(to.AuditAsync(null, Cancellation)));
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(to, cancellation: Cancellation)));

        await from.DecideAsync([Draft("s2")], Cancellation);
        await to.DecideAsync([Draft("c1")], Cancellation);
        var apart = await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        Assert.Contains("has others from number 4 on", Assert.Single(apart.Problems), StringComparison.Ordinal);

        DecisionDraft Draft(string row) => new("Ana Brodt", ReviewAction.Accept, RowPointer.At(reading.Outcome.Chronicle!, row)!);
    }

    [Fact]
    public async Task What_the_receiver_could_read_does_not_come_into_its_quarantine()
    {
        await using var from = Open("sqlite", "from.db");
        await using var to = Open("sqlite", "to.db");
        var reading = Specimens.Full(1);
        await from.StoreAsync([Specimens.Refused(reading.Input)], Cancellation);
        await to.StoreAsync([reading], Cancellation);
        await ArchiveCopy.RunAsync(from, to, cancellation: Cancellation);
        Assert.Equal(0, (await to.CountAsync(Cancellation)).Quarantined);
    }

    private IArchive Open(string kind, string file) =>
        kind == "sqlite" ? SqliteArchive.Open(_scratch.File(file), ArchiveContract.Settings) : PostgresArchive.Open(server.NewAddress(), ArchiveContract.Settings);

    private static async Task Fill(IArchive archive)
    {
        for (var i = 0; i < 120; i++)
            await archive.StoreAsync([Specimens.Full(i, title: i % 7 == 0 ? null : $"Harbour news {i}")], Cancellation);
        await archive.StoreAsync([Specimens.Full(3, source: "again.html", url: "https://tessel.example/again"), Specimens.Full(200, hostile: "\0\uD800<b>'\"")], Cancellation);
        await archive.StoreAsync([Specimens.Refused(Specimens.Page("wall.html", "please log in", "https://tessel.example/wall")), Specimens.Refused(new Input { Source = "locked/", Bytes = default })], Cancellation);
        await archive.StoreAsync([], [new("job", "1", """{"state":"done"}"""), new("feed", "https://tessel.example/f", """{"title":"Tessel"}"""), new("file", "a\u00e9", "{}")], Cancellation);
    }

    /// <summary>What an archive answers to a question of every kind, in one text.</summary>
    private static async Task<string> Answers(IArchive archive)
    {
        var text = new StringBuilder();
        void Tell<T>(IEnumerable<T> rows)
        {
            foreach (var row in rows)
                text.AppendLine(row!.ToString());
        }
        Tell([await archive.CountAsync(Cancellation)]);
        Tell((await All(archive.TimelineAsync(new(), Cancellation))).Select(m => (m.Key, m.When, m.Place, string.Join(',', m.SourceActors), string.Join(',', m.SaidBy), m.Figures.Count, m.Evidence)));
        Tell((await All(archive.StatementsAsync(new(), Cancellation))).Select(s => (s.Key, s.Speaker, s.Content, s.NestedIn)));
        Tell((await All(archive.CommitmentsAsync(new(), Cancellation))).Select(c => (c.Key, c.Promisor, c.Content, c.DeadlineEarliest)));
        Tell(await All(archive.DaysAsync(new(), Cancellation)));
        Tell(await All(archive.PlacesAsync(new(), Cancellation)));
        Tell(await All(archive.ActorsAsync(new(), Cancellation)));
        Tell(await All(archive.DyadsAsync(new(), Cancellation)));
        foreach (var words in (string[])["dockworkers", "\"raise the fares\"", "harbour", "actor:korrin", "strike OR police"])
            Tell((await All(archive.SearchAsync(new(words), Cancellation))).Select(h => (h.Report.Id, h.Snippet, Math.Round(h.Score, 9) + 0.0)));
        Tell(await All(archive.QuarantineAsync(Cancellation)));
        foreach (var kind in (string[])["job", "feed", "file"])
            Tell(await All(archive.NotesAsync(kind, cancellation: Cancellation)));
        await foreach (var report in archive.ChroniclesAsync(new(), Cancellation))
        {
            text.AppendLine(report.EngineVersion).AppendLine(report.StoredAt).AppendLine(Formats.ChronicleJson.ToJson(report.Chronicle));
            Tell(report.Inputs);
            text.AppendLine(Convert.ToHexString((await archive.BytesAsync(report.Chronicle.Report.Id, Cancellation))!));
        }
        return text.ToString();
    }

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }
}
