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
        var shape = weights.Shape;
        writer.Signature();
        foreach (var number in (ReadOnlySpan<int>)[
            shape.WordWidth, shape.AffixWidth, shape.RunWidth, shape.Width, shape.Layers, shape.TagLayer, shape.TagWidth, shape.ArcWidth, shape.LabelWidth])
        {
            writer.Number(number);
        }
        writer.Strings(vocabulary.Upos);
        writer.Strings(vocabulary.Features);
        writer.Strings(vocabulary.Relations);
        writer.Hashes(vocabulary.Words);
        writer.Hashes(vocabulary.Affixes);
        writer.Hashes(vocabulary.Runs);
        foreach (var table in (ReadOnlySpan<Parameter>)[weights.Words, weights.Affixes, weights.Runs])
            writer.Table(table.Value);
        writer.Matrix(weights.Mix.Value);
        writer.Matrix(weights.MixBias.Value);
        for (var i = 0; i < shape.Layers; i++)
        {
            writer.Matrix(weights.Layers[i].Value);
            writer.Matrix(weights.Gates[i].Value);
        }
        foreach (var matrix in (ReadOnlySpan<Parameter>)[
            weights.TagHidden, weights.TagHiddenBias, weights.Upos, weights.UposBias, weights.Features, weights.FeaturesBias,
            weights.Roles, weights.RolesBias, weights.Arc, weights.ArcBias,
            weights.ArcRoot, weights.ArcDistance, weights.LabelRoot, weights.LabelDistance, weights.Label, weights.LabelBias])
        {
            writer.Matrix(matrix.Value);
        }
        return stream.ToArray();
    }
}
