using CsCheck;
using Dateline.Language;
using Dateline.Time;
using NodaTime;

namespace Dateline.Tests.Time;

public sealed class TimeReaderTests
{
    private static readonly TimeReader Reader = TimeReader.Load();

    private static readonly string[] Pieces =
    [
        "January", "the first", "of", "to", "and", "between", "from", "until", "499", "493 BC", "the 470s BC", "1992", "95", "2004", ":", "(", ")", "-", "–", ".", "\n", "5", "31", "29 February", "February 29", "the night of", "spring", "offensive", "last", "next", "the same month",
        "a year ago", "five years ago to the day", "fiscal", "FY2025", "Q3", "H1", "noon", "midnight", "at", "on", "Friday", "Monday the 5th", "the week before last", "the weekend after next", "the 4th Sunday of March", "the run-up to", "Easter", "Ramadan", "Eid al-Fitr", "decade", "century",
        "ten thousand years later", "soon", "recent", "weeks", "2026-01-05T10:30:00Z", "99", "the following decade", "the previous century", "that period", "by that time", "compared with", "who", "will", "was", "VELIN,", "—", "today", "24 hours", "the past", "x",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(pieces => string.Join(' ', pieces));

    private static readonly Gen<LocalDate?> Days = Gen.OneOf(Gen.Const((LocalDate?)null), Gen.Int[-700_000, 2_900_000].Select(days => (LocalDate?)new LocalDate(1970, 1, 1).PlusDays(days)));

    private static TextWords Words(string text) => TextWords.Scan(text, [new TextSpan(0, text.Length)]);

    [Fact]
    public void Expressions_stand_in_order_do_not_overlap_and_end_no_earlier_than_they_begin() =>
        Gen.Select(Texts, Days).Sample(
            (text, published) =>
            {
                var last = 0;
                foreach (var time in Reader.Read(Words(text), published))
                {
                    if (time.Span.Start < last || time.Span.End <= time.Span.Start || time.Earliest > time.Latest)
                        return false;
                    last = time.Span.End;
                }
                return true;
            },
            iter: 20_000);

    [Fact]
    public void What_a_text_means_depends_on_nothing_but_the_text_and_its_day() =>
        Gen.Select(Texts, Days).Sample((text, published) => Reader.Read(Words(text), published).SequenceEqual(TimeReader.Load().Read(Words(text), published)), iter: 300);

    [Fact]
    public void The_governing_verb_tells_the_side_where_there_is_a_tree()
    {
        // The verb nearest to the weekday is "said"; the vote hangs on "held".
        const string Gold = """
            # text = The vote will be held, she said, on Friday.
            1	The	the	DET	_	Definite=Def|PronType=Art	2	det	_	_
            2	vote	vote	NOUN	_	Number=Sing	5	nsubj:pass	_	_
            3	will	will	AUX	_	VerbForm=Fin	5	aux	_	_
            4	be	be	AUX	_	VerbForm=Inf	5	aux:pass	_	_
            5	held	hold	VERB	_	Tense=Past|VerbForm=Part|Voice=Pass	0	root	_	SpaceAfter=No
            6	,	,	PUNCT	_	_	8	punct	_	_
            7	she	she	PRON	_	Case=Nom|Number=Sing|Person=3|PronType=Prs	8	nsubj	_	_
            8	said	say	VERB	_	Mood=Ind|Tense=Past|VerbForm=Fin	5	parataxis	_	SpaceAfter=No
            9	,	,	PUNCT	_	_	8	punct	_	_
            10	on	on	ADP	_	_	11	case	_	_
            11	Friday	Friday	PROPN	_	Number=Sing	5	obl	_	SpaceAfter=No
            12	.	.	PUNCT	_	_	5	punct	_	_


            """;
        using var document = Conllu.ToDocument([.. Conllu.Read(new StringReader(Gold))]);
        var words = TextWords.Scan(document.Text, document.Report.Sentences);
        var published = new LocalDate(2026, 1, 6);
        Assert.Equal("2026-01-02", Assert.Single(Reader.Read(words, published)).Value);
        Assert.Equal("2026-01-09", Assert.Single(Reader.Read(words, published, document)).Value);
    }
}
