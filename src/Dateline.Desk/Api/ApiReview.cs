using System.Text.Json;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Desk.Api;

/// <summary>What people decided, for programs, and deciding by them.</summary>
public static class ApiReview
{
    /// <summary>The rows that wait, or those about which somebody decided.</summary>
    public static IAsyncEnumerable<ReviewedRow> Rows(ApiCall call, List<string> problems)
    {
        var query = call.Http.Request.Query;
        var state = ChronicleFilter.Word<ReviewState>(query, "state", ReviewWords.TryParse, problems) ?? ReviewState.Open;
        var kind = ChronicleFilter.Word<RowKind>(query, "kind", ReviewWords.TryParse, problems);
        return state == ReviewState.Open
            ? ReviewedRow.OpenAsync(call.Archive, kind ?? RowKind.Mention, ChronicleFilter.Text(query, "report"), call.Cancellation)
            : ReviewedRow.DecidedAsync(call.Archive, call.Cancellation).Where(row => row.Review.State == state && (kind is null || row.Row.Kind == kind));
    }

    /// <summary>Keeps a decision: 201 with its entry in the trail; 422 with the reason where it cannot be decided so.</summary>
    public static async Task DecideAsync(ApiCall call)
    {
        var http = call.Http;
        if (!call.Opened.CanWrite)
        {
            await ApiProblem.WriteAsync(http, StatusCodes.Status403Forbidden, "Nothing can be decided", "This archive was opened only to be read.");
            return;
        }
        if (await ApiWriting.BodyAsync(http) is not { } bytes || Read(bytes) is not { } wanted)
        {
            await ApiProblem.WriteAsync(http, StatusCodes.Status400BadRequest, "The body cannot be understood", "It is JSON with reviewer, action, row and, of a correction, changes: {\"reviewer\": \"Ana Brodt\", \"action\": \"correct\", \"row\": \"3fa9c1d27b/m4\", \"changes\": {\"date\": \"2022-01-05\"}}.");
            return;
        }
        var (draft, problem) = await DecisionMaking.DraftAsync(call.Archive, wanted, call.Cancellation);
        if (draft is null)
        {
            await ApiProblem.WriteAsync(http, StatusCodes.Status422UnprocessableEntity, "It cannot be decided so", problem!);
            return;
        }
        var entry = (await call.Archive.DecideAsync([draft], call.Cancellation))[0];
        http.Response.StatusCode = StatusCodes.Status201Created;
        await ApiRows.ObjectAsync(http, output => ReviewJson.Write(entry, output));
    }

    private static WantedDecision? Read(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "reviewer") is not { } reviewer || Text(root, "row") is not { } row || !ReviewWords.TryParse(Text(root, "action"), out ReviewAction action))
                return null;
            var changes = new List<Correction>();
            foreach (var change in root.TryGetProperty("changes", out var all) ? all.EnumerateObject() : default)
            {
                if (!ReviewWords.TryParse(change.Name, out ReviewField field) || change.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                    return null;
                changes.Add(new(field, change.Value.GetString()));
            }
            return new WantedDecision(reviewer, action, row) { Other = Text(root, "other"), Changes = changes, Note = Text(root, "note") };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
