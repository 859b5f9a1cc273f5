using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dateline.Archive.Review;

/// <summary>A row that reviewers settled: what an engine ought to find in a report, or ought not to. A line of JSON each, <c>dateline-gold/1</c>; see <c>docs/review.md</c>.</summary>
/// <param name="Row">The row, by its words.</param>
/// <param name="IsThere">Whether the report tells it; not so where all reject it.</param>
/// <param name="Values">What it says; empty where it is not there.</param>
/// <param name="Reviewers">Who settled it.</param>
public sealed record GoldRow(RowPointer Row, bool IsThere, IReadOnlyDictionary<ReviewField, string?> Values, IReadOnlyList<string> Reviewers)
{
    /// <summary>The name of the format.</summary>
    public const string Schema = "dateline-gold/1";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The settled rows of an archive: accepted, rejected and corrected ones; not those in dispute, and not orphans, whose words may be another engine's.</summary>
    public static async IAsyncEnumerable<GoldRow> OfAsync(IArchive archive, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in ReviewedRow.DecidedAsync(archive, cancellation))
        {
            if (!row.IsOrphan && row.Review.State is ReviewState.Accepted or ReviewState.Rejected or ReviewState.Corrected)
                yield return new GoldRow(row.Row, row.Review.Right is not null, row.Review.Right ?? new Dictionary<ReviewField, string?>(), [.. row.Review.Verdicts.Select(v => v.Reviewer)]);
        }
    }

    /// <summary>Writes it as one line of JSON, with the line break.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, Plain))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("report", Row.ReportId);
            DecisionJson.WriteRow(json, "row", Row);
            json.WriteBoolean("there", IsThere);
            DecisionJson.WriteValues(json, "values", Values.OrderBy(v => v.Key).Select(v => new Correction(v.Key, v.Value)));
            json.WriteStartArray("reviewers");
            foreach (var reviewer in Reviewers)
                json.WriteStringValue(reviewer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <summary>Reads a line; absent where it is none of this format.</summary>
    public static GoldRow? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return DecisionJson.Text(root, "schema") == Schema && DecisionJson.ReadRow(root, "report", "row") is { } row
                ? new GoldRow(row, root.GetProperty("there").GetBoolean(), DecisionJson.Values(root, "values").ToDictionary(v => v.Field, v => v.Value), [.. root.GetProperty("reviewers").EnumerateArray().Select(r => r.GetString() ?? "")])
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
