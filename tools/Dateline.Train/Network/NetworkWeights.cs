using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Everything that is learned.</summary>
internal sealed class NetworkWeights
{
    public NetworkWeights(NetworkShape shape, Vocabulary vocabulary, int shards, ulong seed)
    {
        Shape = shape;
        var random = new Randomness(seed);
        Parameter Make(string name, int rows, int columns) => Keep(new Parameter(name, rows, columns, shards));
        Parameter Table(string name, int rows, int columns) =>
            Keep(new Parameter(name, rows, columns, 1) { TouchedRows = [] }.Initialise(random, 0.1f));
        Words = Table("words", vocabulary.Words.Length + 1, shape.WordWidth);
        Affixes = Table("affixes", Math.Max(1, vocabulary.Affixes.Length), shape.AffixWidth);
        Runs = Table("runs", Math.Max(1, vocabulary.Runs.Length), shape.RunWidth);
        Mix = Make("mix", shape.EmbeddingWidth, shape.BothWidth).InitialiseGlorot(random);
        MixBias = Make("mix.bias", 1, shape.BothWidth);
        Layers = [.. Enumerable.Range(0, shape.Layers).Select(i => Make($"layer{i + 1}", shape.BothWidth, 6 * shape.Width).Initialise(random, MathF.Sqrt(3f / shape.BothWidth)))];
        Gates = [.. Enumerable.Range(0, shape.Layers).Select(i => Make($"layer{i + 1}.gates", 1, 8 * shape.Width))];
        TagHidden = Make("tags.hidden", shape.BothWidth, shape.TagWidth).InitialiseGlorot(random);
        TagHiddenBias = Make("tags.hidden.bias", 1, shape.TagWidth);
        (Upos, UposBias) = Head("upos", vocabulary.Upos.Length);
        (Xpos, XposBias) = Head("xpos", vocabulary.Xpos.Length);
        (Features, FeaturesBias) = Head("features", vocabulary.Features.Length);
        Roles = Make("roles", shape.BothWidth, shape.RoleWidth).InitialiseGlorot(random);
        RolesBias = Make("roles.bias", 1, shape.RoleWidth);
        Arc = Make("arc", shape.ArcWidth, shape.ArcWidth).InitialiseGlorot(random);
        ArcBias = Make("arc.bias", 1, shape.ArcWidth);
        ArcRoot = Make("arc.root", 1, shape.ArcWidth).Initialise(random, 0.3f);
        ArcDistance = Make("arc.distance", 1, Distance.Buckets);
        LabelRoot = Make("label.root", 1, shape.LabelWidth).Initialise(random, 0.3f);
        LabelDistance = Make("label.distance", Distance.Buckets, shape.LabelWidth);
        Label = Make("label", shape.LabelWidth, vocabulary.Relations.Length).InitialiseGlorot(random);
        LabelBias = Make("label.bias", 1, vocabulary.Relations.Length);

        (Parameter, Parameter) Head(string name, int classes) =>
            (Make(name, shape.TagWidth, classes).InitialiseGlorot(random), Make(name + ".bias", 1, classes));
    }

    public NetworkShape Shape { get; }

    public List<Parameter> All { get; } = [];

    public Parameter Words { get; }

    public Parameter Affixes { get; }

    public Parameter Runs { get; }

    public Parameter Mix { get; }

    public Parameter MixBias { get; }

    public Parameter[] Layers { get; }

    public Parameter[] Gates { get; }

    public Parameter TagHidden { get; }

    public Parameter TagHiddenBias { get; }

    public Parameter Upos { get; }

    public Parameter UposBias { get; }

    public Parameter Xpos { get; }

    public Parameter XposBias { get; }

    public Parameter Features { get; }

    public Parameter FeaturesBias { get; }

    public Parameter Roles { get; }

    public Parameter RolesBias { get; }

    public Parameter Arc { get; }

    public Parameter ArcBias { get; }

    public Parameter ArcRoot { get; }

    public Parameter ArcDistance { get; }

    public Parameter LabelRoot { get; }

    public Parameter LabelDistance { get; }

    public Parameter Label { get; }

    public Parameter LabelBias { get; }

    private Parameter Keep(Parameter parameter)
    {
        All.Add(parameter);
        return parameter;
    }
}
