using NodaTime;

namespace Dateline.Time;

/// <summary>Where a story stands: what the expressions that follow count from.</summary>
/// <param name="Named">The year, month or day named last on the line of the story.</param>
/// <param name="Sentence">The sentence that named it.</param>
/// <param name="Day">The day named last, while the story has not left it for another month.</param>
internal readonly record struct StoryPoint(CalendarPoint? Named, int Sentence, LocalDate? Day)
{
    public static StoryPoint Start { get; } = new(null, -10, null);
}
