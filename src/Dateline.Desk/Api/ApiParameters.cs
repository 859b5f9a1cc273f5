using Dateline.Formats;
using NodaTime;

namespace Dateline.Desk.Api;

/// <summary>Parameters that several requests have.</summary>
public static class ApiParameters
{
    public static readonly ApiParameter Since = new("since", "first day, as 2025-03-05, 2025-03 or 2025");
    public static readonly ApiParameter Until = new("until", "last day, as 2025-03-05, 2025-03 or 2025");
    public static readonly ApiParameter Words = new("words", "words that it holds");
    public static readonly ApiParameter Limit = new("limit", "at most so many rows: 100 without it, 1000 at most", IsWhole: true);
    public static readonly ApiParameter Offset = new("offset", "so many rows are passed over first", IsWhole: true);
    public static readonly ApiParameter Key = new("key", "first digits of a report's hash, at least six", IsInPath: true);

    public static IReadOnlyList<ApiParameter> Paged { get; } = [Limit, Offset];

    public static IReadOnlyList<ApiParameter> Mentions { get; } =
    [
        Since with { Description = "first day of the stretch in which it may have happened" },
        Until with { Description = "last day of that stretch" },
        new("only", "begun: what began in the stretch, without what reaches into it", ["begun"]),
        new("place", "a place, region or country by name, or a country by its ISO 3166-1 alpha-3 code"),
        new("actor", "who does it or to whom it is done, by name or office, or by the beginning of an actor code in capitals"),
        new("type", "PLOVER's type", [.. Enum.GetValues<EventType>().Select(Formats.Words.Of)]),
        new("status", "whether it came to pass", [.. Enum.GetValues<EventStatus>().Select(Formats.Words.Of)]),
        Words,
    ];

    public static IReadOnlyList<ApiParameter> Published { get; } = [Since with { Description = "first day of publication" }, Until with { Description = "last day of publication" }];

    /// <summary>Names in the address that the request does not have: a slip of the pen must not look like an answer to what was meant.</summary>
    public static IEnumerable<string> Unknown(HttpRequest request, ApiRoute route) => request.Query.Keys.Where(k => !route.Parameters.Any(p => p.Name == k)).Select(k =>
        $"“{k}” is no parameter of this; there are {(route.Parameters.Any(p => !p.IsInPath) ? string.Join(", ", route.Parameters.Where(p => !p.IsInPath).Select(p => p.Name)) : "none")}.");

    public static LocalDate? Day(HttpRequest request, string name, bool isEnd, List<string> problems) => ChronicleFilter.Day(request.Query, name, isEnd, problems);
}
