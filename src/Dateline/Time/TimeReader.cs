using Dateline.Language;
using NodaTime;

namespace Dateline.Time;

/// <summary>Finds the time expressions of a text and says what they mean. Load once; thread-safe.</summary>
internal sealed class TimeReader(TimeLexicon lexicon)
{
    /// <summary>News says in its first sentences which day it speaks of.</summary>
    private const int LeadSentences = 4;

    public static TimeReader Load() => new(TimeLexicon.Load());

    public TimeLexicon Lexicon => lexicon;

    /// <summary>The expressions of the text, in order.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="published">The day of publication, where it is known.</param>
    /// <param name="document">The document with its tree; where it is given, tense is that of the governing verb.</param>
    public List<TimeExpression> Read(TextWords words, LocalDate? published, Document? document = null)
    {
        var tense = ClauseTense.Of(words, lexicon, document);
        var phrases = new TimeGrammar(words, lexicon, tense).Phrases();
        MarkAsides(words, phrases);
        var written = DatelineDay.Of(words, phrases, published) ?? published;
        var isNarrative = IsNarrative(words, phrases, written);
        var anchor = new TimeAnchor(words, tense, written, isNarrative);
        var story = isNarrative ? new StoryLine(words, lexicon, anchor, tense).Read(phrases) : null;
        var times = new List<TimeExpression>(phrases.Count);
        for (var i = 0; i < phrases.Count; i++)
        {
            var phrase = phrases[i];
            var meaning = story is null ? anchor.Resolve(phrase) : story[i];
            times.Add(new TimeExpression(words.SpanOf(phrase.First, phrase.End), phrase.Type, meaning.Value, meaning.Edtf, meaning.Earliest, meaning.Latest));
        }
        return times;
    }

    /// <summary>Whether the text tells a history rather than the news of the day: full years of the past throughout, and hardly a day
    /// that only the publication date could tell ("today", "on Friday").</summary>
    private static bool IsNarrative(TextWords words, List<TimePhrase> phrases, LocalDate? published)
    {
        var years = 0;
        var days = 0;
        var opensWithDay = false;
        foreach (var phrase in phrases)
        {
            if (phrase.Year is { } year && (published is null || year < published.Value.Year - 1 || year < 0))
                years++;
            else if ((phrase.Form == TimeForm.Shifted && phrase.From == TimeOrigin.Published) || (phrase.Weekday is not null && phrase.Day is null))
            {
                days++;
                opensWithDay |= words[phrase.First].Sentence < LeadSentences;
            }
        }
        return published is null || (years >= 6 && years >= 4 * days && !opensWithDay);
    }

    /// <summary>Dates in brackets stand aside from the line of the story.</summary>
    private static void MarkAsides(TextWords words, List<TimePhrase> phrases)
    {
        var depth = 0;
        var word = 0;
        foreach (var phrase in phrases)
        {
            for (; word < phrase.First; word++)
            {
                if (word > 0 && words[word].Sentence != words[word - 1].Sentence)
                    depth = 0;
                depth += words[word].Lower switch { "(" or "[" => 1, ")" or "]" => -1, _ => 0 };
                depth = Math.Max(0, depth);
            }
            phrase.IsAside = depth > 0;
        }
    }
}
