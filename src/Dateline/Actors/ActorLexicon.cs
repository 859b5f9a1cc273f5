using System.Globalization;
using Dateline.Lexica;
using NodaTime;

namespace Dateline.Actors;

/// <summary>What a word or phrase of the actor lexicon is.</summary>
internal enum ActorTermKind : byte
{
    Country, Demonym, Organisation, Office, Body, Title, Particle, BodyHead, PlaceHead, NoName, Surname, Stance,
}

/// <summary>A word or phrase that names or describes an actor.</summary>
internal sealed record ActorTerm(ActorTermKind Kind)
{
    /// <summary>Country as ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>Name of a country or organisation.</summary>
    public string? Name { get; init; }

    /// <summary>CAMEO/PLOVER code of an organisation.</summary>
    public string? Code { get; init; }

    /// <summary>PLOVER sector.</summary>
    public string? Sector { get; init; }

    public SpeakerOrigin Origin { get; init; }

    /// <summary>Whether the office is that of a head of state or government.</summary>
    public bool IsHead { get; init; }

    /// <summary>The form under which the lexicon lists it first.</summary>
    public string Form { get; init; } = "";

    /// <summary>Whether the form is a noun for people of many, also where it has no "s": "Rohingya".</summary>
    public bool IsPeople { get; init; }

    /// <summary>Whether the form is an acronym, which must be written as one.</summary>
    public bool IsAcronym { get; init; }
}

/// <summary>A head of state or government for a time.</summary>
internal sealed record Leader(string Country, string Office, string Name, string Surname, LocalDate? From, LocalDate? To)
{
    public bool HeldOn(LocalDate day) => (From is null || From <= day) && (To is null || day < To);

    public bool IsHeadOfState => Office.Contains("resident", StringComparison.Ordinal) || Office.Contains("King", StringComparison.Ordinal) || Office.Contains("mir", StringComparison.Ordinal);
}

/// <summary>Countries, organisations, offices, bodies and leaders, from <c>lexicon/actors</c>. Immutable once loaded.</summary>
internal sealed class ActorLexicon
{
    private readonly PhraseTrie<ActorTerm> _terms = new();
    private readonly Dictionary<string, List<Leader>> _leaders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _countryNames = new(StringComparer.Ordinal);

    private ActorLexicon()
    {
    }

    public PhraseTrie<ActorTerm> Terms => _terms;

    /// <summary>What an office is for: "Education", "Foreign Affairs".</summary>
    public PhraseTrie<string> Portfolios { get; } = new();

