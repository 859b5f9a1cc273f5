using NodaTime;

namespace Dateline.Time;

/// <summary>Where a story stands: what the expressions that follow count from.</summary>
/// <param name="Named">The year, month or day named last on the line of the story.</param>
/// <param name="Sentence">The sentence that named it.</param>
/// <param name="Day">The day named last, while the story has not left it for another month.</param>
/// <param name="Aside">What the text has just named beside the line of the story: dates in the same breath may count from there.</param>
/// <param name="AsideSentence">The sentence that named it.</param>
internal readonly record struct StoryPoint(CalendarPoint? Named, int Sentence, LocalDate? Day, CalendarPoint? Aside = null, int AsideSentence = -10)
{
    /// <summary>The months, reckoned from the year 0, in which it lies: those of a part of the year where only that was told ("late 1942").</summary>
    public (double First, double Last) Months { get; init; }

    /// <summary>Whether expressions that follow count from the same day.</summary>
    public bool IsSame(StoryPoint other) => Named == other.Named && Day == other.Day;

    public static StoryPoint Start { get; } = new(null, -10, null);
}
