namespace Dateline.Language.Names;

/// <summary>The labels of the chain: none, and beginning and inside of each kind.</summary>
internal static class NameLabels
{
    /// <summary>Number of labels.</summary>
    public const int Count = 9;

    private static readonly NameKind[] Kinds = [NameKind.Person, NameKind.Organization, NameKind.Location, NameKind.Other];

    /// <summary>The label of a word.</summary>
    public static int Of(NameKind kind, bool begins) => kind switch
    {
        NameKind.Person => 1,
        NameKind.Organization => 3,
        NameKind.Location => 5,
        NameKind.None => 0,
        _ => 7,
    } + (kind == NameKind.None || begins ? 0 : 1);

    /// <summary>The kind of a label other than none.</summary>
    public static NameKind KindOf(int label) => label == 0 ? NameKind.None : Kinds[(label - 1) / 2];

    /// <summary>Number of the kind of a label, 1 to 4; 0 for none.</summary>
    public static int Group(int label) => (label + 1) / 2;

    public static bool IsInside(int label) => label > 0 && label % 2 == 0;

    /// <summary>Inside comes only behind beginning or inside of the same kind.</summary>
    public static bool MayFollow(int previous, int label) => !IsInside(label) || Group(previous) == Group(label);
}
