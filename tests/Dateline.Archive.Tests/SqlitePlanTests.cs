using Dateline.Archive.Sql;
using Dateline.Archive.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>Each question goes along an index, whether the planner knows what the tables hold or not; none goes through a whole table.</summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string, bool> Questions { get; } = new(
        from name in All().Keys
        from isAnalyzed in new[] { false, true }
        select (name, isAnalyzed));

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_narrow_question_goes_along_an_index(string name, bool isAnalyzed)
    {
        await using var archive = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings);
        for (var number = 0; number < 20; number++)
            await archive.StoreAsync([Specimens.Full(number)], TestContext.Current.CancellationToken);
        if (isAnalyzed)
            Soundness.Scalar(archive.Connection!, "ANALYZE");
        var (question, walk) = All()[name];
        using var command = archive.Connection!.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + question.Sql;
        foreach (var (i, value) in question.Where.Values.Index())
            command.Parameters.AddWithValue($"${i + 1}", value);
        var steps = new List<(long Id, long Parent, string Step)>();
        using var row = command.ExecuteReader();
        while (row.Read())
            steps.Add((row.GetInt64(0), row.GetInt64(1), row.GetString(3)));
        var plan = string.Join('\n', steps.Select(step => step.Step));
        Assert.Contains(walk, plan, StringComparison.Ordinal);
        foreach (var table in new[] { "m", "s", "r", "c", "a", "p", "x", "actors", "places", "statements", "mention_actors", "mention_places" })
            Assert.DoesNotContain(steps, step => step.Step == "SCAN " + table || step.Step.StartsWith($"SCAN {table} USING COVERING INDEX sqlite", StringComparison.Ordinal));
    }

    private static Dictionary<string, (Question Question, string Walk)> All()
    {
        var dialect = SqliteDialect.Instance;
        Question Timeline(TimelineQuery query) => Sql.Questions.Timeline(query with { Limit = 50 }, dialect, Effort.Usual);
        var week = new NodaTime.LocalDate(2031, 3, 3);
        return new()
        {
            ["first"] = (Timeline(new()), "USING COVERING INDEX mentions_timeline"),
            ["week"] = (Timeline(new() { Since = week, Until = week.PlusDays(6) }), "SEARCH m USING COVERING INDEX mentions_timeline"),
            ["type"] = (Timeline(new() { Type = EventType.Protest }), "USING COVERING INDEX mentions_type"),
            ["actor"] = (Timeline(new() { Actor = "Police" }), "SEARCH m USING COVERING INDEX mentions_timeline"),
            ["place"] = (Timeline(new() { Place = "Varensk" }), "SEARCH m USING COVERING INDEX mentions_timeline"),
            ["type and place"] = (Timeline(new() { Type = EventType.Protest, Place = "Varensk" }), "SEARCH m USING COVERING INDEX mentions_type"),
            ["actor, place and week"] = (Timeline(new() { Actor = "Police", Place = "VRN", Since = week, Until = week.PlusDays(6) }), "SEARCH m USING COVERING INDEX mentions_timeline"),
            ["speaker"] = (Sql.Questions.Statements(new() { Speaker = "Korrin", Limit = 50 }, dialect, Effort.Usual), "SEARCH r USING COVERING INDEX reports_published"),
            ["promisor"] = (Sql.Questions.Commitments(new() { Promisor = "Korrin", Limit = 50 }, dialect, Effort.Usual), "SEARCH r USING COVERING INDEX reports_published"),
        };
    }
}
