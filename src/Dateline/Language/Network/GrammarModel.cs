using System.Reflection;
using System.Runtime.InteropServices;

namespace Dateline.Language.Network;

/// <summary>The trained network of tags and trees, ready to be used by any number of threads.</summary>
internal sealed unsafe class GrammarModel
{
    /// <summary>The name under which the library carries the English model.</summary>
    public const string English = "models/en-grammar.bin";

    // Keeps the bytes alive that the tables of words point into.
    private readonly object _owner;

    private GrammarModel(ref ModelReader reader, object owner)
    {
        _owner = owner;
        reader.Signature();
        Shape = new NetworkShape(
            reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number());
        var labels = reader.Strings();
        Tags = [.. labels.Select(l => UposLabels.Parse(l))];
        var features = reader.Strings();
        FeatureSets = [.. features.Select(f => Features.Parse(f.AsSpan(f.IndexOf(' ', StringComparison.Ordinal) + 1)).Bits)];
        FeatureStarts = [.. labels.Select(l => Array.FindIndex(features, f => Belongs(f, l)))];
        FeatureEnds = [.. labels.Select(l => Array.FindLastIndex(features, f => Belongs(f, l)) + 1)];
        Relations = [.. reader.Strings().Select(l => RelationLabels.Parse(l))];
        WordRows = new FeatureVocabulary(reader.Hashes(), 1);
        AffixRows = new FeatureVocabulary(reader.Hashes(), 0);
        RunRows = new FeatureVocabulary(reader.Hashes(), 0);
        (Words, Affixes, Runs) = (reader.Table(), reader.Table(), reader.Table());
        Mix = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        Layers = new QuantizedLayer[Shape.Layers];
        Gates = new Tensor[Shape.Layers];
        for (var i = 0; i < Layers.Length; i++)
            (Layers[i], Gates[i]) = (new QuantizedLayer(reader.Matrix(), null), reader.Matrix());
        TagHidden = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        Upos = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        FeatureScores = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        Roles = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        Arc = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        (ArcRoot, ArcDistance, LabelRoot, LabelDistance) = (reader.Matrix(), reader.Matrix(), reader.Matrix(), reader.Matrix());
        Label = new QuantizedLayer(reader.Matrix(), reader.Matrix());
        RootRelation = Array.IndexOf(Relations, Relation.Root);

        static bool Belongs(string feature, string label) => feature.Length > label.Length && feature[label.Length] == ' ' && feature.StartsWith(label, StringComparison.Ordinal);
    }

    public NetworkShape Shape { get; }

    public Upos[] Tags { get; }

    /// <summary>The sets of features, those of one tag side by side.</summary>
    public ulong[] FeatureSets { get; }

    /// <summary>The first set of each tag; −1 where a tag has none.</summary>
    public int[] FeatureStarts { get; }

    /// <summary>The set behind the last of each tag.</summary>
    public int[] FeatureEnds { get; }

    public Relation[] Relations { get; }

    /// <summary>The number of the relation that the root alone has; −1 where the model does not know it.</summary>
    public int RootRelation { get; }

    public FeatureVocabulary WordRows { get; }

    public FeatureVocabulary AffixRows { get; }

    public FeatureVocabulary RunRows { get; }

    public ByteTable Words { get; }

    public ByteTable Affixes { get; }

    public ByteTable Runs { get; }

    public QuantizedLayer Mix { get; }

    public QuantizedLayer[] Layers { get; }

    public Tensor[] Gates { get; }

    public QuantizedLayer TagHidden { get; }

    public QuantizedLayer Upos { get; }

    public QuantizedLayer FeatureScores { get; }

    public QuantizedLayer Roles { get; }

    public QuantizedLayer Arc { get; }

    public Tensor ArcRoot { get; }

    public Tensor ArcDistance { get; }

    public Tensor LabelRoot { get; }

    public Tensor LabelDistance { get; }

    public QuantizedLayer Label { get; }

    /// <summary>The model that the library carries; null where it was built without one.</summary>
    public static GrammarModel? Embedded(string name)
    {
        var stream = typeof(GrammarModel).GetTypeInfo().Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        // The runtime maps the library's file: its resources are there without being read or copied.
        if (stream is UnmanagedMemoryStream mapped)
            return Read(mapped.PositionPointer, mapped.Length, mapped);
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Read(bytes);
        }
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a model.</exception>
    public static GrammarModel Read(ReadOnlySpan<byte> bytes)
    {
        var memory = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(memory);
        return Read((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0), memory.Length, memory);
    }

    private static GrammarModel Read(byte* start, long length, object owner)
    {
        var reader = new ModelReader(start, length);
        var model = new GrammarModel(ref reader, owner);
        GC.KeepAlive(model._owner);
        return model;
    }
}
