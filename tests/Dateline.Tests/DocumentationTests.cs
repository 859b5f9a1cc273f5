using System.Text.RegularExpressions;
using Dateline.Formats;
using Dateline.Testing;

namespace Dateline.Tests;

/// <summary>The documentation moves with the code: what the code says to users stands in <c>docs/</c>.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_diagnostic_code_in_the_code_stands_in_the_documentation_and_the_other_way_round()
    {
        var inCode = SourceFiles().SelectMany(file => CodeLiteral().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet();
        var inDocs = CodeRow().Matches(File.ReadAllText(Repository.Path("docs", "diagnostics.md"))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(inCode);
        Assert.Equal(inCode.Order(), inDocs.Order());
    }

    [Fact]
    public void Every_event_type_stands_in_the_documentation()
    {
        var text = File.ReadAllText(Repository.Path("docs", "events.md"));
        Assert.All(Enum.GetValues<EventType>(), type => Assert.Contains($"`{Words.Of(type)}`", text));
    }

    [Fact]
    public void Every_link_between_the_documents_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Path("specs"), "*.md", SearchOption.AllDirectories));
        var broken = from document in documents
                     from Match link in RelativeLink().Matches(File.ReadAllText(document))
                     let target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value)
                     where !Path.Exists(target)
                     select $"{Path.GetRelativePath(Repository.Root, document)}: {link.Groups[1].Value}";
        Assert.Empty(broken);
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex("\"(DL[0-9]{4})\"")]
    private static partial Regex CodeLiteral();

    [GeneratedRegex(@"^\| `(DL[0-9]{4})` \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
