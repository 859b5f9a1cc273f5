using System.Collections.Frozen;
using Dateline.Lexica;
using Dateline.Projects;
using Dateline.Reading.Page;

namespace Dateline.Reading.Provenance;

/// <summary>What kind of house a text was taken from.</summary>
internal enum SourceKind
{
    /// <summary>A news agency: its texts are made to be printed by others.</summary>
    Agency,

    /// <summary>A newspaper, a broadcaster, a site.</summary>
    Outlet,
}

/// <summary>A house whose texts others print.</summary>
/// <param name="Id">Key in the registry; of houses that are not in it, none.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">ISO 3166-1 alpha-3 code of its country.</param>
/// <param name="Domains">Its registrable domains.</param>
internal sealed record Source(string? Id, string Name, SourceKind Kind, string? Country, IReadOnlyList<string> Domains)
{
    /// <summary>Whether a project lists it: then it is called as that says, whatever its pages call themselves.</summary>
    public bool IsListed { get; init; }
}

/// <summary>Agencies and outlets by the names under which they are credited: <c>lexicon/reading/agencies.txt</c> and <c>outlets.txt</c>.</summary>
internal sealed class SourceRegistry
{
    /// <summary>The name of an outlet of fewer letters counts only where nothing but a credit can stand.</summary>
    public const int ShortName = 6;

    /// <summary>No name of more characters is looked for.</summary>
    public const int LongestName = 60;

    private const int LongestForm = 6;

    private readonly FrozenDictionary<string, Form[]>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly FrozenDictionary<string, Form[]>.AlternateLookup<ReadOnlySpan<char>> _anyCase;
    private readonly FrozenDictionary<string, Source> _byDomain;
    private readonly string[] _unspaced;

    private SourceRegistry(Dictionary<string, List<Form>> exact, Dictionary<string, List<Form>> anyCase, Dictionary<string, Source> byDomain)
    {
        _exact = exact.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _anyCase = anyCase.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _byDomain = byDomain.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _unspaced = [.. anyCase.Keys.Where(k => k[0] >= '\u3000').OrderByDescending(k => k.Length)];
    }

    /// <param name="own">What a project lists, which goes before what is known by the same name or domain.</param>
    public static SourceRegistry Load(IReadOnlyList<OwnSource> own)
    {
        var exact = new Dictionary<string, List<Form>>(StringComparer.Ordinal);
        var anyCase = new Dictionary<string, List<Form>>(StringComparer.OrdinalIgnoreCase);
        var byDomain = new Dictionary<string, Source>(StringComparer.OrdinalIgnoreCase);
        foreach (var listed in own)
            Enter(listed.Source, listed.Forms);
        foreach (var line in LexiconText.Lines("reading/agencies.txt"))
        {
            if (line.Fields() is not [var id, var name, var country, var domains, var kind, var forms])
                throw line.Wrong("is not 'id | name | country | domains | kind | forms'");
            Enter(new(id, name, kind == "agency" ? SourceKind.Agency : SourceKind.Outlet, country.Length > 0 ? country : null, List(domains)), List(forms));
        }
        foreach (var line in LexiconText.Lines("reading/outlets.txt"))
        {
            var fields = line.Fields();
            if (fields.Length is not (2 or 3))
                throw line.Wrong("is not 'name | domains | other names'");
            var domains = List(fields[1]);
            Enter(new(null, fields[0], SourceKind.Outlet, null, domains), [fields[0] + (fields[0].Length < ShortName ? "?" : ""), .. fields.Length == 3 ? List(fields[2]) : []]);
        }
        foreach (var (form, owners) in exact)
            Share(form, owners);
        return new(exact, anyCase, byDomain);

        // A code of several houses tells that the text is an agency's, but without the country not which: it stands as printed.
        static void Share(string form, List<Form> owners)
        {
            if (owners.Count > 1 && owners.TrueForAll(o => o.IsWeak && o.Source.Kind == SourceKind.Agency))
                owners.Add(new(new(null, form, SourceKind.Agency, null, []), true, true));
        }

        static string[] List(string field) => field.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        void Enter(Source source, IReadOnlyList<string> forms)
        {
            foreach (var written in forms)
            {
                var isWeak = written.EndsWith('?');
                var form = Plain(isWeak ? written[..^1] : written).ToString();
                var index = form.Length <= 4 && form[0] < '\u0250' ? exact : anyCase;
                if (!index.TryGetValue(form, out var owners))
                    index.Add(form, owners = []);
                if (!owners.Exists(o => o.Source == source || (o.Source.IsListed && !source.IsListed)))
                    owners.Add(new(source, isWeak));
            }
            foreach (var domain in source.Domains)
                byDomain.TryAdd(domain, source);
        }
    }

