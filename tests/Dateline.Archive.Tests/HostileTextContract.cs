using System.Text;
using CsCheck;
using Dateline.Formats;

namespace Dateline.Archive.Tests;

/// <summary>Any text in any field is kept.</summary>
public abstract class HostileTextContract : ArchiveContract
{
    public static TheoryData<string, string> Texts() => new()
    {
        { "quotes", "'; DROP TABLE reports; -- \" ` \\ %s {0} $1 ?" },
        { "nul", "a\0b\0" },
        { "half a character", "\ud83d x \ude00" },
        { "controls", "\u0001\u0002\u001b[31m\u0085\u2028\ufffe\uffff" },
        { "directions", "\u202eabc\u202c \u200f مرحبا 漢字 \U0001F525" },
        { "white space", " \t\r\n " },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_in_any_field_is_kept_and_asked_back(string name, string hostile)
    {
        Assert.NotEmpty(name);
        await Check(Specimens.Full(1, "source" + hostile, "https://tessel.example/" + hostile, Specimens.Text + hostile, "Title" + hostile, hostile));
        var refused = Specimens.Refused(Specimens.Page("bad" + hostile, "bytes" + hostile, hostile), "DL0101", "because" + hostile);
        await Store(refused);
        Assert.Equal(DepositKind.AlreadyQuarantined, await Store(refused));
        Assert.StartsWith("because", Assert.Single(await All(Archive.QuarantineAsync(Cancellation))).Refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mebibyte_in_every_field_is_kept()
    {
        var large = new StringBuilder().Insert(0, "harbour walls ", 75_000).ToString();
        await Check(Specimens.Full(1, text: Specimens.Text + large, hostile: large));
    }

    [Fact]
    public async Task Any_bytes_come_back() => await Gen.Byte.Array[1, 4000].SampleAsync(
        async bytes =>
        {
            var deposit = await Archive.StoreAsync([Specimens.Refused(new Input { Source = "-", Bytes = bytes })], Cancellation);
            Assert.Equal(bytes, await Archive.BytesAsync(deposit[0].ContentId, Cancellation));
        },
        iter: 50,
        threads: 1);

    private async Task Check(Reading reading)
    {
        Assert.Equal(DepositKind.Stored, await Store(reading));
        Assert.Equal(DepositKind.AlreadyThere, await Store(reading));
        var chronicle = reading.Outcome.Chronicle!;
        var found = (await Archive.FindAsync(chronicle.Report.Id, Cancellation)).Report!;
        Assert.Equal(ChronicleJson.ToJson(chronicle), ChronicleJson.ToJson(found.Chronicle));
        Assert.Equal(reading.Input.Bytes.ToArray(), await Archive.BytesAsync(chronicle.Report.Id, Cancellation));

        var rows = await All(Archive.TimelineAsync(new(), Cancellation));
        Assert.Equal(["m1", "m2"], rows.Select(r => r.Mention));
        Assert.All(rows, r => Assert.Equal(r.Evidence, r.EvidenceSpan.In(chronicle.Report.Text)));
        Assert.Equal(Kept(chronicle.Report.Title!), rows[0].Report.Title);
        Assert.Equal([Kept(chronicle.Actors[1].Name!)], rows[0].TargetActors);
        Assert.Equal(2, (await All(Archive.StatementsAsync(new(), Cancellation))).Count);
        Assert.Single(await All(Archive.CommitmentsAsync(new(), Cancellation)));
        Assert.Single(await All(Archive.SearchAsync(new("dockworkers"), Cancellation)));
        Assert.Equal(Kept(chronicle.Report.Source), Assert.Single(found.Inputs).Source);
    }

    // Columns hold what every store can hold: U+0000 and half characters stand there as U+FFFD; the chronicle has the original.
    private static string Kept(string text) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)).Replace('\0', '\uFFFD');
}
