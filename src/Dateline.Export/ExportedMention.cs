using System.Runtime.CompilerServices;
using Dateline.Archive;

namespace Dateline.Export;

/// <summary>A mention with all that is known of it: what every export of events is made of.</summary>
/// <param name="Report">Its report, with the whole chronicle.</param>
/// <param name="Mention">The mention.</param>
public sealed record ExportedMention(ArchivedReport Report, Mention Mention)
{
    // Rows of one day are of a few reports, which come again and again.
    private const int ReportsHeld = 512;

    private Naming? _naming;

    /// <summary>The chronicle it stands in.</summary>
    public Chronicle Chronicle => Report.Chronicle;

    /// <summary>By what people name the row, as in <c>3fa9c1d27b/m4</c>.</summary>
    public string Key => RowKey.Of(Chronicle.Report.Id, Mention.Id);

    internal Naming Naming => _naming ??= new Naming(Chronicle);

    internal string Evidence => Mention.Evidence.Span.In(Chronicle.Report.Text);

    /// <summary>The best place; absent where the text gives none.</summary>
    internal Place? Place => Mention.Where is { Places: [var best, ..] } && best < Chronicle.Places.Count ? Chronicle.Places[best] : null;

    internal string? PlaceName => Place is { } place ? place.Name ?? place.Span.In(Chronicle.Report.Text) : null;

    internal string? Address => Chronicle.Report.CanonicalUrl ?? Chronicle.Report.Url;

    internal string Outlet => Chronicle.Report.Outlet?.Name ?? Chronicle.Report.Source;

    internal IEnumerable<Actor> Sources => Chronicle.Actors.Where(a => Mention.SourceActors.Contains(a.Id, StringComparer.Ordinal));

    internal IEnumerable<Actor> Targets => Chronicle.Actors.Where(a => Mention.TargetActors.Contains(a.Id, StringComparer.Ordinal));

    /// <summary>Whether the text itself gives a first and a last day.</summary>
    internal bool IsDated => Mention.When is { Earliest: not null, Latest: not null };

    /// <summary>Whether it is told as a fact; what is planned, possible, called for or denied is none.</summary>
    internal bool IsFact => Mention.Status is EventStatus.Happened or EventStatus.Ongoing;

    /// <summary>The figure of a kind: of the whole, else of a part.</summary>
    internal Count? Figure(CountKind kind) => Mention.Counts.FirstOrDefault(c => c.Kind == kind && !c.IsPart) ?? Mention.Counts.FirstOrDefault(c => c.Kind == kind);

    /// <summary>The mentions that a question is answered with, in its order.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public static async IAsyncEnumerable<ExportedMention> OfAsync(IArchive archive, TimelineQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var held = new Dictionary<string, ArchivedReport>(StringComparer.Ordinal);
        var order = new Queue<string>();
        await foreach (var row in archive.TimelineAsync(query, cancellation))
        {
            if (!held.TryGetValue(row.Report.Id, out var report))
            {
                report = (await archive.FindAsync(row.Report.Id, cancellation)).Report;
                // Taken out of the archive since the question was asked.
                if (report is null)
                    continue;
                if (order.Count == ReportsHeld)
                    held.Remove(order.Dequeue());
                held.Add(row.Report.Id, report);
                order.Enqueue(row.Report.Id);
            }
            if (report.Chronicle.Mentions.FirstOrDefault(m => m.Id == row.Mention) is { } mention)
                yield return new ExportedMention(report, mention);
        }
    }
}
