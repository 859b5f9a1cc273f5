using System.Text;
using CsCheck;
using Dateline.Archive.Text;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>Our own words are those of SQLite's index, so that another store finds the same.</summary>
public sealed class WordFormsTests : IDisposable
{
    private static readonly string[] Beginnings = ["", "s", "tr", "y", "str", "hop", "vari", "oper", "concili", "electr", "tann", "fall", "feed", "relat", "é", "agr"];

    private static readonly string[] Endings =
    [
        "s", "es", "ies", "sses", "ss", "ed", "eed", "ing", "at", "bl", "iz", "y", "e", "ll", "ational", "tional", "enci", "anci", "izer", "logi", "bli", "alli", "entli", "eli", "ousli", "ization", "ation",
        "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "ical", "ness", "icate", "iciti", "ful", "ative", "alize", "al", "ance", "ence", "er", "ic", "able", "ible", "ant",
        "ement", "ment", "ent", "ion", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public WordFormsTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Forms_that_begin_as_asked_are_the_same_and_the_others_are_left_empty() => Gen.Select(Gen.OneOf(Gen.String, Gen.Select(Gen.Int[0, Beginnings.Length - 1], Gen.Int[0, Endings.Length - 1], (b, e) => $"{Beginnings[b]}{Endings[e]} x{Endings[e]} É{Endings[e]}")), Gen.OneOf(Gen.Char, Gen.Char['a', 'z']).Array[1, 4]).Sample((text, initials) =>
    {
        var all = WordForms.Table.Split(text, stems: true).ToList();
        var some = WordForms.Table.Split(text, stems: true, System.Buffers.SearchValues.Create(initials)).ToList();
        return all.Select(w => w.Span).SequenceEqual(some.Select(w => w.Span)) && all.Zip(some).All(pair => pair.Second.Form == (pair.First.Form.Length > 0 && initials.Contains(pair.First.Form[0]) ? pair.First.Form : ""));
    });

    [Fact]
    public void Every_code_point_is_taken_as_SQLite_takes_it()
    {
        var texts = new List<string>();
        for (var first = 1; first < 0x110000; first += 16)
        {
            var text = new StringBuilder();
            for (var value = first; value < first + 16 && value < 0x110000; value++)
            {
                if (Rune.TryCreate(value, out var rune))
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{rune}b {rune}c ");
            }
            texts.Add(text.ToString());
        }
        Same(texts, stems: false);
    }

    [Fact]
    public void Stems_are_those_of_SQLite()
    {
        var pieces = Gen.Select(Gen.Int[0, Beginnings.Length - 1], Gen.Int[0, Endings.Length - 1], Gen.Int[0, Endings.Length - 1], (b, e, f) => Beginnings[b] + Endings[e] + (f % 3 == 0 ? Endings[f] : ""));
        var letters = Gen.Char["abcdeeilnorstuvwxyz"].Array[1, 12].Select(array => new string(array));
        var texts = new List<string> { new string('a', 63) + "s", new string('a', 64) + "s", new string('é', 32) + "s" };
        Gen.OneOf(pieces, letters).Array[40].Sample(words => { lock (texts) { texts.Add(string.Join(' ', words)); } }, iter: 400, threads: 1);
        Same(texts, stems: true);
    }

    private void Same(List<string> texts, bool stems)
    {
        Soundness.Scalar(_connection, $"CREATE VIRTUAL TABLE t USING fts5 (x, tokenize='{(stems ? "porter " : "")}unicode61 remove_diacritics 2')");
        Soundness.Scalar(_connection, "CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')");
        using (var transaction = _connection.BeginTransaction())
        using (var insert = _connection.CreateCommand())
        {
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO t (rowid, x) VALUES ($1, $2)";
            var (id, text) = (insert.Parameters.AddWithValue("$1", 0), insert.Parameters.AddWithValue("$2", ""));
            for (var i = 0; i < texts.Count; i++)
            {
                (id.Value, text.Value) = (i, texts[i]);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        var found = new SortedDictionary<int, string>[texts.Count];
        using (var ask = _connection.CreateCommand())
        {
            ask.CommandText = "SELECT doc, \"offset\", term FROM v";
            using var row = ask.ExecuteReader();
            while (row.Read())
                (found[row.GetInt32(0)] ??= [])[row.GetInt32(1)] = row.GetString(2);
        }
        for (var i = 0; i < texts.Count; i++)
            Assert.Equal([.. (IEnumerable<string>?)found[i]?.Values ?? []], WordForms.Table.Forms(texts[i], stems));
    }
}
