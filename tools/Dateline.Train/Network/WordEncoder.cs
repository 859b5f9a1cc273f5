using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>A word's features → their vectors: the word's own, the sum of its affixes', the mean-like sum of its letter runs'.</summary>
internal sealed unsafe class WordEncoder(Parameter words, Parameter affixes, Parameter runs)
{
    private readonly List<int> _rows = [];
    private readonly List<int> _ends = [];

    /// <summary>Reads the words of a batch; with <paramref name="unknown"/> chance a word is taken for an unknown one.</summary>
    public void Forward(IReadOnlyList<WordRows> tokens, Tensor embedded, float unknown, Randomness? random)
    {
        _rows.Clear();
        _ends.Clear();
        embedded.Resize(tokens.Count, words.Value.Columns + affixes.Value.Columns + runs.Value.Columns);
        embedded.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var to = embedded.Row(i);
            var word = random is not null && random.Unit() < unknown ? 0 : token.Word;
            Elementwise.Add(to, words.Value.Row(word), words.Value.Columns);
            _rows.Add(word);
            to += words.Value.Columns;
            foreach (var row in token.Affixes)
            {
                Elementwise.Add(to, affixes.Value.Row(row), affixes.Value.Columns);
                _rows.Add(row);
            }
            _ends.Add(_rows.Count);
            to += affixes.Value.Columns;
            var weight = EmbeddingSum.RunWeight(token.Runs.Length);
            foreach (var row in token.Runs)
            {
                Elementwise.AddScaled(to, runs.Value.Row(row), weight, runs.Value.Columns);
                _rows.Add(row);
            }
            _ends.Add(_rows.Count);
        }
    }

    /// <summary>Gives each row its part of the gradient. Not to be called by two shards at once: the tables' gradients are common.</summary>
    public void Backward(Tensor gradient)
    {
        var next = 0;
        for (var i = 0; i < gradient.Rows; i++)
        {
            var from = gradient.Row(i);
            Give(words, _rows[next++], from, 1);
            from += words.Value.Columns;
            for (; next < _ends[2 * i]; next++)
                Give(affixes, _rows[next], from, 1);
            from += affixes.Value.Columns;
            var weight = EmbeddingSum.RunWeight(_ends[2 * i + 1] - next);
            for (; next < _ends[2 * i + 1]; next++)
                Give(runs, _rows[next], from, weight);
        }
    }

    private static void Give(Parameter table, int row, float* gradient, float weight)
    {
        if (!table.Touched[row])
        {
            table.Touched[row] = true;
            table.TouchedRows!.Add(row);
        }
        Elementwise.AddScaled(table.Gradients[0].Row(row), gradient, weight, table.Value.Columns);
    }
}

/// <summary>The rows of a word's features in the three tables.</summary>
internal sealed record WordRows(int Word, int[] Affixes, int[] Runs);
