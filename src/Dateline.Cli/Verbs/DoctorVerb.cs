using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Dateline.Archive;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline doctor</c>: what is there, what is missing, how to mend it.</summary>
internal static class DoctorVerb
{
    private const long LittleRoom = 200 * 1024 * 1024;

    public static Command Create(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var project = ProjectSettings.Project();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("doctor", "Shows what is installed, what is missing, and how to mend it.")
        {
            Notes = ["Exit code 1 where something is wrong."],
            Examples = [("dateline doctor", "all checks, for the archive dateline.db")],
        };
        foreach (var option in (Option[])[store, project, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var findings = new List<Finding>();
            await foreach (var finding in ExamineAsync(around, result.GetValue(store)!, ProjectSettings.Folder(around, result.GetValue(project))))
                findings.Add(finding);
            around.Output.Write(Encoding.UTF8.GetBytes(result.GetValue(json) ? AsJson(findings) : AsText(findings, result.GetValue(quiet))));
            return findings.TrueForAll(f => f.Mend is null) ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    private static async IAsyncEnumerable<Finding> ExamineAsync(Surroundings around, string store, string? project)
    {
        yield return new("version", $"Dateline {ShowVersion.Version}", null);
        yield return new("runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores", null);
        yield return new("program", Compilation(), null);
        yield return Try("engine", Engine, "Build again: the lexicon or the models that belong into the program are missing or damaged.");
        yield return Try("gzip", CutGzipIsSeen, "Start it with the file Dateline.Cli.runtimeconfig.json that belongs to it: without it, gzip data that are cut short are taken for whole.");
        yield return Try("folder", () => Room(store), "Make room on the disk, or give a --store elsewhere.");
        yield return await ArchiveAsync(around, store);
        if (project is not null)
        {
            foreach (var finding in ProjectFindings(project))
                yield return finding;
        }
    }

    /// <summary>What is wrong in the registries of a project, line by line, and what stands before something the program knows.</summary>
    private static IEnumerable<Finding> ProjectFindings(string folder)
    {
        const string Name = "project";
        Project? project = null;
        Finding? unreadable = null;
        try
        {
            project = ProjectFolder.Read(folder);
        }
        catch (ArchiveException fault)
        {
            unreadable = new(Name, fault.Message, fault.Mend);
        }
        if (project is null)
            return [unreadable!];
        var mistakes = project.Faults.Select(f => new Finding(Name, $"{ProjectSettings.Place(folder, f)}: {f.Message} [{f.Code}]", f.Mend)).ToList();
        var remarks = project.Shadows().Select(f => new Finding(Name, $"{ProjectSettings.Place(folder, f)}: {f.Message} [{f.Code}]", null, f.Mend));
        return mistakes.Count > 0 ? [.. mistakes, .. remarks] : [new(Name, $"{folder}: {project.Summary}", null), .. remarks];
    }

    /// <summary>How the program was compiled, which decides how fast it starts and nothing else.</summary>
    private static string Compilation()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return "native: compiled for this machine";
        using var library = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Dateline.dll")));
        return library.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0
            ? "ready to run: compiled ahead; a native program would start faster, and is built where clang or gcc is installed on Linux"
            : "compiled while it runs, which is slow to start";
    }

    private static string Engine()
    {
        var outcome = Chronicler.Load().Read(new Input { Source = "doctor", Bytes = default, Extracted = new ExtractedText { Text = "Two people were killed in Brenna on Monday, the mayor said." } });
        return outcome.Chronicle is { } chronicle
            ? string.Create(CultureInfo.InvariantCulture, $"reads: {chronicle.Report.Sentences.Count} sentence, {chronicle.Mentions.Count} event mentions, {chronicle.Statements.Count} statements in a test sentence")
            : throw new InvalidOperationException("it refused a plain sentence: " + outcome.Refusal!.Reason);
    }

    private static string CutGzipIsSeen()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new byte[1000]);
        using var cut = new GZipStream(new MemoryStream(packed.ToArray(), 0, (int)packed.Length - 9), CompressionMode.Decompress);
        try
        {
            cut.CopyTo(Stream.Null);
        }
        catch (InvalidDataException)
        {
            return "data that are cut short are seen";
        }
        throw new InvalidOperationException("data that are cut short are taken for whole");
    }

    private static string Room(string store)
    {
        if (Archives.IsAddress(store))
            return "the archive lies in a database; its disk is the server's";
        var folder = Path.GetDirectoryName(Path.GetFullPath(store))!;
        if (!Directory.Exists(folder))
            throw new InvalidOperationException($"{folder} is not there");
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (1024 * 1024):N0} MiB free for {store}");
        return free >= LittleRoom ? text : throw new InvalidOperationException("only " + text);
    }

    private static async Task<Finding> ArchiveAsync(Surroundings around, string store)
    {
        const string Name = "archive";
        if (!Archives.IsAddress(store) && !File.Exists(store))
            return new(Name, $"{store} is not there yet; 'dateline read PATH' makes it", null);
        try
        {
            await using var archive = Asking.Open(around, store);
            var counts = await archive.CountAsync(around.Stop);
            return new(Name, string.Create(CultureInfo.InvariantCulture, $"{Archives.Shown(store)}: {counts.Reports:N0} reports, {counts.Mentions:N0} event mentions, {counts.Statements:N0} statements, {counts.Quarantined:N0} inputs in quarantine"), null);
        }
        catch (ArchiveException fault)
        {
            return new(Name, fault.Message, fault.Mend);
        }
    }

#pragma warning disable CA1031 // Whatever goes wrong in a check is what the check finds.
    private static Finding Try(string name, Func<string> check, string mend)
    {
        try
        {
            return new(name, check(), null);
        }
        catch (Exception fault)
        {
            return new(name, fault.Message, mend);
        }
    }
#pragma warning restore CA1031

    private static string AsText(List<Finding> findings, bool onlyWrong)
    {
        var text = new StringBuilder();
        foreach (var (name, found, mend, advice) in findings)
        {
            if (onlyWrong && mend is null)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{(mend is not null ? "WRONG" : advice is not null ? "note " : "ok   ")}  {name,-9} {Export.VisibleText.Of(found)}\n");
            if ((mend ?? advice) is { } help)
                text.Append(CultureInfo.InvariantCulture, $"{"",17}{Export.VisibleText.Of(help)}\n");
        }
        return text.ToString();
    }

    private static string AsJson(List<Finding> findings)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var (name, found, mend, advice) in findings)
        {
            using (var json = new System.Text.Json.Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteString("check", name);
                json.WriteBoolean("ok", mend is null);
                json.WriteString("found", found);
                if ((mend ?? advice) is { } help)
                    json.WriteString("mend", help);
                json.WriteEndObject();
            }
            System.Buffers.BuffersExtensions.Write(buffer, "\n"u8);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="Name">The check.</param>
    /// <param name="Found">What it found.</param>
    /// <param name="Mend">What helps, where something is wrong.</param>
    /// <param name="Advice">What could be done where nothing is wrong.</param>
    private sealed record Finding(string Name, string Found, string? Mend, string? Advice = null);
}
