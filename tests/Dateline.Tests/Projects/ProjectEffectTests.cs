using System.Text;
using Dateline.Formats;

namespace Dateline.Tests.Projects;

/// <summary>The rows of a project go before what the program knows.</summary>
public sealed class ProjectEffectTests
{
    private const string Flood = "Two people were killed in Brenna Ford on Monday, the mayor said. Rain fell in Paris, too.";

    [Fact]
    public void A_place_of_the_project_is_found_by_each_of_its_names()
    {
        const string Rows = "name | kind | country | division | latitude | longitude | names\nBrenna Ford | city | NOR | Oppland | 61.2305 | 10.4412 | Port-d'Ambré; Kerrig\n";
        Assert.DoesNotContain(Read(Flood).Places, p => p.Name == "Brenna Ford");
        foreach (var name in (string[])["Brenna Ford", "BRENNA FORD", "Port d’Ambre", "Kerrig"])
        {
            var chronicle = Read(Flood.Replace("Brenna Ford", name, StringComparison.Ordinal), ("places.txt", Rows));
            var place = chronicle.Places[0];
            Assert.Equal((name, "Brenna Ford", "NOR", "Oppland", 61.2305, 10.4412, PlaceKind.City), (place.Span.In(chronicle.Report.Text), place.Name, place.Country, place.Admin1, place.Latitude!.Value, place.Longitude!.Value, place.Kind));
            Assert.Equal(0, Assert.Single(chronicle.Mentions.Select(m => m.Where!.Places[0]).Distinct()));
        }
    }

    [Fact]
    public void A_place_of_the_project_goes_before_one_that_the_program_knows_and_a_longer_name_before_a_shorter()
    {
        var chronicle = Read("Shells fell on Paris on Monday. Paris Island was spared.", ("places.txt", "name | kind | country | latitude | longitude\nParis | city | XAA | 1 | 2\nParis Island | nature | XAB | 3 | 4\n"));
        Assert.Equal([("Paris", "XAA"), ("Paris Island", "XAB")], chronicle.Places.Select(p => (p.Name, p.Country)));
    }

    [Fact]
    public void An_agency_of_the_project_is_whose_text_it_is()
    {
        const string Text = "BRENNA FORD (NordPress) - Two people were killed on Monday, the mayor said.\n\nThe river rose by two metres during the night, and the bridge was closed.";
        Assert.DoesNotContain(Read(Text).Report.Agencies, a => a.Name == "Northern Press");
        var report = Read(Text, ("agencies.txt", "name | names | id\nNorthern Press | NordPress | nps\n")).Report;
        Assert.Equal([("Northern Press", "nps")], report.Agencies.Select(a => (a.Name, a.Id)));
        Assert.Equal(OriginRelation.Wire, report.Origin!.Relation);
    }

    [Fact]
    public void An_outlet_of_the_project_is_called_as_the_project_calls_it()
    {
        var page = Encoding.UTF8.GetBytes("""
            <html lang="en"><head><title>Flood</title><meta property="og:site_name" content="TVC Online 24"></head><body><article><h1>Flood takes the bridge</h1>
            <p>Two people were killed in the valley on Monday when the river took the bridge, the mayor of the town said in the evening.</p>
            <p>The road was closed in both directions, and about forty families spent the night in the school on the other side of the river.</p>
            <p>Engineers from the capital were expected on Tuesday to look at what is left of it, and to say when lorries can pass again.</p></article></body></html>
            """);
        var input = new Input { Source = "a.html", Url = "https://www.tarncourier.example/a", Bytes = page, ContentType = "text/html" };
        Assert.Equal("TVC Online 24", Chronicler.Load().Read(input).Chronicle!.Report.Outlet!.Name);
        var own = Chronicler.Load(project: Of(("outlets.txt", "name | domains\nTarn Valley Courier | tarncourier.example\n")));
        Assert.Equal(new Outlet("Tarn Valley Courier", "tarncourier.example"), own.Read(input).Chronicle!.Report.Outlet);
    }

    [Fact]
    public void The_chronicle_says_which_registries_were_in_force()
    {
        var project = Of(("places.txt", "name | kind | country | latitude | longitude\nBrenna Ford | city | NOR | 61.2305 | 10.4412\n"));
        var chronicle = Read(Flood, project);
        Assert.Equal(project.Fingerprint, chronicle.Registries);
        Assert.Contains($"\"registries\":\"{project.Fingerprint}\"", ChronicleJson.ToJson(chronicle), StringComparison.Ordinal);
        Assert.Equal(project.Fingerprint, ChronicleJson.FromJson(ChronicleJson.ToJson(chronicle)).Chronicle!.Registries);
        Assert.Equal(ChronicleJson.ToJson(chronicle), ChronicleJson.ToJson(Read(Flood, Of(("places.txt", "name | kind | country | latitude | longitude\nBrenna Ford | city | NOR | 61.2305 | 10.4412\n")))));
    }

    [Fact]
    public void A_project_without_rows_changes_nothing()
    {
        Assert.Equal(ChronicleJson.ToJson(Read(Flood)), ChronicleJson.ToJson(Read(Flood, ("places.txt", "# nothing yet\n"))));
        Assert.DoesNotContain("registries", ChronicleJson.ToJson(Read(Flood)), StringComparison.Ordinal);
    }

    internal static Chronicle Read(string text, params (string Name, string Text)[] files) => Read(text, Of(files));

    internal static Project Of(params (string Name, string Text)[] files)
    {
        var project = Project.Read(files.Select(f => new ProjectFile(f.Name, Encoding.UTF8.GetBytes(f.Text))));
        Assert.Empty(project.Faults);
        return project;
    }

    private static Chronicle Read(string text, Project project) =>
        Chronicler.Load(project: project).Read(new Input { Source = "test", Bytes = default, Extracted = new ExtractedText { Text = text } }).Chronicle!;
}
