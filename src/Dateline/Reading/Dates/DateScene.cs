using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>What is known of a page beside its dates, by which they are judged.</summary>
internal sealed record DateScene
{
    /// <summary>Whether other dates of the page show in which order figures stand.</summary>
    public bool OrderIsShown { get; init; }

    /// <summary>The day after which the page cannot have been published, where known.</summary>
    public LocalDate? Latest { get; init; }

    /// <summary>The country domain of its address.</summary>
    public string? Country { get; init; }

    /// <summary>Whether the page is one that is changed again and again, such as a wiki's: then its text is of the day of the last change.</summary>
    public bool IsRevised { get; init; }
}
