using Dateline.Archive;
using Dateline.Stories;

namespace Dateline.Desk;

/// <summary>The stories of an archive as they stood when it last changed.</summary>
/// <param name="Stories">The stories.</param>
/// <param name="Reports">Their reports, by key.</param>
/// <param name="TooMany">How many reports there are, where they are too many to be looked at together; then there are no stories.</param>
public sealed record Told(IReadOnlyList<Story> Stories, IReadOnlyDictionary<string, Chronicle> Reports, long? TooMany)
{
    /// <summary>An event of a story; absent where there is none of these names.</summary>
    public (Story Story, Event Event)? Find(string story, string happening) =>
        Stories.FirstOrDefault(s => s.Id == story) is { } known && known.Events.FirstOrDefault(e => e.Id == happening) is { } meant ? (known, meant) : null;

    /// <summary>The outlets, and from whom they have their reports.</summary>
    public IReadOnlyList<OutletSources> Outlets() => SourceTracing.Outlets(Stories, key => Reports[key].Report);
}

/// <summary>Tells the stories of the archive once for each state of it.</summary>
public sealed class Narrator(OpenedArchive opened) : IDisposable
{
    /// <summary>Stories are told in memory: past so many reports they are left to the command line.</summary>
    public const int MostReports = 2000;

    private readonly SemaphoreSlim _telling = new(1, 1);
    private (long, long, long, long) _state;
    private Told? _told;

    public async Task<Told> TellAsync(CancellationToken cancellation)
    {
        await _telling.WaitAsync(cancellation);
        try
        {
            var state = opened.State;
            if (_told is not null && state == _state)
                return _told;
            (_told, _state) = (await TellAnewAsync(cancellation), state);
            return _told;
        }
        finally
        {
            _telling.Release();
        }
    }

    public void Dispose() => _telling.Dispose();

    private async Task<Told> TellAnewAsync(CancellationToken cancellation)
    {
        var counts = await opened.Archive.CountAsync(cancellation);
        if (counts.Reports > MostReports)
            return new Told([], new Dictionary<string, Chronicle>(StringComparer.Ordinal), counts.Reports);
        var reports = new Dictionary<string, Chronicle>(StringComparer.Ordinal);
        await foreach (var report in opened.Archive.ChroniclesAsync(new ReportQuery(), cancellation))
            reports[report.Chronicle.Report.Id] = report.Chronicle;
        return new Told(Storyteller.Tell(reports.Select(r => new StoryReport(r.Key, r.Value))), reports, TooMany: null);
    }
}
