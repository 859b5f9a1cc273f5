using System.Buffers;
using System.Text;
using System.Text.Json;
using Dateline.Archive;

namespace Dateline.Intake;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>It runs, or was killed: nobody can tell.</summary>
    Running,

    /// <summary>It was stopped before its end.</summary>
    Stopped,

    /// <summary>It came to its end.</summary>
    Done,
}

/// <summary>A job of the intake.</summary>
/// <param name="Key">Its name.</param>
/// <param name="State">How far it is.</param>
/// <param name="What">What was to be read.</param>
/// <param name="Started">When it began, as an ISO 8601 instant.</param>
/// <param name="Changed">When it last got on.</param>
/// <param name="Inputs">How many inputs it is done with.</param>
/// <param name="Refused">How many of them were refused.</param>
public sealed record JobRow(string Key, JobState State, string What, string Started, string Changed, long Inputs, long Refused)
{
    /// <summary>The jobs of an archive, the oldest first.</summary>
    public static async IAsyncEnumerable<JobRow> AllAsync(IArchive archive, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        await foreach (var note in archive.NotesAsync(Journal.JobKind, "", cancellation))
        {
            if (Of(note) is { } row)
                yield return row;
        }
    }

    /// <summary>The word for a state.</summary>
    public static string Word(JobState state) => state switch { JobState.Running => "running", JobState.Stopped => "stopped", _ => "done" };

    /// <summary>The job that a note tells of; absent where it is not readable.</summary>
    internal static JobRow? Of(IntakeNote note)
    {
        try
        {
            using var json = JsonDocument.Parse(note.Json!);
            var root = json.RootElement;
            var state = root.GetProperty("state").GetString() switch { "done" => JobState.Done, "stopped" => JobState.Stopped, _ => JobState.Running };
            return new(note.Key, state, root.GetProperty("what").GetString() ?? "", root.GetProperty("started").GetString() ?? "", root.GetProperty("changed").GetString() ?? "",
                root.GetProperty("inputs").GetInt64(), root.GetProperty("refused").GetInt64());
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Somebody has written into the table by hand.
            return null;
        }
    }

    /// <summary>Writes it as one JSON object on a line.</summary>
    public static void Write(JobRow job, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("key", job.Key);
            json.WriteString("state", Word(job.State));
            json.WriteString("what", job.What);
            json.WriteString("started", job.Started);
            json.WriteString("changed", job.Changed);
            json.WriteNumber("inputs", job.Inputs);
            json.WriteNumber("refused", job.Refused);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <summary>The note that keeps it.</summary>
    internal IntakeNote ToNote()
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(this, buffer);
        return new(Journal.JobKind, Key, Encoding.UTF8.GetString(buffer.WrittenSpan).TrimEnd());
    }
}
