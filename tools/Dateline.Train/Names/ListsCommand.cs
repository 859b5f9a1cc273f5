using System.Globalization;
using System.Text;
using Dateline.Language;
using Dateline.Language.Names;

namespace Dateline.Train.Names;

/// <summary>`Dateline.Train lists --out FILE …`: compiles named inputs into the table of name lists.</summary>
internal static class ListsCommand
{
    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out", "--places", "--more-places", "--countries", "--organizations", "--agencies", "--leaders", "--first-names", "--people", "--companies");
        if (options.Text("--out") is not { } output)
            return Options.Usage("lists --out FILE --places TSV[.gz] --more-places TSV --countries CSV --organizations CSV --agencies CSV --leaders CSV --first-names TXT,TXT --people TXT --companies TXT TREEBANK…");
        var lists = new ListTable();
        foreach (var row in Rows(options, "--countries", ','))
        {
            foreach (var name in Names(row["name"], row["official_name"], row["other_names"], row["former_names"]).Where(n => n.Length > 3 || !n.All(char.IsUpper) || n is "UK" or "US" or "USA" or "UAE"))
                lists.Add(name, Gazetteers.Country);
            foreach (var name in Names(row["demonyms"]))
                lists.Add(name, Gazetteers.Nationality);
            foreach (var name in Names(row["capital"], row["capital_factbook"]))
                lists.Add(name, Gazetteers.Place);
        }
        AddPlaces(options, "--places", lists);
        AddPlaces(options, "--more-places", lists);
        foreach (var row in Rows(options, "--organizations", ','))
        {
            foreach (var name in Names(row["acronym"], row["name"], row["other_names"]))
                lists.Add(name, Gazetteers.Organization);
        }
        foreach (var row in Rows(options, "--agencies", ','))
        {
            foreach (var name in Names(row["name"], row["credited_as"]))
                lists.Add(name, Gazetteers.Organization);
        }
        foreach (var row in Rows(options, "--leaders", ','))
        {
            foreach (var name in Names(row["name"], row["other_spellings"]))
                lists.Add(name.Replace("\"", "", StringComparison.Ordinal), Gazetteers.Leader);
            lists.Add(row["surname"], Gazetteers.PersonName);
        }
        foreach (var name in Lines(options, "--first-names"))
            lists.Add(name, Gazetteers.FirstName);
        foreach (var name in Lines(options, "--people"))
            lists.Add(name, Gazetteers.PersonName);
        foreach (var name in Lines(options, "--companies").Where(n => n.Length > 2))
            lists.Add(name, Gazetteers.Company);
        AddCommonWords(options.Values.SelectMany(Treebank.Read), lists);
        var files = new[] { "--places", "--more-places", "--countries", "--organizations", "--agencies", "--leaders", "--first-names", "--people", "--companies" }
            .SelectMany(o => (options.Text(o) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).Concat(options.Values);
        var bytes = NameLists.Write("Dateline name lists; " + Treebank.Provenance(files), lists.Entries);
        File.WriteAllBytes(output, bytes);
        Console.Error.WriteLine($"{lists.Entries.Count} names, {bytes.Length} bytes");
        return 0;
    }

    /// <summary>Countries' other names in the table of places are towns' rivals; places of fewer than 10,000 people help less than they mislead.</summary>
    private static void AddPlaces(Options options, string option, ListTable lists)
    {
        foreach (var row in Rows(options, option, '\t'))
        {
            var people = long.TryParse(row["pop"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : 0;
            var town = row["kind"].StartsWith("PPL", StringComparison.Ordinal) || row["kind"] == "ADM2";
            if (town && people < 10_000)
                continue;
            var list = row["kind"] == "COUNTRY" ? Gazetteers.Country : town && people < 100_000 ? Gazetteers.SmallPlace : Gazetteers.Place;
            lists.Add(row["name"], list);
            // Other names of small places are often airport codes and misspellings; three letters in capitals name anything.
            foreach (var name in Names(row["names"]).Where(name => name.Length > 3 && (!town || people >= 100_000)))
                lists.Add(name, list);
        }
    }

    private static void AddCommonWords(IEnumerable<ConlluSentence> sentences, ListTable lists)
    {
        var counts = new Dictionary<string, (int Lower, int Name)>(StringComparer.Ordinal);
        foreach (var word in sentences.SelectMany(s => s.Words))
        {
            var (lower, name) = counts.GetValueOrDefault(word.Form.ToLowerInvariant());
            counts[word.Form.ToLowerInvariant()] = (lower + (char.IsLower(word.Form[0]) && word.Upos != Upos.Propn ? 1 : 0), name + (word.Upos == Upos.Propn ? 1 : 0));
        }
        foreach (var (form, (lower, name)) in counts)
        {
            if (lower >= 2 && lower > name * 4)
                lists.Add(form, Gazetteers.Common);
        }
    }

    private static IEnumerable<string> Names(params string[] cells) =>
        cells.SelectMany(c => c.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Lines(Options options, string option) => (options.Text(option) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(File.ReadLines).Select(l => l.Trim()).Where(l => l.Length > 1 && l[0] is not ('#' or '!' or '~'));

    private static IEnumerable<Dictionary<string, string>> Rows(Options options, string option, char separator)
    {
        if (options.Text(option) is not { } file)
            yield break;
        using var reader = Treebank.Open(file);
        var header = separator == '\t' ? ["id", "name", "kind", "cc", "adm1", "adm2", "lat", "lon", "pop", "names"] : Cells(reader.ReadLine()!, separator);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = Cells(line, separator);
            yield return header.Index().ToDictionary(h => h.Item, h => h.Index < cells.Count ? cells[h.Index] : "");
        }
    }

    /// <summary>One line of CSV; none of our inputs has line breaks inside quotes.</summary>
    private static List<string> Cells(string line, char separator)
    {
        if (separator == '\t')
            return [.. line.Split('\t')];
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return cells;
    }

    private sealed class ListTable
    {
        private readonly Dictionary<uint, Gazetteers> _lists = [];

        public Dictionary<uint, Gazetteers> Entries => _lists;

        public void Add(string name, Gazetteers list)
        {
            var key = NameLists.Key(name);
            if (key != 0)
                _lists[key] = _lists.GetValueOrDefault(key) | list;
        }
    }
}
