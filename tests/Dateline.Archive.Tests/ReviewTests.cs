using CsCheck;
using Dateline.Archive.Review;

namespace Dateline.Archive.Tests;

/// <summary>The chain of the audit trail, decisions on rows of other engines, and how far reviewers agree.</summary>
public sealed class ReviewTests
{
    private static readonly Chronicle One = Specimens.Full(1).Outcome.Chronicle!;

    // --- the chain ---

    [Fact]
    public void A_change_of_any_entry_is_found() => Gen.Select(Gen.Int[2, 9], Gen.Int[0, 1000], Gen.Int[0, 5]).Sample((count, at, how) =>
    {
        var trail = Trail(count).ToList();
        var i = at % count;
        switch (how)
        {
            case 0:
                trail[i] = trail[i] with { Json = trail[i].Json.Replace("Ana", "Eva", StringComparison.Ordinal) };
                break;
            case 1:
                // The last may be missing without a trace: whoever noted its hash knows.
                trail.RemoveAt(Math.Min(i, count - 2));
                break;
            case 2:
                (trail[0], trail[count - 1]) = (trail[count - 1], trail[0]);
                break;
            case 3:
                trail[i] = trail[i] with { ReportId = "sha256:" + new string('a', 64) };
                break;
            case 4:
                trail[i] = trail[i] with { PreviousHash = new string('a', 64) };
                break;
            default:
                trail.Insert(i, trail[i]);
                break;
        }
        return DecisionChain.Verify(trail).Any() && !DecisionChain.Verify(Trail(count)).Any();
    });

    [Fact]
    public void An_entry_that_is_no_decision_is_found_and_nothing_is_thrown() => Gen.String.Sample(json =>
    {
        var entry = new AuditEntry(1, One.Report.Id, json, DecisionChain.Beginning, new string('0', 64));
        return entry.Decision is null && DecisionChain.Verify([entry]).Any();
    });

    // --- decisions on the rows of another engine ---

    [Fact]
    public void A_decision_follows_its_row_when_keys_and_offsets_are_others()
    {
        var review = new ReportReview(Newer(One), Decisions(Draft(ReviewAction.Accept, "m1"), Draft(ReviewAction.Reject, "m2"), Draft(ReviewAction.Accept, "s1")));
        Assert.Equal(ReviewState.Accepted, review.Of("m8").State);
        Assert.Equal(ReviewState.Rejected, review.Of("m7").State);
        Assert.Equal(ReviewState.Accepted, review.Of("s9").State);
        Assert.Empty(review.Orphans);
    }

    [Fact]
    public void A_row_whose_evidence_grew_keeps_its_decision()
    {
        var text = One.Report.Text;
        var end = text.IndexOf("said.", StringComparison.Ordinal) + 5;
        var newer = One with { Mentions = [One.Mentions[1] with { Id = "m1", Evidence = new(new TextSpan(One.Mentions[1].Evidence.Span.Start, end), 0) }] };
        Assert.Equal(ReviewState.Rejected, new ReportReview(newer, Decisions(Draft(ReviewAction.Reject, "m2"))).Of("m1").State);
    }

    [Fact]
    public void What_fits_no_row_any_more_is_an_orphan()
    {
        var review = new ReportReview(One with { Mentions = [One.Mentions[1]] }, Decisions(Draft(ReviewAction.Accept, "m1")));
        Assert.Equal("walked out", Assert.Single(review.Orphans).Row.TriggerWords);
        Assert.Empty(review.Rows);
    }

    // --- the state of a row ---

    [Fact]
    public void What_each_reviewer_said_last_counts()
    {
        Assert.Equal(ReviewState.Open, StateOf());
        Assert.Equal(ReviewState.Open, StateOf(("Ana", ReviewAction.Note)));
        Assert.Equal(ReviewState.Accepted, StateOf(("Ana", ReviewAction.Reject), ("Ana", ReviewAction.Accept)));
        Assert.Equal(ReviewState.Disputed, StateOf(("Ana", ReviewAction.Reject), ("Bo", ReviewAction.Accept)));
        Assert.Equal(ReviewState.Rejected, StateOf(("Ana", ReviewAction.Reject), ("Bo", ReviewAction.Accept), ("Bo", ReviewAction.Reject)));
    }

