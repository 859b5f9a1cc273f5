// Compiles the registries of lexicon/ from named inputs: run `dotnet run --project tools/Dateline.Registries -- PLACES ACTORS EVENTS LEXICON`,
// where PLACES holds place-table.tsv.gz and ACTORS holds countries.csv, organisations.csv and leaders.csv,
// and EVENTS holds goldstein.csv. The output says where it comes from.
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dateline.Registries;

if (args.Length != 4)
{
    Console.Error.WriteLine("usage: Dateline.Registries PLACES ACTORS EVENTS LEXICON");
    return 2;
}
var (places, actors, events, lexicon) = (args[0], args[1], args[2], args[3]);
var countries = Csv.Rows(Path.Combine(actors, "countries.csv")).ToList();
var iso3 = countries.ToDictionary(c => c["iso2"], c => c["iso3"]);

Write("actors/countries.txt",
    """
    # Countries: ISO 3166-1 alpha-3 | name | other names | former names | demonyms and adjectives | capital
    # Compiled by tools/Dateline.Registries. Codes, names and capitals: GeoNames (geonames.org), CC BY 4.0; further names: Unicode CLDR, Unicode-3.0,
    # and the CIA World Factbook, public domain; short forms and demonyms: own.
    """,
    countries.Select(c => Line(c["iso3"], c["name"], Join(c["official_name"], c["other_names"]), List(c["former_names"]), List(c["demonyms"]), c["capital"])));

Write("actors/organisations.txt",
    """
    # Organisations: acronym | name | other names | kind
    # Compiled by tools/Dateline.Registries from our own list.
    """,
    Csv.Rows(Path.Combine(actors, "organisations.csv")).Select(o => Line(o["acronym"], o["name"], List(o["other_names"]), o["kind"])));

Write("actors/leaders.txt",
    """
    # Heads of state and government: country | office | display name | full name and other spellings | surname | from | to
    # Compiled by tools/Dateline.Registries. Holders and days: CIA World Factbook, public domain; spellings of 2022: Wikidata, CC0.
    # An empty last field: still in office when the input was made, or not known.
    """,
    Csv.Rows(Path.Combine(actors, "leaders.csv")).Where(l => l["surname"].Length > 0)
        .Select(l => Line(l["country"], l["office"], DisplayName(l), Join(l["name"], l["other_spellings"]), l["surname"], l["from"], l["to"])));

Write("events/goldstein.txt",
    """
    # Scores of CAMEO codes from conflict (-10) to cooperation (10): code | score
    # Compiled by tools/Dateline.Registries. J. S. Goldstein's scale as in openeventdata/phoenix_pipeline, postprocess.py, MIT.
    """,
    Csv.Rows(Path.Combine(events, "goldstein.csv")).Select(g => Line([.. g.Values.Take(2)])));

using (var table = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(places, "place-table.tsv.gz")), CompressionMode.Decompress)))
    Write("places/places.txt",
        """
        # Places: GeoNames id | name | kind | country | first-level division | latitude | longitude | population | other names
        # Towns of 100,000 people or more, capitals, seats of large divisions; countries; divisions; parts of the world.
        # Compiled by tools/Dateline.Registries. Towns, divisions, countries: GeoNames (geonames.org), CC BY 4.0; names of divisions: Unicode CLDR, Unicode-3.0;
        # outlines: Natural Earth, public domain; parts of the world, seas, historic states: own.
        """,
        Places(table, iso3));
return 0;

static IEnumerable<string> Places(StreamReader table, Dictionary<string, string> iso3)
{
    var rows = new List<string[]>();
    while (table.ReadLine() is { } line)
    {
        if (line.Length > 0 && line[0] != '#')
            rows.Add(line.Split('\t'));
    }
    var divisions = rows.Where(r => r[2] == "ADM1").GroupBy(r => r[3] + "." + r[4]).ToDictionary(g => g.Key, g => g.First()[1]);
    foreach (var r in rows)
    {
        var people = long.TryParse(r[8], CultureInfo.InvariantCulture, out var n) ? n : 0;
        var town = r[2].StartsWith("PPL", StringComparison.Ordinal);
        if (town ? people < 100_000 && r[2] != "PPLC" && !(r[2] == "PPLA" && people >= 50_000) : r[2] is "ADM2" or "POI" or "kind" or "STLMT" or "PPLX")
            continue;
        var kind = r[2] switch { "COUNTRY" => "country", "ADM1" => "region", "CONT" or "REGION" => "continent", "SEA" or "ISLAND" or "RIVER" or "MTS" or "LAKE" => "nature", "HIST" => "country", _ when town => r[2] == "PPLC" ? "capital" : "city", _ => "other" };
        var others = r[9].Split('|').Where(name => name.Length >= (kind == "country" ? 2 : 4) && char.IsUpper(name[0]) && name.All(c => c < 0x250)).Take(12);
        yield return Line(r[0], r[1], kind, iso3.GetValueOrDefault(r[3], ""), kind is "city" or "capital" ? divisions.GetValueOrDefault(r[3] + "." + r[4], "") : "", r[6], r[7], people > 0 ? people.ToString(CultureInfo.InvariantCulture) : "", string.Join("; ", others));
    }
}

// First name and surname, as reports write it; the spelling of Wikidata where there is one.
static string DisplayName(Dictionary<string, string> leader)
{
    var other = leader["other_spellings"].Split('|')[0].Trim();
    if (other.Contains(leader["surname"], StringComparison.OrdinalIgnoreCase) && other.Contains(' ', StringComparison.Ordinal))
        return other;
    var name = leader["name"];
    var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    return words.Length > 2 && name.EndsWith(leader["surname"], StringComparison.Ordinal) && words[0].Length > 2 && !words[0].EndsWith('.') ? words[0] + " " + leader["surname"] : name;
}

static string Join(string one, string others) => string.Join("; ", new[] { one }.Concat(others.Split('|')).Select(x => x.Trim()).Where(x => x.Length > 0).Distinct());

static string List(string names) => string.Join("; ", names.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

static string Line(params string[] fields) => string.Join(" | ", fields.Select(f => f.Replace('|', '/'))).TrimEnd();

void Write(string path, string head, IEnumerable<string> lines)
{
    var file = Path.Combine(lexicon, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, head + "\n" + string.Concat(lines.Select(l => l + "\n")), new UTF8Encoding(false));
    Console.WriteLine(file);
}
