using System.Security.Cryptography;
using System.Text;

namespace Dateline.Archive.Tests;

/// <summary>What was refused is kept with its reason until it is read.</summary>
public abstract class QuarantineContract : ArchiveContract
{
    [Fact]
    public async Task A_refused_input_is_kept_with_its_reason_and_bytes()
    {
        var input = Specimens.Page("wall.html", "please log in", "https://tessel.example/wall");
        Assert.Equal(DepositKind.Quarantined, await Store(Specimens.Refused(input, "DL0120", "no article")));

        var row = Assert.Single(await All(Archive.QuarantineAsync(Cancellation)));
        Assert.Equal(
            new QuarantineRow("wall.html", "https://tessel.example/wall", new Refusal("DL0120", "no article"), IdOf("please log in"), 13, true, "2031-04-01T12:00:00Z", "7.7.7"), row);
        Assert.Equal("please log in", Encoding.UTF8.GetString((await Archive.BytesAsync(row.ContentId!, Cancellation))!));
    }

    [Fact]
    public async Task Refusing_the_same_input_again_changes_nothing_and_another_reason_replaces_the_first()
    {
        var input = Specimens.Page("wall.html", "please log in");
        await Store(Specimens.Refused(input));
        Assert.Equal(DepositKind.AlreadyQuarantined, await Store(Specimens.Refused(input)));
        Assert.Equal(DepositKind.Quarantined, await Store(Specimens.Refused(input, "DL0120", "a login wall")));
        Assert.Equal(new Refusal("DL0120", "a login wall"), Assert.Single(await All(Archive.QuarantineAsync(Cancellation))).Refusal);
    }

    [Fact]
    public async Task An_input_without_bytes_is_kept_by_its_source()
    {
        var input = new Input { Source = "locked/", Bytes = default };
        await Store(Specimens.Refused(input, "DL0203", "may not be listed"));
        await Store(Specimens.Refused(input, "DL0203", "may not be listed"));
        await Store(Specimens.Refused(input with { Source = "locked2/" }, "DL0203", "may not be listed"));
        var rows = await All(Archive.QuarantineAsync(Cancellation));
        Assert.Equal([("locked/", null, false), ("locked2/", null, false)], rows.Select(r => (r.Source, r.ContentId, r.IsKept)));
    }

    [Fact]
    public async Task The_same_bad_bytes_from_two_places_are_two_refusals()
    {
        await StoreAll(Specimens.Refused(Specimens.Page("a", "x")), Specimens.Refused(Specimens.Page("b", "x")));
        Assert.Equal(["a", "b"], (await All(Archive.QuarantineAsync(Cancellation))).Select(r => r.Source));
    }

    [Fact]
    public async Task Bytes_that_read_fine_later_leave_quarantine()
    {
        var reading = Specimens.Full(1);
        await Store(Specimens.Refused(reading.Input));
        await Store(Specimens.Refused(reading.Input with { Source = "copy.html" }));
        Assert.Equal(DepositKind.Stored, await Store(reading));
        Assert.Empty(await All(Archive.QuarantineAsync(Cancellation)));
        Assert.Equal(reading.Input.Bytes.ToArray(), await Archive.BytesAsync(reading.Outcome.Chronicle!.Report.Id, Cancellation));
    }

    [Fact]
    public async Task A_file_that_was_mended_leaves_quarantine_with_its_old_bytes()
    {
        var broken = Specimens.Page("crisis/1.html", "cut sh");
        await Store(Specimens.Refused(broken));
        await Store(Specimens.Full(1));
        Assert.Empty(await All(Archive.QuarantineAsync(Cancellation)));
        Assert.Null(await Archive.BytesAsync(IdOf("cut sh"), Cancellation));
    }

    [Fact]
    public async Task Bytes_of_a_mended_file_stay_while_another_refusal_rests_on_them()
    {
        await StoreAll(Specimens.Refused(Specimens.Page("crisis/1.html", "cut sh")), Specimens.Refused(Specimens.Page("other.html", "cut sh")));
        await Store(Specimens.Full(1));
        Assert.Equal("other.html", Assert.Single(await All(Archive.QuarantineAsync(Cancellation))).Source);
        Assert.NotNull(await Archive.BytesAsync(IdOf("cut sh"), Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_refused_with_new_bytes_has_one_refusal_still()
    {
        await Store(Specimens.Refused(Specimens.Page("wall.html", "one")));
        await Store(Specimens.Refused(Specimens.Page("wall.html", "two")));
        Assert.Equal(IdOf("two"), Assert.Single(await All(Archive.QuarantineAsync(Cancellation))).ContentId);
        Assert.Null(await Archive.BytesAsync(IdOf("one"), Cancellation));
    }

    [Fact]
    public async Task Lines_of_json_and_standard_input_are_no_places_and_each_refusal_of_theirs_is_kept()
    {
        static Reading Line(string bytes) => Specimens.Refused(Specimens.Page("17", bytes) with { Extracted = new ExtractedText { Text = "" } });
        await StoreAll(Line("one"), Line("two"), Specimens.Refused(Specimens.Page("-", "three")), Specimens.Refused(Specimens.Page("-", "four")));
        Assert.Equal(4, (await Archive.CountAsync(Cancellation)).Quarantined);
    }

    [Fact]
    public async Task What_is_a_report_already_is_not_quarantined()
    {
        var reading = Specimens.Full(1);
        await Store(reading);
        Assert.Equal(DepositKind.AlreadyThere, await Store(Specimens.Refused(reading.Input)));
        Assert.Equal(DepositKind.SourceAdded, await Store(Specimens.Refused(reading.Input with { Source = "b.html" })));
        Assert.Empty(await All(Archive.QuarantineAsync(Cancellation)));
    }

    [Fact]
    public async Task Of_a_refused_input_past_the_limit_only_hash_and_size_are_kept()
    {
        await using var small = Open(Settings with { QuarantinedBytes = 4 });
        await small.StoreAsync([Specimens.Refused(Specimens.Page("large", "12345")), Specimens.Refused(Specimens.Page("small", "1234"))], Cancellation);
        var rows = await All(small.QuarantineAsync(Cancellation));
        Assert.Equal([("large", IdOf("12345"), 5, false), ("small", IdOf("1234"), 4, true)], rows.Select(r => (r.Source, r.ContentId!, r.Size, r.IsKept)));
    }

    private static string IdOf(string bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bytes)));
}