    [Fact]
    public void Corrections_add_up_until_the_row_is_accepted_or_rejected()
    {
        DecisionDraft Correct(string who, ReviewField field, string? value) => Draft(ReviewAction.Correct, "m1", who) with { Changes = [new(field, value)] };
        var both = Review(Correct("Ana", ReviewField.Date, "2031-03-03"), Correct("Ana", ReviewField.Place, null));
        Assert.Equal(ReviewState.Corrected, both.State);
        Assert.Equal([("Date", "2031-03-03"), ("Place", null)], both.Corrected.Select(c => (c.Key.ToString(), c.Value)));

        var taken = Review(Correct("Ana", ReviewField.Date, "2031-03-03"), Draft(ReviewAction.Accept, "m1", "Ana"));
        Assert.Equal((ReviewState.Accepted, 0), (taken.State, taken.Corrected.Count));

        Assert.Equal(ReviewState.Disputed, Review(Correct("Ana", ReviewField.Date, "2031-03-03"), Correct("Bo", ReviewField.Date, "2031-03-04")).State);
        Assert.Equal(ReviewState.Corrected, Review(Correct("Ana", ReviewField.Date, "2031-03-03"), Correct("Bo", ReviewField.Date, "2031-03-03")).State);
    }

    // --- agreement ---

    [Fact]
    public void Alpha_of_four_observers_with_missing_values_is_that_of_Krippendorff()
    {
        // Krippendorff 2011, example C: twelve units, four observers.
        string[] observers = ["1233214" + "12...", "1233224" + "125.3", ".333234" + "2251.", "1233244" + "1251."];
        var units = Enumerable.Range(0, 12).Select(u => (IReadOnlyList<string>)[.. observers.Select(o => o[u].ToString()).Where(v => v != ".")]);
        Assert.Equal(0.743, KrippendorffAlpha.Of(units)!.Value, 3);
    }

    [Fact]
    public void Alpha_of_two_observers_and_two_values_is_that_of_Krippendorff()
    {
        // Krippendorff 2011, example A.
        const string first = "0100000010", second = "1110010000";
        var units = first.Zip(second, (a, b) => (IReadOnlyList<string>)[a.ToString(), b.ToString()]);
        Assert.Equal(0.095, KrippendorffAlpha.Of(units)!.Value, 3);
    }

    [Fact]
    public void Where_nothing_could_differ_alpha_is_not_defined()
    {
        Assert.Null(KrippendorffAlpha.Of([]));
        Assert.Null(KrippendorffAlpha.Of([["keep"], ["reject"]]));
        Assert.Null(KrippendorffAlpha.Of([["keep", "keep"], ["keep", "keep"]]));
        Assert.Equal(1, KrippendorffAlpha.Of([["keep", "keep"], ["reject", "reject"]]));
    }

    private static Chronicle Newer(Chronicle chronicle)
    {
        const string before = "A line that the newer engine keeps. ";
        TextSpan Moved(TextSpan span) => new(span.Start + before.Length, span.End + before.Length);
        return chronicle with
        {
            Report = chronicle.Report with { Text = before + chronicle.Report.Text },
            Mentions = [.. chronicle.Mentions.Select((m, i) => m with { Id = "m" + (8 - i), Evidence = new(Moved(m.Evidence.Span), m.Evidence.Sentence), Trigger = Moved(m.Trigger) })],
            Statements = [chronicle.Statements[0] with { Id = "s9", Evidence = new(Moved(chronicle.Statements[0].Evidence.Span), 0) }],
            Commitments = [],
        };
    }

    private static ReviewState StateOf(params (string Who, ReviewAction Action)[] decisions) => Review([.. decisions.Select(d => Draft(d.Action, "m1", d.Who))]).State;

    private static RowReview Review(params DecisionDraft[] drafts) => new(Decisions(drafts));

    private static List<Decision> Decisions(params DecisionDraft[] drafts) => [.. drafts.Select((draft, i) => new Decision(i + 1, "2031-04-01T12:00:00Z", draft))];

    private static IReadOnlyList<AuditEntry> Trail(int count) =>
        DecisionChain.Continue(null, [.. Enumerable.Range(0, count).Select(i => Draft(i % 2 == 0 ? ReviewAction.Accept : ReviewAction.Reject, "m1") with { Note = i.ToString(System.Globalization.CultureInfo.InvariantCulture) })], "2031-04-01T12:00:00Z");

    private static DecisionDraft Draft(ReviewAction action, string row, string reviewer = "Ana") => new(reviewer, action, RowPointer.At(One, row)!);
}
