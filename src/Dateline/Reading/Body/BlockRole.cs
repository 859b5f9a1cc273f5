namespace Dateline.Reading.Body;

/// <summary>What an element is for, as its tag, its class words and its attributes tell; an element may be for several things.</summary>
[Flags]
internal enum BlockRole
{
    None = 0,
    Body = 1 << 0,
    Navigation = 1 << 1,
    Footer = 1 << 2,
    Aside = 1 << 3,
    Comments = 1 << 4,
    Caption = 1 << 5,
    Credit = 1 << 6,
    Byline = 1 << 7,
    Date = 1 << 8,
    Share = 1 << 9,
    Related = 1 << 10,
    Promotion = 1 << 11,
    Hidden = 1 << 12,
    Post = 1 << 13,
    Standfirst = 1 << 14,
    Tags = 1 << 15,
    Biography = 1 << 16,
    Correction = 1 << 17,
    Widget = 1 << 18,
    Title = 1 << 19,
    Figure = 1 << 20,
    Header = 1 << 21,
    Source = 1 << 22,
    Quote = 1 << 23,
    Wall = 1 << 24,
    Dateline = 1 << 25,
    Article = 1 << 26,

    /// <summary>Roles of what is no part of an article.</summary>
    Foreign = Navigation | Footer | Comments | Share | Related | Promotion | Hidden | Tags | Widget,

    /// <summary>Roles of what belongs to a report and not to its text.</summary>
    Apart = Caption | Credit | Byline | Date | Standfirst | Biography | Correction | Title | Figure | Source | Dateline,
}
