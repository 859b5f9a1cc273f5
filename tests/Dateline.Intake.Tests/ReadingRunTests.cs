using CsCheck;

namespace Dateline.Intake.Tests;

public sealed class ReadingRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Readings_come_in_the_order_of_the_arrivals_whoever_is_finished_first() => Gen.Select(Gen.Int[0, 40], Gen.Int[1, 6]).Sample((count, jobs) =>
    {
        var run = Run(input => { Thread.SpinWait(input.Source.GetHashCode(StringComparison.Ordinal) & 0xFFF); return Refused(input); }, jobs);
        var sources = run.Read(Enumerable.Range(0, count).Select(i => Arrive("n" + i)), Cancel).Select(r => r.Input.Source);
        return sources.SequenceEqual(Enumerable.Range(0, count).Select(i => "n" + i));
    }, iter: 200);

    [Fact]
    public void No_more_is_asked_for_than_there_is_room_for()
    {
        var asked = 0;
        IEnumerable<Arrival> Endless()
        {
            while (true)
                yield return Arrive("n" + Interlocked.Increment(ref asked));
        }
        var taken = 0;
        foreach (var reading in Run(Refused, jobs: 2).Read(Endless(), Cancel))
        {
            Assert.NotNull(reading);
            Assert.InRange(Volatile.Read(ref asked), 0, taken + 2 * 8 + 2);
            if (++taken == 500)
                break;
        }
    }

    [Fact]
    public void A_few_large_inputs_fill_the_window_too()
    {
        var asked = 0;
        IEnumerable<Arrival> Large()
        {
            for (var i = 0; i < 40; i++)
            {
                asked++;
                yield return Arrival.Of(new Input { Source = "n" + i, Bytes = new byte[16 * 1024 * 1024] });
            }
        }
        var taken = 0;
        foreach (var reading in Run(Refused, jobs: 8).Read(Large(), Cancel))
        {
            Assert.NotNull(reading);
            Assert.InRange(Volatile.Read(ref asked), 0, ++taken + 4 + 2);
        }
        Assert.Equal(40, taken);
    }

    [Fact]
    public void As_many_are_read_at_once_as_there_are_jobs()
    {
        using var all = new Barrier(3);
        var run = Run(input => all.SignalAndWait(Patience, CancellationToken.None) ? Refused(input) : throw new TimeoutException(), jobs: 3);
        Assert.All(run.Read(Enumerable.Range(0, 9).Select(i => Arrive("n" + i)), Cancel), r => Assert.Equal("X", r.Outcome.Refusal!.Code));
    }

    [Fact]
    public void A_fault_on_one_input_is_its_own()
    {
        var run = Run(input => input.Source == "n1" ? throw new InvalidOperationException("secret") : Refused(input), jobs: 2);
        Assert.Equal(["X", "DL0299", "X"], run.Read([Arrive("n0"), Arrive("n1"), Arrive("n2")], Cancel).Select(r => r.Outcome.Refusal!.Code));
    }

    [Fact]
    public void What_takes_too_long_is_given_up_and_the_others_are_read()
    {
        using var never = new ManualResetEventSlim();
        var limits = IntakeLimits.Default with { ReadingTime = TimeSpan.FromMilliseconds(50) };
        var run = new ReadingRun(input => { if (input.Source == "n1") never.Wait(Patience, CancellationToken.None); return Refused(input); }, limits, jobs: 1);
        var codes = run.Read([Arrive("n0"), Arrive("n1"), Arrive("n2"), Arrive("n3")], Cancel).Select(r => r.Outcome.Refusal!.Code).ToList();
        never.Set();
        Assert.Equal(["X", "DL0211", "X", "X"], codes);
    }

    [Fact]
    public void A_run_that_is_stopped_ends_though_its_source_never_does()
    {
        using var stop = new CancellationTokenSource();
        IEnumerable<Arrival> Endless()
        {
            for (var i = 0; ; i++)
                yield return Arrive("n" + i);
        }
        var taken = 0;
        foreach (var reading in Run(Refused, jobs: 2).Read(Endless(), stop.Token))
        {
            Assert.Equal("n" + taken, reading.Input.Source);
            if (++taken == 10)
                stop.Cancel();
        }
        Assert.Equal(10, taken);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ReadingRun Run(Func<Input, ReadingOutcome> read, int jobs) => new(read, IntakeLimits.Default, jobs);

    private static Arrival Arrive(string source) => Arrival.Of(new Input { Source = source, Bytes = default });

    private static ReadingOutcome Refused(Input input) => ReadingOutcome.Refused(new Refusal("X", input.Source));
}
