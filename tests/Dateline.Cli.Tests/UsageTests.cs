using System.CommandLine;

namespace Dateline.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("dateline: There is no verb 'reed'; did you mean 'read'? See 'dateline --help'.", "reed", "x")]
    [InlineData("dateline: There is no verb 'publish'. See 'dateline --help'.", "publish")]
    [InlineData("dateline read: There is no option '--job'; did you mean '--jobs'? See 'dateline read --help'.", "read", "--job", "2", "x")]
    [InlineData("dateline read: --jobs takes a whole number from 1 up; it cannot be '0'. See 'dateline read --help'.", "read", "--jobs", "0", "x")]
    [InlineData("dateline read: --format is one of text, json, csv, md, none; it cannot be 'xml'. See 'dateline read --help'.", "read", "--format", "xml", "x")]
    [InlineData("dateline read: --max-report takes a size as in 500KiB or 16MiB, at most 1GiB; it cannot be '9TiB'. See 'dateline read --help'.", "read", "--max-report", "9TiB", "x")]
    [InlineData("dateline read: There is nothing to read: give files, folders, patterns, addresses, or - for standard input. See 'dateline read --help'.", "read")]
    [InlineData("dateline timeline: --since takes a day, month or year as in 2022-01-05, 2022-01 or 2022; it cannot be '5.1.22'. See 'dateline timeline --help'.", "timeline", "--since", "5.1.22")]
    [InlineData("dateline quarantine: Say which: list, show, retry, drop. See 'dateline quarantine --help'.", "quarantine")]
    public async Task A_wrong_line_is_answered_by_one_clear_sentence_and_exit_code_2(string sentence, params string[] line)
    {
        using var cli = new Cli();
        var ran = await cli.Run(line);
        Assert.Equal(sentence + "\n", ran.Error);
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
    }

    [Fact]
    public async Task A_type_of_event_that_is_none_is_answered_by_those_that_are()
    {
        using var cli = new Cli();
        var ran = await cli.Run("timeline", "--type", "PARTY");
        Assert.Equal(2, ran.Exit);
        Assert.Contains("--type is one of AGREE, CONSULT,", ran.Error);
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_named_and_not_made()
    {
        using var cli = new Cli();
        var ran = await cli.Run("timeline", "--store", cli.Store);
        Assert.Equal(2, ran.Exit);
        Assert.Contains("There is no archive " + cli.Store, ran.Error);
        Assert.False(File.Exists(cli.Store));
    }

    [Fact]
    public async Task Alone_it_shows_its_help()
    {
        using var cli = new Cli();
        var ran = await cli.Run();
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Verbs:", ran.Output);
    }

    [Fact]
    public async Task The_version_is_shown()
    {
        using var cli = new Cli();
        var ran = await cli.Run("--version");
        Assert.Matches("^dateline [0-9]+\\.[0-9]+\\.[0-9]+\n$", ran.Output);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_with_its_options_and_lines_to_try(string verb)
    {
        using var cli = new Cli();
        var ran = await cli.RunWith(new RunWith { Width = 80 }, [.. verb.Split(' '), "--help"]);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith(Find(verb).Description!.Split(' ')[0], ran.Output);
        Assert.All(Usage.Options(Find(verb)), option => Assert.Contains(option.Name, ran.Output));
        Assert.All(ran.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_and_each_of_its_options_stands_in_the_documentation(string verb)
    {
        var documentation = File.ReadAllText(Testing.Repository.Path("docs", "cli.md"));
        var from = documentation.IndexOf($"\n## `dateline {verb}`", StringComparison.Ordinal);
        Assert.True(from >= 0, $"docs/cli.md has no section for {verb}");
        var to = documentation.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        var section = to < 0 ? documentation[from..] : documentation[from..to];
        Assert.All(Find(verb).Options.Where(o => !o.Hidden), option => Assert.Contains($"`{option.Name}", section));
    }

    [Fact]
    public void Every_column_of_the_table_stands_in_the_documentation()
    {
        var documentation = File.ReadAllText(Testing.Repository.Path("docs", "cli.md"));
        Assert.All(Export.ChronicleCsv.Columns, column => Assert.Contains($"`{column}`", documentation));
    }

    public static TheoryData<string> Verbs() =>
        [.. Root().Subcommands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands.Select(s => c.Name + " " + s.Name) : [c.Name])];

    private static Command Find(string verb) => verb.Split(' ').Aggregate((Command)Root(), (command, name) => command.Subcommands.Single(c => c.Name == name));

    private static RootCommand Root() => CommandLine.Create(new Surroundings { Input = () => Stream.Null, Output = Stream.Null, Error = TextWriter.Null });
}
