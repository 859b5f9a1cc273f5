using Dateline.Archive;

namespace Dateline.Desk.Api;

/// <summary>A parameter of a request: what the address may hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means, as one phrase.</param>
/// <param name="Words">The words it may be; empty where it is free.</param>
/// <param name="IsWhole">Whether it is a whole number.</param>
/// <param name="IsInPath">Whether it is a part of the path.</param>
public sealed record ApiParameter(string Name, string Description, IReadOnlyList<string>? Words = null, bool IsWhole = false, bool IsInPath = false);

/// <summary>What is asked, with what it is asked of.</summary>
public sealed record ApiCall(HttpContext Http, IArchive Archive, OpenedArchive Opened, Narrator Narrator)
{
    public CancellationToken Cancellation => Http.RequestAborted;

    public string Part(string name) => (string?)Http.Request.RouteValues[name] ?? "";
}

/// <summary>A request that is answered: the routes and the OpenAPI document are both made of these, so that neither can lag behind.</summary>
/// <param name="Path">The path under <c>/api/v1</c>.</param>
/// <param name="Id">Its name in the document.</param>
/// <param name="Summary">What it gives, as one sentence.</param>
/// <param name="Parameters">What the address may hold.</param>
/// <param name="Answer">Name of the schema of the answer, or of its rows; absent where it is no JSON.</param>
/// <param name="IsList">Whether it is answered with rows, by pages.</param>
/// <param name="Handle">Answers it.</param>
public sealed record ApiRoute(string Path, string Id, string Summary, IReadOnlyList<ApiParameter> Parameters, string? Answer, bool IsList, Func<ApiCall, Task> Handle)
{
    /// <summary>Whether it writes; then it is a POST, and a cookie alone does not let it in.</summary>
    public bool Writes { get; init; }

    /// <summary>The schema of the body that is sent; absent where it is the bytes of a report.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of the answer, where it is no JSON.</summary>
    public string? MediaType { get; init; }
}