    /// <summary>Whether a name, with <c>?</c> behind it or not, can be looked for.</summary>
    public static bool CanBeFound(string form) => Plain(form.AsSpan().TrimEnd('?')) is { Length: > 0 and <= LongestName } name && HasLetter(name);

    private static bool HasLetter(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsLetter(c))
                return true;
        }
        return false;
    }

    /// <summary>The house that owns a registrable domain.</summary>
    public Source? ByDomain(string? domain) => domain is not null && _byDomain.TryGetValue(domain, out var source) ? source : null;

    /// <summary>The house a name means, the whole name.</summary>
    /// <param name="name">The name as printed; "the" and marks around it do not matter.</param>
    /// <param name="allowWeak">Whether names count that are also common words or codes of several houses.</param>
    /// <param name="country">Country of the outlet, which decides between houses of one code.</param>
    public Source? Find(ReadOnlySpan<char> name, bool allowWeak, string? country = null)
    {
        name = Plain(name);
        if (name.IsEmpty || name.Length > LongestName)
            return null;
        if (!_exact.TryGetValue(name, out var forms) && !_anyCase.TryGetValue(name, out forms))
            return null;
        Form? best = null;
        foreach (var form in forms)
        {
            if (form.IsWeak && !allowWeak)
                continue;
            if (!form.IsShared && country is not null && form.Source.Country == country)
                return form.Source;
            if (best is null || form.IsShared)
                best = form;
        }
        return best?.Source;
    }

    /// <summary>The house with whose name a text begins, and the length of the name.</summary>
    public (Source Source, int Length)? FindAtStart(ReadOnlySpan<char> text, bool allowWeak, string? country = null)
    {
        if (text.IsEmpty)
            return null;
        if (text[0] >= '\u3000')
        {
            foreach (var form in _unspaced)
            {
                if (text.StartsWith(form, StringComparison.Ordinal))
                    return (Find(form, true, country)!, form.Length);
            }
            return null;
        }
        Span<int> ends = stackalloc int[LongestForm];
        var count = 0;
        for (var i = 1; i <= text.Length && count < LongestForm && i <= LongestName; i++)
        {
            if (i == text.Length || char.IsWhiteSpace(text[i]) || text[i] is ',' or '.' or ';' or ':' or ')' or '/' or '|' or '’' or '\'' or '-' or '–' or '—')
            {
                if (!char.IsWhiteSpace(text[i - 1]))
                    ends[count++] = i;
            }
        }
        for (var i = count - 1; i >= 0; i--)
        {
            if (Find(text[..ends[i]], allowWeak, country) is { } source)
                return (source, ends[i]);
        }
        return null;
    }

    /// <summary>Without "the", quotation marks and full stops around it.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name)
    {
        name = name.Trim(" \t\u00A0\"“”„«»'‘’*_:;,|-–—©®™");
        if (name.EndsWith(".", StringComparison.Ordinal) && !name[..^1].Contains('.'))
            name = name[..^1];
        if (name.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
            name = name[4..];
        return name.Trim();
    }

    private sealed record Form(Source Source, bool IsWeak, bool IsShared = false);
}
