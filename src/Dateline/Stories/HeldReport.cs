using NodaTime;

namespace Dateline.Stories;

/// <summary>A report as a <see cref="RunningStories"/> holds it, with what it has in common with others.</summary>
internal sealed class HeldReport(StoryReport given)
{
    /// <summary>Days between two reports from which on they are of different stories, whatever they say: the likeness of the same words has fallen to a fiftieth.</summary>
    public const int Window = 28;

    /// <summary>Days between two reports after which their likeness has fallen to about three fifths.</summary>
    private const double Decay = 10;

    private int _furniture;

    public StoryReport Given { get; } = given;

    public string Key => Given.Key;

    public LocalDate? Day { get; } = given.Chronicle.Report.Published?.Day;

    public Terms Terms { get; } = Terms.Of(given.Chronicle.Report);

    public ReportWords Words { get; } = ReportWords.Of(given.Chronicle);

    /// <summary>The runs by which its passages are found; see <see cref="Passages"/>.</summary>
    public List<(ulong Run, int At)> Runs => field ??= Passages.Kept(Words);

    /// <summary>How alike others are to it.</summary>
    public Dictionary<HeldReport, float> Alike { get; } = [];

    /// <summary>What it shares with others; each pair is known to both.</summary>
    public Dictionary<HeldReport, SharedText> Shared { get; } = [];

    /// <summary>Reports that may be of its story.</summary>
    public HashSet<HeldReport> Linked { get; } = [];

    /// <summary>What it hangs together with.</summary>
    public Cluster Cluster { get; set; } = null!;

    /// <summary>How often its furniture changed.</summary>
    public int FurnitureVersion { get; private set; }

    /// <summary>By publication; those without a day behind all others.</summary>
    public static IComparer<HeldReport> ByPublication { get; } = Comparer<HeldReport>.Create((a, b) =>
    {
        var byDay = (a.Day ?? LocalDate.MaxIsoValue).CompareTo(b.Day ?? LocalDate.MaxIsoValue);
        return byDay != 0 ? byDay : string.CompareOrdinal(a.Key, b.Key);
    });

    /// <summary>Whether two reports are near enough in time to have anything to do with each other.</summary>
    public bool IsNear(HeldReport other) => Day is not { } one || other.Day is not { } then || Math.Abs(Period.DaysBetween(one, then)) <= Window;

    /// <summary>How alike two reports are, from 0 to 1: less where their days of publication lie apart.</summary>
    public float LikenessTo(HeldReport other)
    {
        var likeness = Terms.Likeness(Terms, other.Terms);
        if (Day is not { } one || other.Day is not { } then)
            return likeness;
        var apart = Period.DaysBetween(one, then) / Decay;
        return likeness * (float)Math.Exp(-apart * apart / 2);
    }

    /// <summary>Marks the words that are furniture: the runs that are, and what lies between two of them side by side.</summary>
    public void MarkFurniture(Func<ulong, bool> isFurniture)
    {
        Span<bool> marks = Words.Count <= 4096 ? stackalloc bool[Words.Count] : new bool[Words.Count];
        var (found, last) = (0, -1);
        foreach (var (run, at) in Runs)
        {
            if (!isFurniture(run))
                continue;
            found++;
            var from = last >= 0 && at - last <= Passages.Run + Passages.Window ? last : at;
            marks[from..(at + Passages.Run)].Fill(true);
            last = at;
        }
        if (found == _furniture && found == 0)
            return;
        _furniture = found;
        if (Words.MarkFurniture(marks))
            FurnitureVersion++;
    }
}

/// <summary>What two reports share.</summary>
internal sealed class SharedText(HeldReport earlier, HeldReport later)
{
    private (int Earlier, int Later) _judged = (-1, -1);
    private Alignment? _alignment;
    private FoundCopy? _copy;

    /// <summary>The copy that it is, by the furniture that is marked now; null where it is none.</summary>
    public FoundCopy? Copy
    {
        get
        {
            var now = (earlier.FurnitureVersion, later.FurnitureVersion);
            if (_judged != now)
            {
                _alignment ??= Alignment.Of(later.Words, earlier.Words);
                (_copy, _judged) = (CopyFinder.Find(later.Words, earlier.Words, _alignment), now);
            }
            return _copy;
        }
    }

    /// <summary>The runs by which they were found.</summary>
    public IReadOnlyList<ulong> Runs => field ??= earlier.Runs.Select(r => r.Run).Intersect(later.Runs.Select(r => r.Run)).ToList();
}

/// <summary>Reports that hang together by likeness or copying, in which every story lies wholly; with its stories where they have been told.</summary>
internal sealed class Cluster
{
    public HashSet<HeldReport> Members { get; } = [];

    /// <summary>Its stories; null where something has changed since they were told.</summary>
    public IReadOnlyList<Story>? Stories { get; set; }
}
