using System.Globalization;
using NodaTime;

namespace Dateline.Desk;

/// <summary>What of a list is wanted, as it stands in the address: statements, commitments, search.</summary>
public sealed record ListFilter
{
    /// <summary>One row more than is shown: whether there is a next page is then known without counting them all.</summary>
    public const int Taken = ChronicleFilter.PageSize + 1;

    public string? Who { get; init; }

    public StatementKind? Kind { get; init; }

    public CommitmentStatus? Status { get; init; }

    public string? Words { get; init; }

    public LocalDate? Since { get; init; }

    public LocalDate? Until { get; init; }

    public int Skip { get; init; }

    /// <summary>What of the address could not be understood, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsNarrowed => (this with { Skip = 0 }).Address("") != "";

    public static ListFilter Read(IQueryCollection query)
    {
        var problems = new List<string>();
        return new ListFilter
        {
            Who = ChronicleFilter.Text(query, "who"),
            Kind = ChronicleFilter.Word<StatementKind>(query, "kind", Formats.Words.TryParse, problems),
            Status = ChronicleFilter.Word<CommitmentStatus>(query, "status", Formats.Words.TryParse, problems),
            Words = ChronicleFilter.Text(query, "words"),
            Since = ChronicleFilter.Day(query, "since", isEnd: false, problems),
            Until = ChronicleFilter.Day(query, "until", isEnd: true, problems),
            Skip = int.TryParse(query["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0,
            Problems = problems,
        };
    }

    public string Address(string path) => Addresses.Of(
        path,
        ("who", Who),
        ("kind", Kind is { } kind ? Formats.Words.Of(kind) : null),
        ("status", Status is { } status ? Formats.Words.Of(status) : null),
        ("words", Words),
        ("since", ChronicleFilter.Iso(Since)),
        ("until", ChronicleFilter.Iso(Until)),
        ("skip", Skip > 0 ? Skip.ToString(CultureInfo.InvariantCulture) : null));
}

/// <summary>A page of a list, and whether there is more behind it.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Rows, bool HasMore);

public static class Listed
{
    /// <summary>The page of rows of which up to <see cref="ListFilter.Taken"/> were asked for.</summary>
    public static Listed<T> Of<T>(IReadOnlyList<T> taken) => taken.Count > ChronicleFilter.PageSize ? new([.. taken.Take(ChronicleFilter.PageSize)], true) : new(taken, false);
}
