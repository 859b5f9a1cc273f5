namespace Dateline.Language;

/// <summary>Tries the words that one slip of the keys could have made another of, and keeps the best.</summary>
/// <param name="spelling">How frequent words are.</param>
/// <param name="best">Gets the best word so far.</param>
internal ref struct Slips(Spelling spelling, Span<char> best)
{
    // Costs in quarters of a bit, as frequencies are. Rules after Pollock and Zamora (1984): letters change places or are doubled far more often than one stands for
    // another; the first letter is seldom wrong.
    private const int Neighbours = 4;
    private const int Doubling = 4;
    private const int Missing = 12;
    private const int Added = 12;
    private const int Vowel = 12;
    private const int Other = 20;
    private const int AtFirstLetter = 8;

    // The longer the word, the less likely it is near another by chance.
    private const int ByLetter = 2;
    private const int Enough = 16;

    private readonly Span<char> _best = best;
    private int _score = Enough;

    /// <summary>Letters of the best word; 0 where none is good enough.</summary>
    public int Length { get; private set; }

    public void Try(scoped ReadOnlySpan<char> form)
    {
        Span<char> word = stackalloc char[Spelling.LongestWord + 1];
        if (HasLongRun(form))
        {
            Weigh(word[..WithRunsOf(form, 2, word)], form.Length, cost: 0);
            Weigh(word[..WithRunsOf(form, 1, word)], form.Length, cost: 0);
            return;
        }
        TryNeighbours(form, word);
        TryWithout(form, word);
        TryWith(form, word);
        TryInstead(form, word);
    }

    private void TryNeighbours(scoped ReadOnlySpan<char> form, scoped Span<char> word)
    {
        for (var i = 0; i + 1 < form.Length; i++)
        {
            if (form[i] == form[i + 1])
                continue;
            form.CopyTo(word);
            (word[i], word[i + 1]) = (form[i + 1], form[i]);
            Weigh(word[..form.Length], form.Length, Neighbours + First(i));
        }
    }

    private void TryWithout(scoped ReadOnlySpan<char> form, scoped Span<char> word)
    {
        for (var i = 0; i < form.Length; i++)
        {
            if (i > 0 && form[i] == form[i - 1])
                continue; // the same word as without the letter before
            form[..i].CopyTo(word);
            form[(i + 1)..].CopyTo(word[i..]);
            var doubled = i + 1 < form.Length && form[i] == form[i + 1];
            Weigh(word[..(form.Length - 1)], form.Length, doubled ? Doubling : Added + First(i));
        }
    }

    private void TryWith(scoped ReadOnlySpan<char> form, scoped Span<char> word)
    {
        for (var i = 0; i <= form.Length; i++)
        {
            form[..i].CopyTo(word);
            form[i..].CopyTo(word[(i + 1)..]);
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                if (i < form.Length && form[i] == letter)
                    continue; // comes again behind that letter
                word[i] = letter;
                Weigh(word[..(form.Length + 1)], form.Length, i > 0 && form[i - 1] == letter ? Doubling : Missing + First(i));
            }
        }
    }

    private void TryInstead(scoped ReadOnlySpan<char> form, scoped Span<char> word)
    {
        form.CopyTo(word);
        for (var i = 0; i < form.Length; i++)
        {
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                if (letter == form[i])
                    continue;
                word[i] = letter;
                Weigh(word[..form.Length], form.Length, (IsVowel(letter) && IsVowel(form[i]) ? Vowel : Other) + First(i));
            }
            word[i] = form[i];
        }
    }

    private void Weigh(scoped ReadOnlySpan<char> word, int letters, int cost)
    {
        var frequency = spelling.Frequency(word);
        var score = frequency - cost + (ByLetter * letters);
        if (frequency < 0 || score <= _score)
            return;
        word.CopyTo(_best);
        (_score, Length) = (score, word.Length);
    }

    private static bool HasLongRun(ReadOnlySpan<char> form)
    {
        for (var i = 2; i < form.Length; i++)
        {
            if (form[i] == form[i - 1] && form[i] == form[i - 2])
                return true;
        }
        return false;
    }

    // Runs of three letters and more become that many.
    private static int WithRunsOf(ReadOnlySpan<char> form, int letters, Span<char> word)
    {
        var length = 0;
        for (var i = 0; i < form.Length;)
        {
            var end = i;
            while (end < form.Length && form[end] == form[i])
                end++;
            var kept = end - i > 2 ? letters : end - i;
            word.Slice(length, kept).Fill(form[i]);
            length += kept;
            i = end;
        }
        return length;
    }

    private static int First(int place) => place == 0 ? AtFirstLetter : 0;

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
