using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dateline.Stories;
using NodaTime;

namespace Dateline.Bench;

/// <summary>Reports of our own making, one in twenty a copy of another, through <see cref="RunningStories"/> day by day: CPU time of a report in each tenth of the stream, and memory.</summary>
internal static class StoriesBench
{
    private const int ReportsOfDay = 700;
    private const int StoriesAtOnce = 300;
    private const int Words = 200_000;

    public static int Run(string[] args)
    {
        var at = Array.IndexOf(args, "--reports");
        var count = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 100_000;
        var stream = new RunningStories();
        var made = new MadeReports();
        var (stories, largest, told) = (0L, 0, 0L);
        var times = new List<double>();
        using var process = Process.GetCurrentProcess();
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var spent = TimeSpan.Zero;
            for (var number = tenth * count / 10; number < (tenth + 1) * count / 10; number++)
            {
                var report = made.Next(number);
                var before = process.TotalProcessorTime;
                stream.Add(report);
                if (number % ReportsOfDay == ReportsOfDay - 1)
                {
                    // The day's stories are told, and what is over is let go.
                    told += stream.Stories().Count;
                    foreach (var story in stream.Close(MadeReports.DayOf(number)))
                    {
                        stories++;
                        largest = Math.Max(largest, story.Reports.Count);
                    }
                }
                process.Refresh();
                spent += process.TotalProcessorTime - before;
            }
            times.Add(spent.TotalMilliseconds / (count / 10));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(tenth + 1) * 10,3} %: {times[^1]:0.000} ms CPU a report, {stream.Count} held, {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0} MiB live, {process.WorkingSet64 / 1048576.0:0} MiB resident, {stories} stories closed, the largest of {largest}"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"last tenth to first: {times[^1] / times[0]:0.00}; to second: {times[^1] / times[1]:0.00}"));
        return 0;
    }

    /// <summary>Reports about invented developments that begin and end; the same numbers make the same reports.</summary>
    private sealed class MadeReports
    {
        private static readonly string[] Common = ("the of and to in a that is was for on with as by at from be are this were had not but have they which one would their all we his there been has when who will more no if out so up said "
            + "what its about than into them can only other new some could time these two may then do first any my now such like our over man me even most made after also").Split(' ');

        private readonly Random _random = new(7);
        private readonly List<int[]> _topics = [];
        private readonly List<string> _recent = [];

        public static LocalDate DayOf(int number) => new LocalDate(2031, 1, 1).PlusDays(number / ReportsOfDay);

        public StoryReport Next(int number)
        {
            if (_topics.Count < StoriesAtOnce || _random.Next(ReportsOfDay) < 30)
            {
                if (_topics.Count >= StoriesAtOnce)
                    _topics.RemoveAt(_random.Next(40));
                _topics.Add([.. Enumerable.Range(0, 40).Select(_ => _random.Next(Words))]);
            }
            var text = _recent.Count > 100 && _random.Next(20) == 0 ? Edited(_recent[_random.Next(_recent.Count)]) : Written(_topics[_random.Next(_topics.Count)]);
            _recent.Add(text);
            if (_recent.Count > ReportsOfDay * 2)
                _recent.RemoveAt(0);
            var key = "r" + number.ToString(CultureInfo.InvariantCulture);
            return new(key, new Chronicle
            {
                Report = new Report { Id = key, Source = key, Text = text, Published = new PublicationTime(DayOf(number)), Sentences = Sentences(text) },
            });
        }

        private string Written(int[] topic)
        {
            var text = new StringBuilder();
            for (var sentence = 0; sentence < 30; sentence++)
            {
                for (var word = 0; word < 20; word++)
                    text.Append(Word(_random.Next(10) switch { < 2 => topic[_random.Next(topic.Length)], < 5 => Rare(), _ => -1 - _random.Next(Common.Length) }, word == 0)).Append(' ');
                text.Length--;
                text.Append(". ");
            }
            return text.ToString();
        }

        /// <summary>Leaves out sentences and puts a new head before what is left.</summary>
        private string Edited(string text)
        {
            var kept = text.Split(". ", StringSplitOptions.RemoveEmptyEntries).Where(_ => _random.Next(10) < 7);
            return $"{Word(Rare(), true)} {Word(Rare(), false)} again. {string.Join(". ", kept)}. ";
        }

        /// <summary>Few words are frequent, most are rare.</summary>
        private int Rare() => (int)(Words * Math.Pow(_random.NextDouble(), 2));

        /// <summary>A word of syllables for a number; for a negative one a common word.</summary>
        private static string Word(int number, bool isFirst)
        {
            const string Consonants = "bdfgklmnprstvz";
            const string Vowels = "aeiou";
            var word = new StringBuilder();
            if (number < 0)
                return Common[-1 - number];
            for (var rest = number + 5000; rest > 0; rest /= 70)
                word.Append(Consonants[rest % 14]).Append(Vowels[rest / 14 % 5]);
            if (isFirst || number % 4 == 0)
                word[0] = char.ToUpperInvariant(word[0]);
            return word.ToString();
        }

        private static List<TextSpan> Sentences(string text)
        {
            var sentences = new List<TextSpan>();
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = text.IndexOf(". ", start, StringComparison.Ordinal) + 2;
                end = end < 2 ? text.Length : end;
                sentences.Add(new(start, end));
            }
            return sentences;
        }
    }
}
