using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Writes what was learned as the model file that <see cref="GrammarModel"/> reads.</summary>
/// <remarks>The extended part of speech (XPOS) is learned because it helps the rest, and is not written: nothing reads it.</remarks>
internal static class NetworkModelFile
{
    public static byte[] Write(NetworkWeights weights, Vocabulary vocabulary)
    {
        using var stream = new MemoryStream();
        var writer = new ModelWriter(stream);
        writer.Signature();
        foreach (var number in Numbers(weights.Shape))
            writer.Number(number);
        writer.Strings(vocabulary.Upos);
        writer.Strings(vocabulary.Features);
        writer.Strings(vocabulary.Relations);
        writer.Hashes(vocabulary.Words);
        writer.Hashes(vocabulary.Affixes);
        writer.Hashes(vocabulary.Runs);
        foreach (var table in Tables(weights))
            writer.Table(table.Value);
        foreach (var matrix in Matrices(weights))
            writer.Matrix(matrix.Value);
        return stream.ToArray();
    }

    /// <summary>Sets the weights to those of a model file, so that training can go on from there.</summary>
    /// <exception cref="InvalidDataException">The file is of another shape or of other words and labels.</exception>
    public static unsafe void Read(ReadOnlySpan<byte> bytes, NetworkWeights weights, Vocabulary vocabulary)
    {
        fixed (byte* start = bytes)
        {
            var reader = new ModelReader(start, bytes.Length);
            reader.Signature();
            var same = true;
            foreach (var number in Numbers(weights.Shape))
                same &= reader.Number() == number;
            same = same && reader.Strings().SequenceEqual(vocabulary.Upos) && reader.Strings().SequenceEqual(vocabulary.Features)
                && reader.Strings().SequenceEqual(vocabulary.Relations) && reader.Hashes().SequenceEqual(vocabulary.Words)
                && reader.Hashes().SequenceEqual(vocabulary.Affixes) && reader.Hashes().SequenceEqual(vocabulary.Runs);
            if (!same)
                throw new InvalidDataException("The model to go on from was trained with another shape or other treebanks.");
            foreach (var table in Tables(weights))
                Copy(reader.Table(), table.Value);
            foreach (var matrix in Matrices(weights))
                reader.Matrix().All.CopyTo(matrix.Value.All);
        }
    }

    private static unsafe void Copy(ByteTable from, Tensor to)
    {
        for (var row = 0; row < from.Rows; row++)
        {
            for (var i = 0; i < from.Width; i++)
                to[row][i] = from.Values[(nint)row * from.Width + i] * from.Scales[row];
        }
    }

    private static int[] Numbers(NetworkShape shape) =>
    [
        shape.WordWidth, shape.AffixWidth, shape.RunWidth, shape.Width, shape.Layers, shape.TagLayer, shape.TagWidth, shape.ArcWidth, shape.LabelWidth,
    ];

    private static Parameter[] Tables(NetworkWeights weights) => [weights.Words, weights.Affixes, weights.Runs];

    private static IEnumerable<Parameter> Matrices(NetworkWeights weights) =>
    [
        weights.Mix, weights.MixBias, .. weights.Layers.Zip(weights.Gates, (w, g) => new[] { w, g }).SelectMany(p => p),
        weights.TagHidden, weights.TagHiddenBias, weights.Upos, weights.UposBias, weights.Features, weights.FeaturesBias,
        weights.Roles, weights.RolesBias, weights.Arc, weights.ArcBias,
        weights.ArcRoot, weights.ArcDistance, weights.LabelRoot, weights.LabelDistance, weights.Label, weights.LabelBias,
    ];
}