    public static ActorLexicon Load()
    {
        var lexicon = new ActorLexicon();
        foreach (var line in LexiconText.Lines("actors/countries.txt"))
            lexicon.AddCountry(line.Fields());
        // Before the registry of organisations: of two meanings of the same words the first counts.
        foreach (var line in LexiconText.Lines("actors/groups.txt"))
            lexicon.AddGroup(line);
        foreach (var line in LexiconText.Lines("actors/organisations.txt"))
            lexicon.AddOrganisation(line.Fields());
        foreach (var line in LexiconText.Lines("reading/agencies.txt"))
            lexicon.AddAgency(line.Fields());
        foreach (var line in LexiconText.Lines("actors/peoples.txt"))
            lexicon.AddPeople(line);
        foreach (var line in LexiconText.Lines("actors/leaders.txt"))
            lexicon.AddLeader(line.Fields());
        foreach (var line in LexiconText.Lines("actors/leaders-past.txt"))
            lexicon.AddLeader(line.Fields());
        foreach (var line in LexiconText.Lines("actors/portfolios.txt"))
        {
            foreach (var portfolio in line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon.Portfolios.Add(portfolio, portfolio);
        }
        lexicon.AddWords("actors/offices.txt", ActorTermKind.Office);
        lexicon.AddWords("actors/bodies.txt", ActorTermKind.Body);
        lexicon.AddWords("actors/titles.txt", ActorTermKind.Title);
        foreach (var line in LexiconText.Lines("actors/names.txt"))
        {
            var (kind, words) = line.Cut(':');
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon._terms.Add(word, new ActorTerm(Enum.Parse<ActorTermKind>(kind.Trim(), ignoreCase: true)));
        }
        return lexicon;
    }

    /// <summary>English name of a country.</summary>
    public string? CountryName(string iso3) => _countryNames.GetValueOrDefault(iso3);

    /// <summary>Leaders with a surname, in lower case.</summary>
    public IReadOnlyList<Leader> WithSurname(string surname) => _leaders.GetValueOrDefault(surname) ?? [];

    /// <summary>Who led a country on a day: head of state before head of government, unless the office is asked for.</summary>
    public Leader? LeaderOf(string country, string office, LocalDate day) =>
        _leaders.Values.SelectMany(all => all).Where(l => l.Country == country && l.HeldOn(day))
            .OrderByDescending(l => l.Office.Contains(office, StringComparison.OrdinalIgnoreCase)).ThenByDescending(l => l.IsHeadOfState).ThenByDescending(l => l.From ?? LocalDate.MinIsoValue).FirstOrDefault();

    private void AddCountry(string[] f)
    {
        var name = f[1];
        _countryNames[f[0]] = name;
        var country = new ActorTerm(ActorTermKind.Country) { Country = f[0], Name = name, Code = f[0], Form = name };
        foreach (var form in Names(name, Field(f, 2), Field(f, 3)))
        {
            // Codes of two letters are words in most texts; only these are written in the news.
            if (form.Length > 2 || form is "US" or "UK")
                _terms.Add(form, country with { IsAcronym = form.Length <= 4 && form.All(char.IsUpper) });
        }
        var demonym = new ActorTerm(ActorTermKind.Demonym) { Country = f[0], Name = name, Form = name };
        foreach (var form in Names(Field(f, 4)))
            _terms.Add(form, demonym);
    }

    private void AddOrganisation(string[] f)
    {
        var kind = Field(f, 3);
        var code = kind switch
        {
            "armed group" or "separatist authority" => "REB",
            "human rights" or "humanitarian" or "monitor" or "environment" => "NGO",
            "state force" => "MIL",
            "government" => "GOV",
            _ => "IGO",
        };
        var term = new ActorTerm(ActorTermKind.Organisation)
        {
            Name = f[1], Code = code != "IGO" ? code : f[1].StartsWith("United Nations", StringComparison.Ordinal) ? "IGOUNO" : "IGO" + (f[0].Length is > 0 and <= 8 ? f[0] : ""), Sector = code, Origin = SpeakerOrigin.Official, Form = f[1],
        };
        foreach (var form in Names(f[1], f[0], Field(f, 2)))
            _terms.Add(form, term with { IsAcronym = IsAcronym(form) });
    }

    /// <summary>A house whose words others print is somebody who speaks and is spoken to. Forms that are also common words are left to the reader of names.</summary>
    private void AddAgency(string[] f)
    {
        // Broadcasters share their letters across countries ("ABC"); of them the reader of names knows enough.
        if (f[4] != "agency")
            return;
        // The code tells its country; as a country of the report it would make every ministry in a wire's text one of the wire's own country.
        string[] forms = [.. f[5].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(form => form[^1] != '?' && form[0] < '\u0250' && !form.Contains('/', StringComparison.Ordinal))];
        // Who is called by letters is shown by the words they stand for.
        var name = forms.FirstOrDefault(form => IsAcronym(f[1]) && char.IsUpper(form[0]) && form.Contains(' ', StringComparison.Ordinal) && !form.Contains(f[1], StringComparison.OrdinalIgnoreCase)) ?? f[1];
        var term = new ActorTerm(ActorTermKind.Organisation) { Name = name, Code = f[2] + "MED", Sector = "MED", Origin = SpeakerOrigin.Agency, Form = name };
        foreach (var form in forms)
            _terms.Add(form, term with { IsAcronym = IsAcronym(form) });
    }

    private void AddGroup(LexiconLine line)
    {
        var f = line.Fields();
        if (f.Length != 3 || (f[0] != "-" && !_countryNames.ContainsKey(f[0])))
            throw line.Wrong("is not 'country | sector | names'");
        string? name = null;
        foreach (var form in Names(f[2]))
        {
            name = form.Length > 5 || name is null ? form : name;
            _terms.Add(form, new ActorTerm(ActorTermKind.Organisation) { Name = name, Code = f[1], Sector = f[1], Country = f[0] == "-" ? null : f[0], Origin = SpeakerOrigin.Official, Form = name, IsAcronym = IsAcronym(form) });
        }
    }

    private void AddPeople(LexiconLine line)
    {
        var f = line.Fields();
        if (f.Length != 3 || (f[0] != "-" && !_countryNames.ContainsKey(f[0])))
            throw line.Wrong("is not 'country | nouns | adjectives'");
        var people = new ActorTerm(ActorTermKind.Demonym) { Country = f[0] == "-" ? null : f[0] };
        foreach (var (forms, isPeople) in ((string, bool)[])[(f[1], true), (f[2], false)])
        {
            foreach (var form in forms.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                _terms.Add(form, people with { Form = form, IsPeople = isPeople });
        }
    }

    private static bool IsAcronym(string form) => form.Length <= 8 && form.All(c => char.IsUpper(c) || c is '.' or '+' || char.IsDigit(c));

    private void AddLeader(string[] f)
    {
        var leader = new Leader(f[0], f[1], f[2], f[4], Day(Field(f, 5)), Day(Field(f, 6)));
        var key = f[4].ToLowerInvariant();
        if (!_leaders.TryGetValue(key, out var list))
            _leaders[key] = list = [];
        list.Add(leader);
    }

    private void AddWords(string file, ActorTermKind kind)
    {
        foreach (var line in LexiconText.Lines(file))
        {
            var f = line.Fields();
            if (f.Length < 2)
                throw line.Wrong("has no sector");
            var origin = f.Length > 2 ? f[2] switch { "official" => SpeakerOrigin.Official, "expert" => SpeakerOrigin.Expert, "witness" => SpeakerOrigin.Witness, "participant" => SpeakerOrigin.Participant, "agency" => SpeakerOrigin.Agency, "outlet" => SpeakerOrigin.Outlet, "document" => SpeakerOrigin.Document, "collective" => SpeakerOrigin.Collective, _ => SpeakerOrigin.Unknown } : SpeakerOrigin.Unknown;
            foreach (var form in f[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                _terms.Add(form, new ActorTerm(kind) { Sector = f[1] == "-" ? null : f[1], Origin = origin, IsHead = f.Length > 3, Form = form });
        }
    }

    // Thousands of terms of office, all written alike: a general pattern would cost more than all the rest of the file.
    private static LocalDate? Day(string text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _]
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
        && int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
        && int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static string Field(string[] f, int index) => index < f.Length ? f[index] : "";

    private static IEnumerable<string> Names(params string[] lists) =>
        lists.SelectMany(list => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Where(n => n.Length > 1).Distinct(StringComparer.Ordinal);
}
