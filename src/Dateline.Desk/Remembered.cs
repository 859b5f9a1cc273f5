using Dateline.Archive;

namespace Dateline.Desk;

/// <summary>What the archive has answered, for as long as nothing is written into it: counting goes over every line that a filter leaves, a commitment is followed by a search, and people turn pages and go back.</summary>
public sealed class Remembered(OpenedArchive opened)
{
    private const int Most = 128;

    private readonly Lock _access = new();
    private readonly Dictionary<string, object> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private (long, long, long, long) _state;

    /// <summary>How many lines fall on which day.</summary>
    public Task<IReadOnlyList<DayCount>> DaysAsync(IArchive archive, ChronicleFilter filter, CancellationToken cancellation) =>
        RowsAsync((filter with { Skip = 0 }).Address("days"), () => archive.DaysAsync(filter.Query(), cancellation), cancellation);

    /// <summary>The rows of a question, as they were answered or, for the first time, as they are.</summary>
    /// <param name="key">The question: what is asked, and with which filter.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string key, Func<IAsyncEnumerable<T>> ask, CancellationToken cancellation)
    {
        var state = opened.State;
        lock (_access)
        {
            if (state != _state)
            {
                _answers.Clear();
                _order.Clear();
                _state = state;
            }
            else if (_answers.TryGetValue(key, out var known))
            {
                return (IReadOnlyList<T>)known;
            }
        }
        var rows = await ask().ToListAsync(cancellation);
        lock (_access)
        {
            // Something was written while it was counted: then nobody knows of which state it is.
            if (state == _state && state == opened.State && _answers.TryAdd(key, rows))
            {
                _order.Enqueue(key);
                if (_order.Count > Most)
                    _answers.Remove(_order.Dequeue());
            }
        }
        return rows;
    }
}
