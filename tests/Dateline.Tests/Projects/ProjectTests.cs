using System.Text;
using CsCheck;

namespace Dateline.Tests.Projects;

/// <summary>The files of a project: what is read of them, and what is told of mistakes.</summary>
public sealed class ProjectTests
{
    private const string PlaceColumns = "name | kind | country | latitude | longitude | names\n";

    [Theory]
    [InlineData("DL0502", 1, "name | kind | country | latitude | longitude | mayor\n")]
    [InlineData("DL0502", 1, "name | kind | country | latitude | longitude | name\n")]
    [InlineData("DL0502", 1, "name | kind | country\nBrenna Ford | city | NOR\n")]
    [InlineData("DL0502", 1, "Brenna Ford | city | NOR | 61.2 | 10.4\n")]
    [InlineData("DL0503", 2, PlaceColumns + "Brenna Ford | city | NOR | 61.2\n")]
    [InlineData("DL0503", 2, PlaceColumns + "Brenna Ford | city | NOR | 61.2 | 10.4 | | Oppland\n")]
    [InlineData("DL0505", 3, PlaceColumns + "# a remark\nBrenna Ford | hamlet | NOR | 61.2 | 10.4\n")]
    [InlineData("DL0505", 2, PlaceColumns + "Brenna Ford | city | NO | 61.2 | 10.4\n")]
    [InlineData("DL0506", 2, PlaceColumns + "Brenna Ford | city | NOR | 161.2 | 10.4\n")]
    [InlineData("DL0506", 2, PlaceColumns + "Brenna Ford | city | NOR | 61,2 | 10.4\n")]
    [InlineData("DL0506", 2, PlaceColumns + "Brenna Ford | city | NOR | 61.2 | NaN\n")]
    [InlineData("DL0507", 3, PlaceColumns + "Brenna Ford | city | NOR | 61.2 | 10.4\nBrenna-FORD | city | NOR | 61.2 | 10.4\n")]
    [InlineData("DL0508", 2, PlaceColumns + "the ford | city | NOR | 61.2 | 10.4\n")]
    [InlineData("DL0508", 2, PlaceColumns + "Brenna Ford | city | NOR | 61.2 | 10.4 | Upper (Brenna)\n")]
    public void A_mistake_about_a_place_is_told_with_its_line(string code, int line, string text)
    {
        var fault = Assert.Single(Read(("places.txt", text)).Faults);
        Assert.Equal((code, "places.txt", line, Severity.Warning), (fault.Code, fault.File, fault.Line, fault.Severity));
        Assert.NotEmpty(fault.Mend);
    }

    [Theory]
    [InlineData("DL0505", 2, "outlets.txt", "name | domains\nCourier | https://courier.example/news\n")]
    [InlineData("DL0508", 2, "outlets.txt", "name | domains\nCourier | www.courier.example\n")]
    [InlineData("DL0508", 2, "outlets.txt", "name | domains\nCourier | news.courier.example\n")]
    [InlineData("DL0507", 3, "outlets.txt", "name | domains\nCourier | courier.example\nHerald | courier.example\n")]
    [InlineData("DL0508", 2, "agencies.txt", "name | names\nNorthern Press | ...?\n")]
    [InlineData("DL0505", 2, "agencies.txt", "name | country\nNorthern Press | Norway\n")]
    [InlineData("DL0500", 1, "plces.txt", "")]
    public void A_mistake_about_a_house_is_told_with_its_line(string code, int line, string file, string text)
    {
        var fault = Assert.Single(Read((file, text)).Faults);
        Assert.Equal((code, file, line), (fault.Code, fault.File, fault.Line));
    }

    [Fact]
    public void Text_that_is_not_utf_8_is_told_by_line_and_the_rest_is_read()
    {
        var project = Project.Read([new("places.txt", (byte[])[.. Encoding.UTF8.GetBytes(PlaceColumns), 0xC3, 0x28, (byte)'\n', .. "Brenna Ford | city | NOR | 61.2 | 10.4\nKarsk\u0007 | city | NOR | 61 | 10\n"u8])]);
        Assert.Equal([("DL0501", 2), ("DL0501", 4)], project.Faults.Select(f => (f.Code, f.Line)));
        Assert.Equal("1 in places.txt", project.Summary);
    }

    [Fact]
    public void Only_what_the_rows_say_counts_for_the_fingerprint()
    {
        var plain = Read(("places.txt", PlaceColumns + "Brenna Ford | city | NOR | 61.2 | 10.4\n"));
        var same = Read(("places.txt", "\uFEFF# ours\r\nlongitude|latitude|country|kind|name|\r\n\r\n10.4|61.2|NOR|city|Brenna Ford|\r\n"));
        var other = Read(("places.txt", PlaceColumns + "Brenna Ford | city | NOR | 61.2 | 10.5\n"));
        Assert.Matches("^sha256:[0-9a-f]{64}$", plain.Fingerprint);
        Assert.Equal(plain.Fingerprint, same.Fingerprint);
        Assert.NotEqual(plain.Fingerprint, other.Fingerprint);
        Assert.Null(Read(("places.txt", PlaceColumns)).Fingerprint);
    }

    [Fact]
    public void A_row_that_stands_before_what_the_program_knows_is_told_and_is_no_mistake()
    {
        var project = Read(("places.txt", PlaceColumns + "Paris | city | XAA | 1 | 2\nBrenna Ford | city | NOR | 61.2 | 10.4\n"), ("agencies.txt", "name | names\nNorthern Press | Reuters\n"));
        Assert.Empty(project.Faults);
        Assert.Equal([("agencies.txt", 2), ("places.txt", 2)], project.Shadows().Select(f => (f.File, f.Line)));
        Assert.All(project.Shadows(), f => Assert.Equal(("DL0509", Severity.Info), (f.Code, f.Severity)));
    }

    [Fact]
    public void Any_bytes_give_a_project_and_never_a_throw()
    {
        var files = OneOf([.. Project.FileNames, "other.txt"]);
        var columns = "name|kind|country|latitude|longitude|names|domains|id|division|population|geonames|office|from|to|sector|trigger|type|mode|cameo|marks|origin|head|code|forms".Split('|');
        string[] values = ["|", "\n", "\r\n", ";", "#", "?", "\"", "+", "-", "NOR", "city", "61.2", "-0", "2022-01-05", "2022-13-41", "\u0000", "\uFEFF", "\uFFFE", "ʻ", "É", "x.example", "ASSAULT", "GOV", "190"];
        var pieces = Gen.OneOf(OneOf(columns), OneOf(values), Gen.String).Array[0, 60].Select(p => Encoding.UTF8.GetBytes(string.Concat(p)));
        Gen.Select(files, Gen.OneOf(pieces, Gen.Byte.Array[0, 200])).Array[0, 3].Sample(given =>
        {
            var project = Project.Read(given.Select(g => new ProjectFile(g.Item1, g.Item2)));
            Assert.All(project.Faults, f => Assert.True(f.Line >= 1 && f.Message.Length > 0 && f.Mend.Length > 0));
            _ = project.Shadows();
        }, iter: 2_000);
    }

    private static Gen<string> OneOf(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Project Read(params (string Name, string Text)[] files) => Project.Read(files.Select(f => new ProjectFile(f.Name, Encoding.UTF8.GetBytes(f.Text))));
}
