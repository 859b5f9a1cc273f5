namespace Dateline.Tests.Coding;

/// <summary>On whose words the sentences of a report rest.</summary>
public sealed class ReportSourceTests
{
    private static readonly Chronicler Chronicler = Chronicler.Load();

    [Fact]
    public void Each_source_has_its_sentences_and_whoever_passed_them_on()
    {
        var chronicle = Read("Oron Kesh said on Monday that the port was closed. The bridge stood open. The mayor told Reuters that the road was safe. Oron Kesh said that the road was mined.");
        var names = chronicle.Actors.ToDictionary(a => a.Id, a => a.Name);
        var sources = ReportSource.Of(chronicle);
        Assert.Equal(2, sources.Count);
        Assert.Equal("Oron Kesh", names[sources[0].Speaker!]);
        Assert.Equal([0, 3], sources[0].Sentences);
        Assert.Empty(sources[0].Through);
        Assert.Equal([2], sources[1].Sentences);
        Assert.Equal([1], ReportSource.OwnSentences(chronicle));
    }

    [Fact]
    public void What_one_source_tells_of_another_came_through_it()
    {
        var chronicle = Read("Interfax reported on Monday that Oron Kesh had said that the port was closed.");
        var names = chronicle.Actors.ToDictionary(a => a.Id, a => a.Name);
        Assert.Equal(["Interfax"], Assert.Single(ReportSource.Of(chronicle), source => source.Speaker is { } speaker && names[speaker] == "Oron Kesh").Through.Select(actor => names[actor]));
    }

    [Fact]
    public void Where_nobody_speaks_all_is_the_reports_own()
    {
        var chronicle = Read("The bridge stood open on Monday. The road was closed, and the port was full of ships from the north.");
        Assert.Empty(ReportSource.Of(chronicle));
        Assert.Equal([0, 1], ReportSource.OwnSentences(chronicle));
    }

    private static Chronicle Read(string text) =>
        Chronicler.Read(new Input { Source = "kesh", Bytes = System.Text.Encoding.UTF8.GetBytes(text), Extracted = new ExtractedText { Text = text } }).Chronicle!;
}
