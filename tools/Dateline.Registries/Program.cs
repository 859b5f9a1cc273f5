// Compiles the registries of lexicon/ from named inputs: run `dotnet run --project tools/Dateline.Registries -- PLACES ACTORS EVENTS LEXICON`,
// where PLACES holds place-table.tsv.gz and ACTORS holds countries.csv, organisations.csv and leaders.csv,
// and EVENTS holds goldstein.csv. The output says where it comes from.
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dateline.Registries;

// `… -- world countries-50m.json src/Dateline.Desk/Assets/world.bin` compiles the desk's map from the npm package world-atlas 2.0.2.
if (args is ["world", var topology, var map])
{
    WorldMap.Compile(topology, map);
    return 0;
}
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

var rows = Tsv(Path.Combine(places, "place-table.tsv.gz"));
const string Credits =
    """
    # A further name of a place: name | = | own name | GeoNames id. Sorted by the names in small letters without marks, to be searched where they lie.
    # Compiled by tools/Dateline.Registries. Towns, divisions, countries: GeoNames (geonames.org), CC BY 4.0; names of divisions and countries: Unicode CLDR, Unicode-3.0;
    # and the CIA World Factbook, public domain; outlines: Natural Earth, public domain; parts of the world, seas, historic states, short forms: own.
    """;
Write("places/places.txt",
    """
    # Places: name | GeoNames id | kind | country | first-level division | latitude | longitude | population
    # Towns of 15,000 people or more, capitals; countries; divisions of the first and second level; parts of the world.

    """ + Credits,
    Gazetteer.Lines(Places(rows, iso3, small: false).ToList(), countries));
Write("places/villages.txt",
    """
    # Small towns and villages of 1,000 people or more, as in places.txt: asked only where a name is not there.

    """ + Credits,
    Gazetteer.Lines(Places(rows, iso3, small: true).ToList(), []));
return 0;

// The rows of a compressed table, without its remarks.
static List<string[]> Tsv(string path)
{
    using var table = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
    var rows = new List<string[]>();
    while (table.ReadLine() is { } line)
    {
        if (line.Length > 0 && line[0] != '#')
            rows.Add(line.Split('\t'));
    }
    return rows;
}

static IEnumerable<Gazetteer.Row> Places(List<string[]> rows, Dictionary<string, string> iso3, bool small)
{
    const int SmallestTown = 15_000;
    const int SmallestVillage = 1_000;
    const int LargeTown = 100_000;
    var divisions = rows.Where(r => r[2] == "ADM1").GroupBy(r => r[3] + "." + r[4]).ToDictionary(g => g.Key, g => g.First()[1]);
    var towns = rows.Where(r => IsTown(r) && People(r) >= SmallestTown).Select(r => (r[3], r[1])).ToHashSet();
    foreach (var r in rows)
    {
        var people = People(r);
        var isSmall = IsTown(r) && people < SmallestTown && r[2] != "PPLC";
        // A district that has the name of its town is meant by hardly any report that names the town.
        if (isSmall != small || (isSmall && people < SmallestVillage) || r[2] is "POI" or "kind" or "STLMT" or "PPLX" || (r[2] == "ADM2" && towns.Contains((r[3], r[1]))))
            continue;
        var kind = r[2] switch { "COUNTRY" => "country", "ADM1" => "region", "ADM2" => "district", "CONT" or "REGION" => "continent", "SEA" or "ISLAND" or "RIVER" or "MTS" or "LAKE" => "nature", "HIST" => "country", "PPLC" => "capital", _ when IsTown(r) => "city", _ => "other" };
        var others = r[9].Split('|').Where(name => name.Length >= (kind == "country" ? 2 : 4) && char.IsUpper(name[0]) && name.All(c => c < 0x250))
            .Take(isSmall || kind is "district" ? 0 : IsTown(r) && people < LargeTown ? 6 : int.MaxValue);
        if (kind is "region" or "district" && Bare(r[1]) is { } bare && !towns.Contains((r[3], bare)))
            others = others.Prepend(bare);
        yield return new Gazetteer.Row(
            r[0], r[1], kind, iso3.GetValueOrDefault(r[3], ""), kind is "city" or "capital" or "district" ? divisions.GetValueOrDefault(r[3] + "." + r[4], "") : "",
            r[6], r[7], people > 0 ? people.ToString(CultureInfo.InvariantCulture) : "", [.. others]);
    }
}

// "Province of Nueva Ecija" is "Nueva Ecija" in reports, "Kabupaten Karo" is "Karo": the name of a division without the word for what it is, or null.
static string? Bare(string name)
{
    string[] before = ["Province of ", "Provincia de ", "Provincia del ", "Provincia di ", "Provincia ", "Departamento de ", "Departamento del ", "Departamento ", "Municipio de ", "Municipio ", "Comuna ", "Kabupaten ", "Kota ", "Powiat ", "Gemeente ", "Obshtina ", "Okres ", "Oraş ", "Partido de ", "Municipiul ", "Politischer Bezirk ", "Općina ", "Distrito de ", "Distrito ", "City of ", "Bashkia ", "Provinsi ", "Landkreis ", "Kreis ", "Grad "];
    string[] behind = [" District", " Municipality", " Province", " Region", " Rayon", " Raion", " Kommune", " Kommun", " Governorate", " Oblast", " Voivodeship", " Shi", " Parish", " vald", " Prefecture", " State", " Department"];
    var bare = before.FirstOrDefault(word => name.StartsWith(word, StringComparison.Ordinal)) is { } first ? name[first.Length..] : behind.FirstOrDefault(word => name.EndsWith(word, StringComparison.Ordinal)) is { } last ? name[..^last.Length] : null;
    return bare is { Length: >= 3 } && char.IsUpper(bare[0]) ? bare : null;
}

static bool IsTown(string[] row) => row[2].StartsWith("PPL", StringComparison.Ordinal);

static long People(string[] row) => long.TryParse(row[8], CultureInfo.InvariantCulture, out var people) ? people : 0;

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
