namespace Dateline;

/// <summary>What has become different in what is known.</summary>
public enum StoryChangeKind
{
    /// <summary>A development that no earlier report told.</summary>
    NewStory,

    /// <summary>Stories that a later report shows to be one.</summary>
    JoinedStories,

    /// <summary>An event that no earlier report of the story told.</summary>
    NewEvent,

    /// <summary>More independent sources stand behind an event.</summary>
    Support,

    /// <summary>What is told of whether it came to pass: planned, then happened.</summary>
    Status,

    /// <summary>A figure that no earlier report gave.</summary>
    Figures,

    /// <summary>An event is denied that was not denied before.</summary>
    Denial,
}

/// <summary>What later reports change in what earlier ones told.</summary>
/// <param name="Kind">What has become different.</param>
/// <param name="Story">Key of the story as it stands now.</param>
/// <param name="Title">Its title.</param>
/// <param name="Event">The event as it stands now; absent where the whole story is meant.</param>
/// <param name="Field">Of figures the kind, as in <c>killed</c>; else absent.</param>
/// <param name="Before">What was known, in words of the public format: <c>1</c> origin, <c>planned</c>, <c>12</c> killed; absent where nothing was.</param>
/// <param name="Now">What is known now.</param>
/// <param name="Reports">Keys of the later reports that say so.</param>
/// <param name="Evidence">The words of the first of them that say so; absent where the whole story is meant.</param>
public sealed record StoryChange(StoryChangeKind Kind, string Story, string Title, Event? Event, string? Field, string? Before, string? Now, IReadOnlyList<string> Reports, string? Evidence);
