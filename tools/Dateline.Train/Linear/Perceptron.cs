using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Dateline.Language.Linear;

namespace Dateline.Train.Linear;

/// <summary>An averaged perceptron with a margin, for several classes over hashed features (Freund and Schapire 1999; Collins 2002).</summary>
internal sealed class Perceptron(int classCount, float margin)
{
    private readonly Dictionary<uint, int> _rows = [];
    private readonly List<float[]> _weights = [];
    private readonly List<double[]> _sums = [];
    private long _time = 1;

    public int ClassCount => classCount;

    public int RowCount => _rows.Count;

    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            if (_rows.TryGetValue(feature, out var row))
            {
                var weights = _weights[row];
                for (var c = 0; c < weights.Length; c++)
                    scores[c] += weights[c];
            }
        }
    }

    /// <summary>Learns from one decision. <paramref name="allowed"/> has a bit for each class that could have been chosen.</summary>
    public int Learn(ReadOnlySpan<uint> features, int gold, uint allowed, float cost = 1)
    {
        Span<float> scores = stackalloc float[classCount];
        Score(features, scores);
        int best = gold, rival = -1;
        for (var c = 0; c < classCount; c++)
        {
            if ((allowed >> c & 1) == 0)
                continue;
            if (scores[c] > scores[best])
                best = c;
            if (c != gold && (rival < 0 || scores[c] > scores[rival]))
                rival = c;
        }
        _time++;
        if (rival >= 0 && scores[gold] - scores[rival] < margin)
            Move(features, gold, rival, cost);
        return best;
    }

    /// <summary>Moves weight from one class to another.</summary>
    public void Move(ReadOnlySpan<uint> features, int to, int from, float by)
    {
        foreach (var feature in features)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, feature, out var known);
            if (!known)
            {
                row = _weights.Count;
                _weights.Add(new float[classCount]);
                _sums.Add(new double[classCount]);
            }
            // The average is w - s/t, where s sums each change times the moment at which it was made.
            _weights[row][to] += by;
            _sums[row][to] += by * _time;
            _weights[row][from] -= by;
            _sums[row][from] -= by * _time;
        }
    }

    /// <summary>One more decision was looked at; call it where <see cref="Move"/> is called without <see cref="Learn"/>.</summary>
    public void Tick() => _time++;

    /// <summary>The averaged weights as a model file; rows whose largest weight lies below <paramref name="smallest"/> are left out.</summary>
    public byte[] Export(string note, double smallest, double scale = 0)
    {
        var rows = new List<(uint Key, double[] Weights)>();
        foreach (var (key, row) in _rows.OrderBy(r => r.Key))
        {
            var average = _weights[row].Select((w, c) => w - (_sums[row][c] / _time)).ToArray();
            if (average.Max(Math.Abs) >= smallest)
                rows.Add((key, average));
        }
        var largest = rows.SelectMany(r => r.Weights).Select(Math.Abs).DefaultIfEmpty(1).Max();
        if (scale == 0)
            scale = Math.Min(256, 32000 / largest);
        return ModelFile.Write(note, classCount, [.. rows.Select(r => (r.Key, r.Weights.Select(w => (short)Math.Round(w * scale)).ToArray()))]);
    }
}

/// <summary>Writes a linear model in the layout that the library reads.</summary>
internal static class ModelFile
{
    public static byte[] Write(string note, int classCount, IReadOnlyList<(uint Key, short[] Weights)> rows)
    {
        // Five of a bucket's eight places are filled on the average: one bucket in eight runs over into the next.
        var buckets = (uint)Math.Max(2, rows.Count / 5);
        var capacity = (int)buckets * LinearModel.BucketSize;
        var text = Encoding.UTF8.GetBytes(note);
        var noteLength = ((20 + text.Length + 31) / 32 * 32) - 20;
        var bytes = new byte[20 + noteLength + (capacity * 4) + (capacity * classCount * 2)];
        Encoding.ASCII.GetBytes("DLLM", bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), classCount);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), buckets);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), noteLength);
        bytes.AsSpan(20, noteLength).Fill((byte)' ');
        text.CopyTo(bytes.AsSpan(20));
        var keys = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(20 + noteLength, capacity * 4));
        var weights = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(20 + noteLength + (capacity * 4)));
        foreach (var (key, row) in rows)
        {
            var slot = (int)LinearModel.Bucket(key, buckets) * LinearModel.BucketSize;
            while (keys[slot] != 0)
                slot = (slot + 1) % capacity;
            keys[slot] = key;
            row.CopyTo(weights[(slot * classCount)..]);
        }
        return bytes;
    }
}
