using System.Runtime.CompilerServices;

namespace Dateline.Reading.Body;

/// <summary>The runs of four words of a text, to tell how much of another text stands in it.</summary>
internal sealed class WordRuns
{
    private const int RunLength = 4;
    private readonly HashSet<ulong> _runs = [];

    /// <summary>An empty set of runs.</summary>
    public WordRuns()
    {
    }

    /// <summary>The runs of a text.</summary>
    public WordRuns(string text) => Add(text);

    /// <summary>Takes up a text.</summary>
    public void Add(string text)
    {
        foreach (var run in new Runs(text))
            _runs.Add(run);
    }

    /// <summary>Share of the runs of <paramref name="text"/> that occur here, from 0 to 1.</summary>
    public double Share(string text)
    {
        var all = 0;
        var found = 0;
        foreach (var run in new Runs(text))
        {
            all++;
            found += _runs.Contains(run) ? 1 : 0;
        }
        return all == 0 ? 0 : (double)found / all;
    }

    /// <summary>The runs of a text, in order, as hashes; a text of fewer than four words is one run of its own.</summary>
    private ref struct Runs(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private RunBuffer _last;
        private int _at;
        private int _words;

        public ulong Current { get; private set; }

        public readonly Runs GetEnumerator() => this;

        public bool MoveNext()
        {
            while (NextWord() is not 0 and var word)
            {
                _last[_words++ % RunLength] = word;
                if (_words >= RunLength)
                {
                    Current = Combined();
                    return true;
                }
            }
            if (_words is 0 or >= RunLength)
                return false;
            Current = Combined();
            _words = 0;
            return true;
        }

        private ulong NextWord()
        {
            while (_at < _text.Length && !char.IsLetterOrDigit(_text[_at]))
                _at++;
            if (_at == _text.Length)
                return 0;
            var hash = 14695981039346656037UL;
            for (; _at < _text.Length && char.IsLetterOrDigit(_text[_at]); _at++)
                hash = (hash ^ char.ToLowerInvariant(_text[_at])) * 1099511628211UL;
            return hash | 1;
        }

        private readonly ulong Combined()
        {
            var run = 0UL;
            for (var i = Math.Max(0, _words - RunLength); i < _words; i++)
                run = (run * 0x9E3779B97F4A7C15UL) + _last[i % RunLength];
            return run;
        }
    }

    [InlineArray(RunLength)]
    private struct RunBuffer
    {
        private ulong _first;
    }
}
