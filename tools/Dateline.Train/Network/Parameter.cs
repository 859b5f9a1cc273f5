using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Weights that are learned, with one gradient for each shard of a batch, and the moments Adam keeps.</summary>
internal sealed class Parameter
{
    public Parameter(string name, int rows, int columns, int shards)
    {
        Name = name;
        Value = new Tensor(rows, columns);
        Gradients = [.. Enumerable.Range(0, shards).Select(_ => new Tensor(rows, columns))];
        Moment = new Tensor(rows, columns);
        Square = new Tensor(rows, columns);
        Touched = new bool[rows];
    }

    public string Name { get; }

    public Tensor Value { get; }

    public Tensor[] Gradients { get; }

    public Tensor Moment { get; }

    public Tensor Square { get; }

    /// <summary>For a table of vectors: the rows that this batch has seen. Null for weights that every batch moves.</summary>
    public List<int>? TouchedRows { get; init; }

    /// <summary>Which rows stand in <see cref="TouchedRows"/>.</summary>
    public bool[] Touched { get; }

    /// <summary>Uniform in −range to range.</summary>
    public Parameter Initialise(Randomness random, float range)
    {
        for (var row = 0; row < Value.Rows; row++)
        {
            foreach (ref var weight in Value[row])
                weight = random.Symmetric(range);
        }
        return this;
    }

    /// <summary>Glorot and Bengio's range for a layer with this many inputs and outputs.</summary>
    public Parameter InitialiseGlorot(Randomness random) => Initialise(random, MathF.Sqrt(6f / (Value.Rows + Value.Columns)));
}
