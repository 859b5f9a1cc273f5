using System.Globalization;
using System.Text;

namespace Dateline.Bench;

/// <summary>A report of an invented crisis, made from a number; the same number makes the same report. About 350 words, as a small page.</summary>
internal static class GeneratedReport
{
    private static readonly string[] Places = ["Varensk", "Marrow", "Port Ilse", "Sundhaven", "Kestrel Bay", "Ostra", "Tarn Hollow", "Belmere", "Graywater", "Lindholt"];
    private static readonly string[] People = ["Ilse Korrin", "Tomas Vey", "Ana Sol", "Piet Harrow", "Mira Lund", "Joren Kask", "Edda Brandt", "Luka Moreau", "Signe Falk", "Otto Reyes"];
    private static readonly string[] Offices = ["Minister", "Mayor", "Governor", "General", "Spokeswoman", "Judge"];
    private static readonly string[] Groups = ["dockworkers", "teachers", "bus drivers", "soldiers", "police", "students", "farmers", "nurses", "miners", "shopkeepers"];
    private static readonly string[] Outlets = ["Harbour Radio", "The Marrow Courier", "Varensk Daily", "Northern Post", "The Lantern"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Templates =
    [
        "{0} walked out in {1} on {2}, blocking the road to the harbour for {5} hours.",
        "Police arrested {5} {0} near the station in {1}, {3} {4} said.",
        "\"We will not raise the price of bread before May,\" {3} {4} told reporters in {1} on {2}.",
        "{3} {4} denied that {0} had been fired on in {1}.",
        "At least {5} people were injured when {0} clashed with guards in {1} on {2}.",
        "{3} {4} said that {0} would return to work if talks in {1} went well.",
        "The union of {0} demanded that {3} {4} resign by {2}.",
        "Trains between {1} and the capital ran again after {5} days, the railway reported.",
        "It was not clear who had given the order, and {3} {4} declined to comment.",
        "Hundreds of {0} gathered in the square of {1}, where {3} {4} promised an inquiry.",
        "Aid arrived in {1} on {2}: flour, blankets and medicine for {5} families.",
        "{3} {4} met the leaders of the {0} in {1} on {2} and agreed to a truce of {5} days.",
    ];

    public static byte[] Make(int number)
    {
        var random = new Random(number);
        var day = new DateOnly(2031, 1, 1).AddDays(number % 365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var outlet = Pick(random, Outlets);
        var title = Sentence(random).TrimEnd('.');
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(title).Append("</title><meta property=\"og:site_name\" content=\"").Append(outlet)
            .Append("\"><meta property=\"article:published_time\" content=\"").Append(day).Append("T08:00:00+02:00\"></head><body><header><nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav></header><article><h1>")
            .Append(title).Append("</h1>");
        for (var paragraph = 0; paragraph < 7; paragraph++)
            page.Append("<p>").AppendJoin(' ', Enumerable.Range(0, 3).Select(_ => Sentence(random))).Append("</p>");
        page.Append("</article><footer>Report ").Append(number).Append(" of ").Append(outlet).Append("</footer></body></html>");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>A sentence of such a report.</summary>
    public static string Sentence(Random random)
    {
        var sentence = string.Format(
            CultureInfo.InvariantCulture, Pick(random, Templates), Pick(random, Groups), Pick(random, Places), Pick(random, Days), Pick(random, Offices), Pick(random, People), random.Next(2, 400));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
