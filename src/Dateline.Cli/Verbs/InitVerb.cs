using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline init</c>: makes a project folder, with registries to fill in.</summary>
internal static class InitVerb
{
    private const string Template = "project/";

    public static Command Create(Surroundings around)
    {
        var folder = new Argument<string?>("FOLDER") { Arity = ArgumentArity.ZeroOrOne, Description = "the folder to make, or to make a project of (default: the current one)" };
        var quiet = Settings.Quiet();
        var verb = new Verb("init", "Makes a project folder: registries of your own, which hold in every run there.")
        {
            Notes = ["A file that is there already is left as it is. docs/project.md describes the registries; 'dateline doctor' looks through them."],
            Examples = [("dateline init crisis", "makes the folder crisis, with a file for each registry"), ("dateline read --project crisis reports/", "reads with its registries from elsewhere")],
        };
        verb.Add(folder);
        verb.Add(quiet);
        verb.SetAction(result => Make(around, result.GetValue(folder) ?? around.Folder, result.GetValue(quiet)));
        return verb;
    }

    private static int Make(Surroundings around, string folder, bool isQuiet)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ProjectFolder.Registries));
            foreach (var (name, template) in Templates())
            {
                var file = Path.Combine(folder, name);
                var isThere = File.Exists(file);
                if (!isThere)
                {
                    using var content = template();
                    using var made = new FileStream(file, FileMode.CreateNew);
                    content.CopyTo(made);
                }
                if (!isQuiet)
                    around.Error.WriteLine($"{CommandLine.Name}: {VisibleText.Of(file)} {(isThere ? "is there already" : "made")}");
            }
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"No project can be made in {folder}: {fault.Message}");
        }
    }

    /// <summary>The files of a new project, by their paths in it; the one that marks it comes last: what it marks is whole.</summary>
    private static IEnumerable<(string Name, Func<Stream> Open)> Templates()
    {
        var assembly = typeof(InitVerb).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Template, StringComparison.Ordinal))
            .OrderBy(name => name.EndsWith(ProjectFolder.Marker, StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => (name[Template.Length..], new Func<Stream>(() => assembly.GetManifestResourceStream(name)!)));
    }
}
