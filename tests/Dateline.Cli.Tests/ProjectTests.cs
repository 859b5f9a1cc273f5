using System.Text.Json;
using System.Text.RegularExpressions;
using Dateline.Archive;

namespace Dateline.Cli.Tests;

/// <summary>A project folder: made, looked through, and in force.</summary>
public sealed partial class ProjectTests
{
    private const string Places = "name | kind | country | latitude | longitude\nBrenna Ford | city | NOR | 61.2305 | 10.4412\n";
    private const string Report = "Two people were killed in Brenna Ford on Monday, the mayor of the town said in the evening.\n\nThe road to the bridge was closed.\n";

    [Fact]
    public async Task A_new_project_changes_nothing_and_has_no_mistakes()
    {
        using var cli = new Cli();
        var made = await cli.Run("init", cli.In("crisis"));
        Assert.Equal((0, ""), (made.Exit, made.Output));
        Assert.Equal(["dateline.project", "registries"], Directory.EnumerateFileSystemEntries(cli.In("crisis")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Equal(Project.FileNames.Order(StringComparer.Ordinal), Directory.EnumerateFiles(cli.In("crisis/registries")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Contains("crisis: nothing\n", (await Doctor(cli)).Output, StringComparison.Ordinal);
        var report = cli.File("a.txt", Report);
        Assert.Equal((await cli.Run("read", "--format", "json", report)).Output, (await cli.Run("read", "--format", "json", "--project", cli.In("crisis"), report)).Output);
    }

    [Fact]
    public async Task The_examples_of_a_new_project_are_right_as_they_stand()
    {
        using var cli = new Cli();
        await cli.Run("init", cli.In("crisis"));
        foreach (var file in Directory.EnumerateFiles(cli.In("crisis/registries")))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.Matches(Example(), text);
            await File.WriteAllTextAsync(file, Example().Replace(text, "$1"), TestContext.Current.CancellationToken);
        }
        var ran = await Doctor(cli);
        Assert.DoesNotContain("WRONG  project", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("note   project", ran.Output, StringComparison.Ordinal);
        Assert.Equal(Project.FileNames.Count, Regex.Count(ran.Output, "[0-9]+ in [a-z]+\\.txt"));
    }

    [Fact]
    public async Task What_is_there_already_is_left_as_it_is()
    {
        using var cli = new Cli();
        cli.File("crisis/registries/places.txt", Places);
        var ran = await cli.Run("init", cli.In("crisis"));
        Assert.Equal(0, ran.Exit);
        Assert.Contains("places.txt is there already\n", ran.Error, StringComparison.Ordinal);
        Assert.Equal(Places, await File.ReadAllTextAsync(cli.In("crisis/registries/places.txt"), TestContext.Current.CancellationToken));
        Assert.True(ProjectFolder.IsThere(cli.In("crisis")));
    }

    [Fact]
    public async Task The_registries_hold_in_the_folder_and_wherever_it_is_named_and_nowhere_else()
    {
        using var cli = new Cli();
        cli.File("dateline.project", "");
        cli.File("registries/places.txt", Places);
        var report = cli.File("reports/a.txt", Report);
        string[] line = ["read", "--format", "json", report];
        var inside = await cli.RunWith(new() { Folder = cli.Folder }, line);
        Assert.Contains("\"name\":\"Brenna Ford\",\"country\":\"NOR\"", inside.Output, StringComparison.Ordinal);
        Assert.Contains("\"registries\":\"sha256:", inside.Output, StringComparison.Ordinal);
        Assert.Equal(inside, await cli.Run([.. line, "--project", cli.Folder]));
        var without = await cli.Run(line);
        Assert.DoesNotContain("\"NOR\"", without.Output, StringComparison.Ordinal);
        Assert.Equal(without, await cli.RunWith(new() { Folder = cli.Folder }, [.. line, "--project", "none"]));
    }

    [Fact]
    public async Task A_mistake_stops_the_run_before_anything_is_read()
    {
        using var cli = new Cli();
        cli.File("crisis/dateline.project", "");
        cli.File("crisis/registries/places.txt", Places + "Karsk | city | NOR | 261 | 10\nTarn | city | NO | 61 | 10\n");
        var ran = await cli.Run("read", "--store", cli.Store, "--project", cli.In("crisis"), cli.File("a.txt", Report));
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains(Path.Combine("crisis", "registries", "places.txt") + ":3: The latitude '261' is no number from -90 to 90.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("[DL0506] (2 mistakes in all) 'dateline doctor' lists what is wrong.", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(cli.Store));
    }

    [Fact]
    public async Task The_doctor_tells_each_mistake_with_file_line_and_mend_and_remarks_are_none()
    {
        using var cli = new Cli();
        cli.File("crisis/dateline.project", "");
        cli.File("crisis/registries/places.txt", Places + "Paris | city | XAA | 1 | 2\n");
        var right = await Doctor(cli, "--json");
        var note = JsonDocument.Parse(right.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal(("project", true), (note.GetProperty("check").GetString(), note.GetProperty("ok").GetBoolean()));
        Assert.Contains("places.txt:3: 'Paris' no longer means Paris (FRA)", note.GetProperty("found").GetString(), StringComparison.Ordinal);
        cli.File("crisis/registries/places.txt", Places + "Karsk | hamlet | NOR | 61 | 10\n");
        var wrong = await Doctor(cli);
        Assert.Equal(1, wrong.Exit);
        Assert.Contains("registries/places.txt:3: 'hamlet' is no kind of place. [DL0505]\n                 The kinds are: city, ", wrong.Output.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_project_is_named()
    {
        using var cli = new Cli();
        var ran = await cli.Run("read", "--project", cli.Folder, cli.File("a.txt", Report));
        Assert.Equal(2, ran.Exit);
        Assert.Contains(cli.Folder + " is no project: 'dateline init", ran.Error, StringComparison.Ordinal);
    }

    private static Task<Ran> Doctor(Cli cli, params string[] options) => cli.Run(["doctor", "--store", cli.Store, "--project", cli.In("crisis"), .. options]);

    /// <summary>A row that is taken out of the table by the mark of a remark.</summary>
    [GeneratedRegex("^# (.* \\| .*)$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
