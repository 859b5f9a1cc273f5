using System.CommandLine;
using Dateline.Archive;
using Dateline.Formats;
using NodaTime;

namespace Dateline.Cli;

/// <summary>The options of verbs that ask for event mentions: which of them are wanted.</summary>
/// <param name="actor">What <c>--actor</c> means to the verb.</param>
internal sealed class TimelineOptions(string actor)
{
    private readonly Option<LocalDate?> _since = Settings.Since();
    private readonly Option<LocalDate?> _until = Settings.Until();
    private readonly Option<string> _place = new("--place") { HelpName = "PLACE", Description = "a place, region or country by name, or a country by its ISO 3166 alpha-3 code" };
    private readonly Option<string> _actor = new("--actor") { HelpName = "ACTOR", Description = actor };
    private readonly Option<EventType?> _type = Settings.Word<EventType>("--type", "TYPE", "the type of event", t => Words.TryParse(t.ToUpperInvariant(), out EventType known) ? known : null, Enum.GetValues<EventType>().Select(Words.Of));
    private readonly Option<EventStatus?> _status = Settings.Word<EventStatus>("--status", "STATUS", "whether it came to pass", t => Words.TryParse(t, out EventStatus known) ? known : null, Enum.GetValues<EventStatus>().Select(Words.Of));
    private readonly Option<string> _words = new("--words") { HelpName = "WORDS", Description = "words of the sentence" };
    private readonly Option<int?> _limit = Settings.Number("--limit", "N", "at most so many rows", least: 1);

    /// <summary>In the order in which help shows them.</summary>
    public IEnumerable<Option> All => [_since, _until, _place, _actor, _type, _status, _words, _limit];

    public TimelineQuery Query(ParseResult result) => new()
    {
        Since = result.GetValue(_since),
        Until = result.GetValue(_until),
        Place = result.GetValue(_place),
        Actor = result.GetValue(_actor),
        Type = result.GetValue(_type),
        Status = result.GetValue(_status),
        Words = result.GetValue(_words),
        Limit = result.GetValue(_limit),
    };
}
