using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Dateline.Cli.Tests;

/// <summary><c>dateline review</c>, <c>dateline eval</c> and <c>dateline archive check</c>, from the first decision to gold.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly Cli _cli = new();

    private string Archive => _cli.In("archive.db");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task What_is_decided_stands_below_the_row_and_what_is_rejected_is_left_out()
    {
        var rows = await Rows();
        Assert.Equal(0, (await Review("accept", rows[0], "--as", "Ana Brodt")).Exit);
        Assert.Equal(0, (await Review("reject", rows[1], "--as", "Ana Brodt", "--note", "a drill")).Exit);
        var shown = (await _cli.Run("timeline", "--store", Archive)).Output;
        Assert.Contains("accepted by Ana Brodt", shown);
        Assert.DoesNotContain(rows[1] + " ", shown);
        Assert.Contains("rejected by Ana Brodt", (await _cli.Run("timeline", "--store", Archive, "--rejected")).Output);
        Assert.Single((await _cli.Run("timeline", "--store", Archive, "--limit", "1", "--json", "-q")).Output.TrimEnd().Split('\n'));
        Assert.Contains("a drill", (await Review("list", "--state", "rejected")).Output);
        Assert.DoesNotContain(rows[0] + " ", (await Review("list", "--state", "open", "--limit", "500")).Output);
    }

    [Fact]
    public async Task A_correction_says_what_is_right_and_eval_sees_that_the_engine_is_wrong()
    {
        var rows = await Rows();
        await Review("correct", rows[0], "--date", "2022-01-09", "--as", "Ana Brodt");
        await Review("accept", rows[1], "--as", "Ana Brodt");
        await Review("reject", rows[2], "--as", "Ana Brodt");
        Assert.Contains("corrected by Ana Brodt: date 2022-01-09", (await _cli.Run("timeline", "--store", Archive)).Output);

        var gold = _cli.File("gold.jsonl", (await Review("gold")).Output);
        var ran = await _cli.Run("eval", "--gold", gold, "--store", Archive, "--json");
        var score = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal((2, 0, 1), (score.GetProperty("found").GetInt32(), score.GetProperty("missed").GetInt32(), score.GetProperty("invented").GetInt32()));
        Assert.Equal((1, 2), (score.GetProperty("fields").GetProperty("date").GetProperty("right").GetInt32(), score.GetProperty("fields").GetProperty("date").GetProperty("of").GetInt32()));
        Assert.Equal(2, score.GetProperty("fields").GetProperty("type").GetProperty("right").GetInt32());
    }

    [Fact]
    public async Task Two_who_disagree_leave_a_dispute_and_no_gold()
    {
        var rows = await Rows();
        await Review("accept", rows[0], rows[1], "--as", "Ana Brodt");
        await Review("accept", rows[0], "--as", "Bo Lind");
        await Review("reject", rows[1], "--as", "Bo Lind");
        Assert.Contains("disputed", (await Review("list", "--state", "disputed")).Output);
        Assert.Single((await Review("gold")).Output.TrimEnd().Split('\n'));
        var verdict = JsonDocument.Parse((await Review("agreement", "--json")).Output.Split('\n')[0]).RootElement;
        Assert.Equal(("verdict", 2, 1, 0.0), (verdict.GetProperty("what").GetString(), verdict.GetProperty("rows").GetInt32(), verdict.GetProperty("same").GetInt32(), verdict.GetProperty("alpha").GetDouble()));
    }

    [Fact]
    public async Task The_log_names_each_decision_and_the_check_finds_a_changed_one()
    {
        var rows = await Rows();
        await Review("note", rows[0], "see the film", "--as", "Ana Brodt");
        await Review("merge", rows[0], rows[1], "--as", "Ana Brodt");
        Assert.Equal(2, (await Review("log", "--json")).Output.TrimEnd().Split('\n').Length);
        Assert.Contains("tells the same as " + rows[1], (await Review("log", rows[0])).Output);
        Assert.Equal("", (await Review("log", rows[2])).Output);

        var whole = await _cli.Run("archive", "check", "--store", Archive);
        Assert.Equal((0, ""), (whole.Exit, whole.Output));
        Assert.Contains("2 decisions", whole.Error);
        Run("DROP TRIGGER audit_is_not_changed; UPDATE audit SET json = replace(json, 'Ana', 'Eva') WHERE number = 1");
        var broken = await _cli.Run("archive", "check", "--store", Archive);
        Assert.Equal(1, broken.Exit);
        Assert.Contains("Decision 1 was changed: its hash is not that of its words.", broken.Error);
    }

    [Theory]
    [InlineData("UPDATE contents SET bytes = x'00', encoding = 'identity' WHERE id = 1", "hash is another")]
    [InlineData("UPDATE chronicles SET json = x'00'", "cannot be read")]
    [InlineData("DELETE FROM mentions WHERE id = 1", "in its chronicle")]
    public async Task The_check_finds_damage_and_names_the_report(string sql, string fault)
    {
        var rows = await Rows();
        Run(sql);
        var ran = await _cli.Run("archive", "check", "--store", Archive, "-q");
        Assert.Equal(1, ran.Exit);
        Assert.Contains(fault, ran.Error);
        Assert.Contains(rows[0][..10], ran.Error);
    }

    [Theory]
    [InlineData("Say who decides", "accept", "ROW")]
    [InlineData("no report whose hash begins", "accept", "0123456789/m1", "--as", "Ana")]
    [InlineData("names no event mention", "accept", "ROW0", "--as", "Ana")]
    [InlineData("Say what is right", "correct", "ROW", "--as", "Ana")]
    [InlineData("says so already", "correct", "ROW", "--status", "happened", "--as", "Ana")]
    [InlineData("type is one of", "correct", "ROW", "--type", "RIOT", "--as", "Ana")]
    [InlineData("date takes a day", "correct", "ROW", "--date", "2022-01-07/2022-01-05", "--as", "Ana")]
    [InlineData("A status cannot be none", "correct", "ROW", "--status", "none", "--as", "Ana")]
    [InlineData("one row", "merge", "ROW", "ROW", "--as", "Ana")]
    public async Task A_wrong_line_decides_nothing_and_says_why(string sentence, params string[] args)
    {
        var row = (await Rows())[0];
        var ran = await Review([.. args.Select(a => a == "ROW" ? row : a == "ROW0" ? row[..10] : a)]);
        Assert.Equal(2, ran.Exit);
        Assert.Contains(sentence, ran.Error);
        Assert.Equal("", (await Review("log", "--json")).Output);
    }

    [Fact]
    public async Task Of_several_keys_all_are_decided_or_none()
    {
        var rows = await Rows();
        Assert.Equal(2, (await Review("accept", rows[0], rows[0][..10] + "/m999", "--as", "Ana")).Exit);
        Assert.Equal("", (await Review("log", "--json")).Output);
    }

    [Theory]
    [InlineData("no row of dateline-gold/1", "{}")]
    [InlineData("no row of dateline-gold/1", "\u0000[")]
    [InlineData("has no rows", "\n\n")]
    public async Task What_is_no_gold_is_refused(string sentence, string text)
    {
        await Rows();
        var ran = await _cli.Run("eval", "--gold", _cli.File("bad.jsonl", text), "--store", Archive);
        Assert.Equal(2, ran.Exit);
        Assert.Contains(sentence, ran.Error);
    }

    [Fact]
    public async Task A_name_cannot_command_the_terminal()
    {
        var rows = await Rows();
        await Review("accept", rows[0], "--as", "Ana\u001b[31m");
        Assert.DoesNotContain('\u001b', (await Review("list")).Output + (await Review("log")).Output + (await _cli.Run("timeline", "--store", Archive)).Output);
    }

    private async Task<string[]> Rows()
    {
        await _cli.Run("read", Testing.Repository.Path("samples", "04-mna-riot.txt"), "--store", Archive, "-q");
        var lines = (await _cli.Run("timeline", "--store", Archive, "--json", "-q")).Output.TrimEnd().Split('\n');
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("row").GetString()!)];
    }

    private Task<Ran> Review(params string[] args) => _cli.Run(["review", .. args, "--store", Archive]);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Archive, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
