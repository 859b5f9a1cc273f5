using Dateline.Reading.Page;
using Dateline.Reading.Provenance;

namespace Dateline.Projects;

/// <summary>An outlet or agency that a project names.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Source">The house.</param>
/// <param name="Forms">The names under which it is credited, as the registry writes them: with <c>?</c> behind those that are also something else.</param>
internal sealed record OwnSource(RegistryRow Row, Source Source, IReadOnlyList<string> Forms)
{
    public static List<OwnSource> Read(IReadOnlyList<RegistryRow> outlets, IReadOnlyList<RegistryRow> agencies, ValueChecks checks)
    {
        var sources = new List<OwnSource>();
        if (outlets.Count + agencies.Count == 0)
            return sources;
        var suffixes = PublicSuffixes.Load();
        var lines = new Dictionary<string, RegistryRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var (row, kind) in outlets.Select(r => (r, SourceKind.Outlet)).Concat(agencies.Select(r => (r, SourceKind.Agency))))
        {
            var isRight = checks.Country(row, "country", out var country);
            foreach (var domain in row.List("domains"))
                isRight &= IsDomain(row, domain, suffixes, checks.Faults) && IsFirst(row, "domain", domain, lines, checks.Faults);
            var name = row["name"];
            // A short name is often a word, too: it counts where nothing but a credit can stand.
            string[] forms = [kind == SourceKind.Outlet && name.Length < SourceRegistry.ShortName ? name + "?" : name, .. row.List("names")];
            foreach (var form in forms)
                isRight &= CanBeFound(row, form, checks.Faults) && IsFirst(row, "name", form.TrimEnd('?'), lines, checks.Faults);
            if (isRight)
                sources.Add(new(row, new Source(row["id"] is { Length: > 0 } id ? id : null, name, kind, country, row.List("domains")) { IsListed = true }, forms));
        }
        return sources;
    }

    private static bool IsDomain(RegistryRow row, string domain, PublicSuffixes suffixes, FaultList faults)
    {
        if (domain.Any(c => char.IsWhiteSpace(c) || c is '/' or ':' or '@' or '?' or '#') || !domain.Contains('.', StringComparison.Ordinal) || suffixes.Registrable("https://" + domain) is not { } registered)
        {
            faults.Add("DL0505", row, $"'{domain}' is no domain.", "Give the name alone, as in courier.example: without https:// and without a path.");
            return false;
        }
        if (registered == domain)
            return true;
        faults.Add("DL0508", row, $"'{domain}' is never asked for: addresses are known by the name that somebody registered.", $"Write {registered}.");
        return false;
    }

    private static bool CanBeFound(RegistryRow row, string form, FaultList faults)
    {
        if (SourceRegistry.CanBeFound(form))
            return true;
        faults.Add("DL0508", row, $"'{form}' is never found in a credit: a name has letters, and at most {SourceRegistry.LongestName} characters.", "Give the name as credits print it.");
        return false;
    }

    private static bool IsFirst(RegistryRow row, string what, string value, Dictionary<string, RegistryRow> lines, FaultList faults)
    {
        if (lines.TryAdd(what + "|" + value, row) || lines[what + "|" + value] == row)
            return true;
        var first = lines[what + "|" + value];
        faults.Add("DL0507", row, $"The {what} '{value}' stands in {first.File}:{first.Line} already.", "Leave one of them out: only the first would count.");
        return false;
    }
}
