using Dateline.Reading.Page;

namespace Dateline.Reading.Provenance;

/// <summary>Whether a house that is credited is the page's own.</summary>
internal sealed class OwnHouse
{
    private readonly Source? _owner;
    private readonly string? _domain;
    private readonly HashSet<string> _names;

    public OwnHouse(SourceRegistry registry, string? domain, IReadOnlyList<string> names)
    {
        _domain = domain;
        _owner = registry.ByDomain(domain);
        foreach (var name in names)
            _owner ??= registry.Find(name, false);
        _names = names.Select(SiteSuffix.Bare).Where(n => n.Length > 1).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The name by which the registry knows the outlet.</summary>
    public string? Name => _owner?.Name;

    public bool Is(Sign sign)
    {
        if (sign.Source is { } source && (ReferenceEquals(source, _owner) || _domain is not null && source.Domains.Contains(_domain, StringComparer.OrdinalIgnoreCase)))
            return true;
        var bare = SiteSuffix.Bare(sign.Name);
        // "CBC" is the house of "CBC News"; "Reuters" is not that of "Reutersville Herald".
        return bare.Length > 1 && (_names.Contains(bare) || _names.Any(n => n == bare + "news" || bare == n + "news" || n == bare + "com" || bare.Length > 5 && n.StartsWith(bare, StringComparison.Ordinal)));
    }
}
